// A sprint as it is filled: in which order, how full, and what of it is stretch.

import type { CardShown, SprintFit } from "../../contract";
import { valueOf } from "../cards";

export type Unit = "points" | "days";

export interface Item {
  card: CardShown;
  /** Its priority class, or the empty text. */
  moscow: string;
  dots: number;
  /** In the unit of the sprint; undefined where nobody has estimated it yet. */
  size: number | undefined;
  chosen: boolean;
  /** Chosen, but beyond what the team finishes almost surely. */
  stretch: boolean;
}

export interface Filling {
  cards: readonly CardShown[];
  dots: Readonly<Record<string, number>>;
  chosen: readonly string[];
  unit: Unit;
  /** What the team finishes almost surely, where something tells. */
  safe: number | undefined;
}

const CLASSES = ["must", "should", "could", "", "wont"];

/** Musts first, then what got more dots; what is chosen is filled in that order. */
export function itemsOf({ cards, dots, chosen, unit, safe }: Filling): Item[] {
  const items = cards.map((card) => itemOf(card, dots, chosen, unit));
  items.sort((a, b) => rankOf(a) - rankOf(b) || b.dots - a.dots);
  let filled = 0;
  return items.map((item) => {
    if (!item.chosen || item.size === undefined) return item;
    filled += item.size;
    return { ...item, stretch: safe !== undefined && filled > safe };
  });
}

const rankOf = ({ moscow }: Item): number => CLASSES.indexOf(moscow);

function itemOf(
  card: CardShown,
  dots: Filling["dots"],
  chosen: readonly string[],
  unit: Unit,
): Item {
  const moscow = valueOf(card, "moscow");
  return {
    card,
    moscow: CLASSES.includes(moscow) ? moscow : "",
    dots: dots[card.id] ?? 0,
    size: sizeOf(card, unit),
    chosen: chosen.includes(card.id),
    stretch: false,
  };
}

/** Points, or the likely one of three days. */
function sizeOf(card: CardShown, unit: Unit): number | undefined {
  const written = valueOf(card, unit === "points" ? "points" : "likely");
  const size = Number(written);
  return written.trim() === "" || Number.isNaN(size) ? undefined : size;
}

/** The unit that the server counts in; before it does, points where any card has some. */
export const unitOf = (fit: SprintFit | undefined, cards: readonly CardShown[]): Unit => {
  if (fit) return fit.unit === "days" ? "days" : "points";
  const inDays = cards.some((card) => sizeOf(card, "days") !== undefined);
  return inDays && !cards.some((card) => sizeOf(card, "points") !== undefined) ? "days" : "points";
};

/**
 * The sum of what is chosen. The server's sum knows more than the sizes on the cards, so what
 * still waits in the outbox is added to it, or taken from it.
 */
export function totalOf(items: readonly Item[], fit: SprintFit | undefined, counted: readonly string[]): number {
  const sizes = (wanted: (item: Item) => boolean) =>
    items.filter(wanted).reduce((sum, { size = 0 }) => sum + size, 0);
  if (!fit) return sizes(({ chosen }) => chosen);
  const added = sizes(({ card, chosen }) => chosen && !counted.includes(card.id));
  const removed = sizes(({ card, chosen }) => !chosen && counted.includes(card.id));
  return Math.max(0, fit.chosen + added - removed);
}

export type Outlook = "safe" | "likely" | "open" | "unlikely";

/** How sure a sprint is in words; 85 in 100 is what is called safe everywhere here. */
export const outlookOf = (chance: number): Outlook =>
  chance >= 0.85 ? "safe" : chance >= 0.6 ? "likely" : chance >= 0.4 ? "open" : "unlikely";
