export type Crowd = "few" | "many" | "crowd";

/** How closely cards hang on the projector, by their number. */
export const crowdOf = (cards: number): Crowd =>
  cards <= 6 ? "few" : cards <= 18 ? "many" : "crowd";
