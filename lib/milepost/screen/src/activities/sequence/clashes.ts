// Where a card is due before what it waits for is finished.

import type { DependencyKind } from "../../contract";
import type { Link } from "./links";

export interface Clash {
  before: string;
  after: string;
  /** The day on which `after` is due. */
  due: number;
  /** The day on which `before` is finished: its own date, or, without one, the earliest. */
  finish: number;
}

export interface Days {
  due?: number | undefined;
  /** The earliest day on which it can be finished, as far as that is known. */
  finish?: number | undefined;
}

// Where only its start is tied, a card may well be finished before the other one is.
const ENDS_LATER: readonly DependencyKind[] = ["finish_start", "finish_finish"];

export function clashesOf(links: readonly Link[], days: ReadonlyMap<string, Days>): Clash[] {
  return links.flatMap(({ before, after, kind }) => {
    const due = days.get(after)?.due;
    const finish = days.get(before)?.due ?? days.get(before)?.finish;
    if (due === undefined || finish === undefined || finish <= due) return [];
    return ENDS_LATER.includes(kind) ? [{ before, after, due, finish }] : [];
  });
}
