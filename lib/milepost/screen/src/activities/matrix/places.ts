// Where cards lie in a matrix of two scales, and how far apart people see them.

import type { CardShown, Scale } from "../../contract";
import { slot } from "../answers";
import { spreadOf, type Spread } from "../spread";

export interface Axes {
  across: Scale;
  up: Scale;
}

export interface Placed {
  card: CardShown;
  /** By which it is found in the matrix. */
  number: number;
  across: Spread | undefined;
  up: Spread | undefined;
}

export type Counts = Readonly<Record<string, readonly number[]>>;

/** Every card with its place; what nobody rated on both scales has none. */
export const placedOn = (
  cards: readonly CardShown[],
  { across, up }: Axes,
  counts: Counts,
): Placed[] =>
  cards.map((card, index) => {
    const on = (scale: Scale) => spreadOf(counts[slot(card.id, scale.key)] ?? [], scale.low);
    return { card, number: index + 1, across: on(across), up: on(up) };
  });

/** The cell of a median: between two values the higher one, as the plan takes it. */
export const cellOf = ({ median }: Spread): number => Math.ceil(median);

export const isIn = (placed: Placed, across: number, up: number): boolean =>
  placed.across !== undefined &&
  placed.up !== undefined &&
  cellOf(placed.across) === across &&
  cellOf(placed.up) === up;

const between = (value: number, spread: Spread | undefined): boolean =>
  spread !== undefined && value >= spread.lowest && value <= spread.highest;

/** Whether somebody may have meant this cell: it lies between the outermost answers. */
export const reaches = (placed: Placed, across: number, up: number): boolean =>
  between(across, placed.across) && between(up, placed.up);

/** Where each graver band begins, in likelihood times impact, as `methods/risk_assessment` has it. */
const BANDS = [5, 10, 16];

/** How grave a cell is, from 0 to 3; undefined where the scales do not measure a risk. */
export function gravityOf({ across, up }: Axes, x: number, y: number): number | undefined {
  const keys = [across.key, up.key].sort().join(" ");
  if (keys !== "impact likelihood") return undefined;
  return BANDS.filter((begin) => x * y >= begin).length;
}
