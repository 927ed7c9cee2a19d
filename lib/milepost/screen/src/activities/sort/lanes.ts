// Which lane each card is in, and how those differ who sorted alone.

import type { CardShown, Lane, PendingAct } from "../../contract";

/** Where cards are put that nobody has sorted yet. */
export const NOWHERE = "";

/** The lane that each card is on its way to, by card: what still waits in the outbox. */
export function placing(pending: readonly PendingAct[], step: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { act } of pending)
    if (act.act === "place" && act.step === step) found.set(act.card, act.lane);
  return found;
}

/** The cards by the lane they are in, as `field` says; a lane that is gone counts as none. */
export function laid(
  cards: readonly CardShown[],
  lanes: readonly Lane[],
  laneOf: (card: CardShown) => string,
): ReadonlyMap<string, readonly CardShown[]> {
  const keys = lanes.map(({ key }) => key);
  const found = new Map<string, CardShown[]>([NOWHERE, ...keys].map((key) => [key, []]));
  for (const card of cards) {
    const lane = laneOf(card);
    found.get(keys.includes(lane) ? lane : NOWHERE)?.push(card);
  }
  return found;
}

export interface Share {
  lane: Lane;
  count: number;
}

/** The lanes that a card was put into by those who sorted alone, the most named first. */
export const sharesOf = (counts: readonly number[], lanes: readonly Lane[]): Share[] =>
  lanes
    .map((lane, index) => ({ lane, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Whether no lane was chosen by more than half: the room has to talk. */
export const isSplit = (counts: readonly number[]): boolean =>
  total(counts) > 0 && 2 * Math.max(...counts) <= total(counts);

/** How many lanes lie between those that are farthest apart. */
export function width(counts: readonly number[]): number {
  const chosen = counts.flatMap((count, index) => (count > 0 ? [index] : []));
  return chosen.length === 0 ? 0 : Math.max(...chosen) - Math.min(...chosen);
}

/** Cards that the room is split on, widest first, then those with the smallest majority. */
export const widestFirst = (
  cards: readonly CardShown[],
  countsOf: (card: CardShown) => readonly number[],
): CardShown[] =>
  cards
    .filter((card) => isSplit(countsOf(card)))
    .sort((a, b) => {
      const [one, two] = [countsOf(a), countsOf(b)];
      return width(two) - width(one) || Math.max(...one) - Math.max(...two);
    });

/** What the cards of a lane take together; undefined where none was sized. */
export function sizeOf(
  cards: readonly CardShown[],
  field: "points" | "likely",
): number | undefined {
  const sizes = cards.flatMap(({ fields }) => (fields?.[field] ? [Number(fields[field])] : []));
  return sizes.length === 0 ? undefined : total(sizes.filter(Number.isFinite));
}
