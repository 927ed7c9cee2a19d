import type { AgendaItem, AgendaShown, StepShown } from "../contract";
import { timeSpent } from "./time";

/** How a room stands against its agenda, in seconds. */
export interface Pace {
  /** Behind the plan; less than nothing is ahead of it. */
  behind: number;
  /** What the plan still gives to this step and those after it. */
  ahead: number;
}

/**
 * Compares what was used with what was planned.
 *
 * A finished step counts with all it used or saved. The current step, and one that the room
 * stepped back from, counts only with what it used too much: it may yet end on time.
 */
export function paceOf(agenda: AgendaShown, step: StepShown, now: number): Pace {
  const spent = (item: AgendaItem) =>
    item.key === step.key ? timeSpent(step, now) : (item.spent ?? 0);
  const over = (item: AgendaItem) => spent(item) - item.minutes * 60;
  const before = agenda.items.slice(0, step.index);
  const rest = agenda.items.slice(step.index);
  return {
    behind: sum(before.map(over)) + sum(rest.map((item) => Math.max(0, over(item)))),
    ahead: sum(rest.map((item) => Math.max(0, -over(item)))),
  };
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
