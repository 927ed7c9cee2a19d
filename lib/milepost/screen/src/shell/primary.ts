import type { AgendaItem, AgendaShown, Progress, StepShown, TablesShown } from "../contract";

/** What comes next in a room, which is the one thing its primary button does. */
export type Primary =
  | { kind: "reveal" }
  | { kind: "join_tables" }
  | { kind: "next"; to: AgendaItem }
  | { kind: "close" };

/**
 * Reveal what people did alone, if they did anything (estimates are turned card by card); then bring the tables together; else the
 * next step; at the end, close.
 */
export function comesNext(
  step: StepShown,
  agenda: AgendaShown,
  progress: Progress | undefined,
  tables?: TablesShown,
): Primary {
  const acted = (progress?.acted ?? 0) + (progress?.notes ?? 0) > 0;
  const hidden = step.hides && !step.revealed && step.activity.type !== "estimate";
  if (hidden && acted) return { kind: "reveal" };
  if (tables && tables.count > 1 && !tables.joined) return { kind: "join_tables" };
  const to = agenda.items[step.index + 1];
  return to ? { kind: "next", to } : { kind: "close" };
}

/** The step before the current one, if there is one. */
export const comesBefore = (step: StepShown, agenda: AgendaShown): AgendaItem | undefined =>
  agenda.items[step.index - 1];
