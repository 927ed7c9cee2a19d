// Groups that are suggested because their cards say alike.

/** A suggestion is put away by its cards, whatever their order. */
export const alikeKey = (cards: readonly string[]): string => `alike ${[...cards].sort().join(" ")}`;

/** So many are offered at once: more would stand in the way of the cards. */
const OFFERED = 3;

/** The suggestions whose cards still hang as they did and that nobody here has put away. */
export const offered = (
  groups: readonly (readonly string[])[],
  hanging: readonly string[],
  isPutAway: (key: string) => boolean,
): readonly string[][] =>
  groups
    .map((cards) => cards.filter((card) => hanging.includes(card)))
    .filter((cards) => cards.length >= 2 && !isPutAway(alikeKey(cards)))
    .slice(0, OFFERED);
