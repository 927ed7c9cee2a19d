// A time axis: where a day stands on it, which day stands at a place, and what is written on it.

import { shortDay, shortMonth, yearOf } from "./days";

export interface Axis {
  first: number;
  last: number;
}

export interface Tick {
  /** From 0, the beginning of the axis, to 1, its end. */
  at: number;
  label: string;
}

/** Shorter spans would make a day look like a week. */
const SHORTEST = 14;
const MARGIN = 0.04;

/** An axis on which all of `days` stand, with some room at both ends. */
export function axisOf(days: readonly number[]): Axis | undefined {
  if (days.length === 0) return undefined;
  const [earliest, latest] = [Math.min(...days), Math.max(...days)];
  const missing = Math.max(0, SHORTEST - (latest - earliest)) / 2;
  const margin = Math.max(1, (latest - earliest) * MARGIN) + missing;
  return { first: Math.floor(earliest - margin), last: Math.ceil(latest + margin) };
}

export const placeOf = ({ first, last }: Axis, day: number): number => (day - first) / (last - first);

/** The day nearest to a place; beyond the ends the axis goes on. */
export const dayAt = ({ first, last }: Axis, place: number): number =>
  Math.round(first + place * (last - first));

const MONDAY = 4; // 5 January 1970, counted from 0
const WEEKS = [7, 14];
const MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];

/** What is written on the axis, in at most `most` places: weeks, months or years. */
export function ticksOf(axis: Axis, most: number): Tick[] {
  const days = daysMarked(axis, most);
  return days.map(({ day, label }) => ({ at: placeOf(axis, day), label }));
}

interface Marked {
  day: number;
  label: string;
}

function daysMarked(axis: Axis, most: number): Marked[] {
  const length = axis.last - axis.first;
  const week = WEEKS.find((days) => length / days <= most && length <= 12 * 7);
  if (week) return weeks(axis, week);
  const months = MONTHS.find((each) => length / (each * 30.4) <= most) ?? 240;
  return monthsFrom(axis, months);
}

function weeks({ first, last }: Axis, by: number): Marked[] {
  const start = first + ((((MONDAY - first) % 7) + 7) % 7);
  const marked: Marked[] = [];
  for (let day = start; day <= last; day += by) marked.push({ day, label: shortDay(day) });
  return marked;
}

function monthsFrom({ first, last }: Axis, by: number): Marked[] {
  const marked: Marked[] = [];
  // Counted from January, so that quarters begin where calendars say so.
  for (let month = Math.floor(((yearOf(first) - 1970) * 12) / by) * by; ; month += by) {
    const day = Date.UTC(1970, month, 1) / 86_400_000;
    if (day > last) return marked;
    if (day >= first) marked.push({ day, label: monthLabel(day, by, marked.length === 0) });
  }
}

function monthLabel(day: number, by: number, isFirst: boolean): string {
  if (by >= 12) return String(yearOf(day));
  const isJanuary = new Date(day * 86_400_000).getUTCMonth() === 0;
  return shortMonth(day, isFirst || isJanuary);
}
