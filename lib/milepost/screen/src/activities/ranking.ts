// Cards in the order of their dots.

export interface Ranked<Card> {
  card: Card;
  dots: number;
  /** 1 for the most dots; cards with as many dots share a rank, and the next one skips. */
  rank: number;
  /** Dots relative to the leader's, 0 to 1: the length of its bar. */
  share: number;
}

/** Most dots first; cards with as many dots keep the order in which they hang. */
export function ranked<Card extends { id: string }>(
  cards: readonly Card[],
  dots: Readonly<Record<string, number>>,
): Ranked<Card>[] {
  const counted = cards.map((card) => ({ card, dots: dots[card.id] ?? 0 }));
  const most = Math.max(1, ...counted.map((each) => each.dots));
  return counted
    .map((each) => ({
      ...each,
      rank: 1 + counted.filter((other) => other.dots > each.dots).length,
      share: each.dots / most,
    }))
    .sort((a, b) => b.dots - a.dots);
}
