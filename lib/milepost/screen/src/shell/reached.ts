import type { MilestoneShown } from "../contract";

/** The milestones that are reached, the latest first. */
export const reached = (milestones: Iterable<MilestoneShown>): MilestoneShown[] =>
  [...milestones]
    .filter(({ status }) => status === "done")
    .sort((a, b) => (b.done_on ?? "").localeCompare(a.done_on ?? ""));

/** Those of them that were not yet reached when only `before` were. */
export const newlyReached = (
  milestones: Iterable<MilestoneShown>,
  before: ReadonlySet<string>,
): MilestoneShown[] => reached(milestones).filter(({ id }) => !before.has(id));
