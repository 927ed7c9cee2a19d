// The body of each step, by the type of its activity.

import type { Activities } from "../contract";
import { Assign } from "./assign";
import { Collect } from "./collect";
import { Commit } from "./commit";
import { Estimate } from "./estimate";
import { Feedback } from "./feedback";
import { Group } from "./group";
import { Inform } from "./inform";
import { Rate } from "./rate";
import { Refine } from "./refine";
import { Select } from "./select";
import { Sequence } from "./sequence";
import { Sort } from "./sort";
import { Vote } from "./vote";

export const activities: Activities = {
  inform: Inform,
  collect: Collect,
  group: Group,
  vote: Vote,
  rate: Rate,
  sort: Sort,
  refine: Refine,
  select: Select,
  sequence: Sequence,
  assign: Assign,
  estimate: Estimate,
  commit: Commit,
  feedback: Feedback,
};
