import type { CardShown, Live, Raci } from "../../contract";
import type { Grid } from "./parts";

/** What every form of naming people works with. */
export interface Assigning {
  live: Live;
  cards: readonly CardShown[];
  grid: Grid;
  names: readonly string[];
  /** Somebody who was not known until now. */
  addName(name: string): void;
  /** Undefined for whoever only watches. */
  give?(card: string, person: string, role: Raci | undefined): void;
}
