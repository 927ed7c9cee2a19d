// What keys do in a grid of people.

import type { Raci } from "../../contract";
import { ROLES } from "./parts";

export interface Spot {
  row: number;
  column: number;
}

interface Size {
  rows: number;
  columns: number;
  /** The first column is on the right. */
  rtl: boolean;
}

/** Where a key leads from a cell; undefined for keys that lead nowhere. */
export function stepped(
  { row, column }: Spot,
  key: string,
  { rows, columns, rtl }: Size,
): Spot | undefined {
  const aside = rtl ? -1 : 1;
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1);
  const to = (down: number, across: number): Spot => ({
    row: within(row + down, rows),
    column: within(column + across, columns),
  });
  switch (key) {
    case "ArrowUp":
      return to(-1, 0);
    case "ArrowDown":
      return to(1, 0);
    case "ArrowLeft":
      return to(0, -aside);
    case "ArrowRight":
      return to(0, aside);
    case "Home":
      return to(0, -columns);
    case "End":
      return to(0, columns);
    default:
      return undefined;
  }
}

const EMPTYING = ["Delete", "Backspace", " ", "-"];

/** The part that a key writes: null empties the cell, undefined for keys that write nothing. */
export function roleOfKey(key: string, letterOf: (role: Raci) => string): Raci | null | undefined {
  if (EMPTYING.includes(key)) return null;
  return ROLES.find((role) => letterOf(role).toLocaleLowerCase() === key.toLocaleLowerCase());
}
