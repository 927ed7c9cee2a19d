// Where a card's marks stand: along the time axis, or, without dates, along the stages.

import { axisOf, placeOf, type Axis } from "./axis";
import type { Row } from "./rows";

/** Places from 0, the beginning of the axis, to 1, its end. */
export interface Marks {
  start: number;
  end: number;
  due: number | undefined;
  /** Nothing says yet when this is: it stands at the edge, where it waits for a date. */
  adrift: boolean;
}

export interface Surroundings {
  today: number | undefined;
  /** The day to which the plan looks, where it belongs on the axis. */
  horizon: number | undefined;
}

/** The axis on which all rows stand; none as long as nothing has a date. */
export function axisFor(rows: readonly Row[], { today, horizon }: Surroundings): Axis | undefined {
  const days = rows.flatMap(({ due, start, finish }) => [due, start, finish]).filter(isKnown);
  if (days.length === 0 && horizon === undefined) return undefined;
  return axisOf([...days, today, horizon].filter(isKnown));
}

const isKnown = (day: number | undefined): day is number => day !== undefined;

export function marksOn(axis: Axis | undefined, row: Row): Marks {
  const { due, start = due, finish = due } = row;
  if (!axis || start === undefined || finish === undefined)
    return { start: 0, end: 0, due: undefined, adrift: true };
  const at = (day: number) => placeOf(axis, day);
  return {
    start: at(start),
    end: at(finish),
    due: due === undefined ? undefined : at(due),
    adrift: false,
  };
}

/** How much of the width that a stage has is taken by its cards; arrows need the rest. */
const FILLED = 0.6;

export function marksInStages(stages: number, row: Row): Marks {
  const start = (row.stage + (1 - FILLED) / 2) / stages;
  return { start, end: start + FILLED / stages, due: undefined, adrift: false };
}

/** As much of the axis as the words beside the marks need. */
const WORDS = 0.3;

export type Side = { left: number } | { right: number };

/** Where words about the marks have room: after them, between them and the date, or before. */
export function besides({ start, end, due = end }: Pick<Marks, "start" | "end" | "due">): Side {
  const [first, last] = [Math.min(start, due), Math.max(end, due)];
  if (1 - last >= WORDS) return { left: last };
  const [between, before] = [due - end, first];
  if (between >= WORDS || between > before) return { left: end };
  return before > 1 - last ? { right: 1 - first } : { left: last };
}

export const stageCount = (rows: readonly Row[]): number =>
  1 + Math.max(0, ...rows.map(({ stage }) => stage));
