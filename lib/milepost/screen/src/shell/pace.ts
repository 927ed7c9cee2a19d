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
  const over = overBy(step, now);
  const before = agenda.items.slice(0, step.index);
  const rest = agenda.items.slice(step.index);
  return {
    behind: sum(before.map(over)) + sum(rest.map((item) => Math.max(0, over(item)))),
    ahead: sum(rest.map((item) => Math.max(0, -over(item)))),
  };
}

/** When each step that is still to come begins if all keep to their minutes, in ms since 1970. */
export function beginnings(
  agenda: AgendaShown,
  step: StepShown,
  now: number,
): ReadonlyMap<string, number> {
  const over = overBy(step, now);
  const begins = new Map<string, number>();
  let time = now;
  for (const item of agenda.items.slice(step.index)) {
    if (item.key !== step.key) begins.set(item.key, time);
    time += Math.max(0, -over(item)) * 1000;
  }
  return begins;
}

/** A step that could be shorter, in minutes. */
export interface Cut {
  key: string;
  title: string;
  from: number;
  to: number;
}

export interface Shortening {
  cuts: Cut[];
  /** Minutes that no cut makes up. */
  left: number;
}

/** No step gives more than this share of its time, or it would no longer do what it is for. */
const MOST = 1 / 3;

/** How the steps that are still to come could make up `minutes`, the longest giving most. */
export function shortened(agenda: AgendaShown, step: StepShown, minutes: number): Shortening {
  const coming = agenda.items
    .slice(step.index + 1)
    .filter(({ spent }) => spent === undefined || spent === null)
    .map(({ key, title, minutes: from }) => ({ key, title, from, to: from }));
  let left = minutes;
  while (left > 0) {
    const longest = coming.filter(canGive).reduce<Cut | undefined>(longer, undefined);
    if (!longest) break;
    longest.to -= 1;
    left -= 1;
  }
  return { cuts: coming.filter(({ from, to }) => to < from), left };
}

const canGive = ({ from, to }: Cut): boolean => from - to + 1 <= from * MOST;

const longer = (a: Cut | undefined, b: Cut): Cut => (a && a.to >= b.to ? a : b);

/** By how many seconds a step is over its minutes; less than nothing is what it has left. */
const overBy =
  (step: StepShown, now: number) =>
  ({ key, spent, minutes }: AgendaItem): number =>
    (key === step.key ? timeSpent(step, now) : (spent ?? 0)) - minutes * 60;

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
