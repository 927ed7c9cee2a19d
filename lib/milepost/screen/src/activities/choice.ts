// Ticking some of many.

/** The ticked ids after `id` was tapped; beyond `most` a further tick changes nothing. */
export function toggled(
  ticked: readonly string[],
  id: string,
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  if (ticked.includes(id)) return ticked.filter((other) => other !== id);
  return ticked.length < most ? [...ticked, id] : ticked;
}

/** Those of `ticked` that still hang: what somebody else joined or withdrew is not asked for. */
export const stillHanging = (ticked: readonly string[], cards: readonly string[]): string[] =>
  ticked.filter((id) => cards.includes(id));
