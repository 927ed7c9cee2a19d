// The body of each step, by the type of its activity.

import type { Activities } from "../contract";
import { Collect } from "./collect";
import { Commit } from "./commit";
import { Feedback } from "./feedback";
import { Group } from "./group";
import { Inform } from "./inform";
import { Rate } from "./rate";
import { Refine } from "./refine";
import { Select } from "./select";
import { Sequence } from "./sequence";
import { Vote } from "./vote";

export const activities: Activities = {
  inform: Inform,
  collect: Collect,
  group: Group,
  vote: Vote,
  rate: Rate,
  refine: Refine,
  select: Select,
  sequence: Sequence,
  commit: Commit,
  feedback: Feedback,
};
