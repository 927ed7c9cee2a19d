// Which card is being estimated, and which comes next.

import type { CardShown, EstimateShown } from "../../contract";

export type Estimates = ReadonlyMap<string, EstimateShown>;

/** What is settled in days counts only where days are asked for, and points where points are. */
export function agreedIn(estimates: Estimates, days: boolean): Estimates {
  const counts = (key: string) => (key === "points") !== days;
  const kept = [...estimates].map(([card, estimate]) => {
    const agreed = Object.entries(estimate.agreed ?? {}).filter(([key]) => counts(key));
    return [card, { ...estimate, agreed: Object.fromEntries(agreed) }] as const;
  });
  return new Map(kept);
}

/** Whether the room has settled what a card takes. */
export const isAgreed = (estimate: EstimateShown | undefined): boolean =>
  Object.keys(estimate?.agreed ?? {}).length > 0;

/** The card that all look at, else the first on which nothing is agreed, else the last. */
export function atHand(
  cards: readonly CardShown[],
  estimates: Estimates,
  spotlight: string | undefined,
): CardShown | undefined {
  return (
    cards.find(({ id }) => id === spotlight) ??
    cards.find(({ id }) => !isAgreed(estimates.get(id))) ??
    cards[cards.length - 1]
  );
}

/** The next card on which nothing is agreed: after `card`, else from the beginning. */
export function nextOpen(
  cards: readonly CardShown[],
  estimates: Estimates,
  card: CardShown,
): CardShown | undefined {
  const at = cards.findIndex(({ id }) => id === card.id);
  const inTurn = [...cards.slice(at + 1), ...cards.slice(0, at)];
  return inTurn.find(({ id }) => !isAgreed(estimates.get(id)));
}
