// How many cards a wall can show that nobody can scroll.

export type Crowd = "few" | "many" | "crowd";

/** How closely cards hang on the projector, by their number. */
export const crowdOf = (cards: number): Crowd =>
  cards <= 6 ? "few" : cards <= 18 ? "many" : "crowd";

/** More than these would be too small for the back row; the others are on everyone's own screen. */
export const ON_THE_WALL = 42;
