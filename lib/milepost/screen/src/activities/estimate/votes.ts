// How far apart the votes on one card lie, and what the room could settle on.

import type { EstimateGiven, Face } from "../../contract";

/** The days of a three-point estimate: good, likely, bad. */
export const THREE = ["low", "likely", "high"] as const;
export type Day = (typeof THREE)[number];

export type Values = Readonly<Record<string, number>>;

export const hasPassed = ({ values }: EstimateGiven): boolean => "pass" in values;

/** The one number by which votes are put in order: the points, or the likely days. */
export const weightOf = ({ values }: EstimateGiven): number | undefined =>
  values["points"] ?? values["likely"] ?? values["low"] ?? values["high"];

/** Votes from the lowest to the highest; who passed comes last. */
export const inOrder = (votes: readonly EstimateGiven[]): EstimateGiven[] =>
  [...votes].sort((a, b) => (weightOf(a) ?? Infinity) - (weightOf(b) ?? Infinity));

const numbersOf = (votes: readonly EstimateGiven[], scale?: string): number[] =>
  votes
    .filter((vote) => !hasPassed(vote))
    .map((vote) => (scale ? vote.values[scale] : weightOf(vote)))
    .filter((value) => value !== undefined)
    .sort((a, b) => a - b);

/** The middle one; of two middle ones the higher: of two neighbours one takes the larger. */
export const upperMedian = (sorted: readonly number[]): number | undefined =>
  sorted[Math.floor(sorted.length / 2)];

/** How many faces of the deck lie from the lowest to the highest vote: 0 where all agree. */
export function facesApart(votes: readonly EstimateGiven[], faces: readonly Face[]): number {
  const sorted = numbersOf(votes);
  const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]];
  if (lowest === undefined || highest === undefined) return 0;
  const deck = faces.map(({ value }) => value).sort((a, b) => a - b);
  const place = (value: number) => deck.filter((face) => face < value).length;
  return place(highest) - place(lowest);
}

/** Those who speak first, because they know something the others do not. */
export function outermost(votes: readonly EstimateGiven[]): { low: string[]; high: string[] } {
  const sorted = numbersOf(votes);
  const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]];
  if (lowest === highest) return { low: [], high: [] };
  const named = (value: number | undefined) =>
    votes.filter((vote) => weightOf(vote) === value).map(({ name }) => name);
  return { low: named(lowest), high: named(highest) };
}

export interface Proposal {
  /** Why this: all agree, two neighbours, the middle of what was said, or of each of three days. */
  why: "same" | "larger" | "middle" | "medians";
  values: Values;
}

interface Deck {
  faces: readonly Face[];
  unit: "points" | "days";
}

/** What the room could settle on; undefined while nobody has given a number. */
export function proposal(
  votes: readonly EstimateGiven[],
  { faces, unit }: Deck,
): Proposal | undefined {
  if (faces.length === 0) return threePoint(votes);
  const sorted = numbersOf(votes);
  const [lowest, highest] = [sorted[0], sorted[sorted.length - 1]];
  const middle = upperMedian(sorted);
  if (lowest === undefined || highest === undefined || middle === undefined) return undefined;
  const apart = facesApart(votes, faces);
  const value = apart <= 1 ? highest : middle;
  const why = apart === 0 ? "same" : apart === 1 ? "larger" : "middle";
  // In days the lowest and the highest vote say how far off it may be.
  const values =
    unit === "points" ? { points: value } : { low: lowest, likely: value, high: highest };
  return { why, values };
}

/** The medians, in rising order: a median of bad days may not lie below that of likely ones. */
function threePoint(votes: readonly EstimateGiven[]): Proposal | undefined {
  const medians = THREE.flatMap((scale) => {
    const median = upperMedian(numbersOf(votes, scale));
    return median === undefined ? [] : [[scale, median] as const];
  });
  if (medians.length === 0) return undefined;
  const rising = medians.map(([, value]) => value).sort((a, b) => a - b);
  const values = Object.fromEntries(medians.map(([scale], index) => [scale, rising[index] ?? 0]));
  const same = THREE.every((scale) => new Set(numbersOf(votes, scale)).size <= 1);
  return { why: same ? "same" : "medians", values };
}
