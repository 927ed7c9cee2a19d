// The cards of a sequence, each with its dates, in the order in which they are read.

import type { Bar, CardShown, PendingAct } from "../../contract";
import { valueOf } from "../cards";
import { clashesOf, type Clash } from "./clashes";
import { dayOf } from "./days";
import { stagesOf, type Link } from "./links";

export interface Row {
  card: CardShown;
  /** The date that the card has. */
  due: number | undefined;
  /** The earliest days on which it can begin and be over, once they have been worked out. */
  start: number | undefined;
  finish: number | undefined;
  bar: Bar | undefined;
  /** How many others have to come before it, one after the other. */
  stage: number;
  /** Where it is due too early for what it waits for, or too late for what waits for it. */
  clashes: readonly Clash[];
}

export interface Hanging {
  cards: readonly CardShown[];
  links: readonly Link[];
  bars: readonly Bar[];
  pending: readonly PendingAct[];
  step: string;
  backward: boolean;
  dates: boolean;
}

/** From what comes first to what comes last, or the other way round; undated cards come last. */
export function rowsOf(hanging: Hanging): Row[] {
  const { cards, links, backward, dates } = hanging;
  const stages = stagesOf(cards.map(({ id }) => id), links, backward);
  const rows = cards.map((card) => rowOf(card, hanging, stages.get(card.id) ?? 0));
  const clashes = clashesOf(links, new Map(rows.map((row) => [row.card.id, row])));
  const told = rows.map((row) => ({ ...row, clashes: clashes.filter(isAbout(row.card.id)) }));
  const sign = backward ? -1 : 1;
  return told.sort((a, b) => (dates ? byDay(a, b, sign) : 0) || sign * (a.stage - b.stage));
}

function rowOf(card: CardShown, { bars, pending, step, dates }: Hanging, stage: number): Row {
  const bar = dates ? bars.find((each) => each.card === card.id) : undefined;
  return {
    card,
    due: dates ? dayOf(dueOf(card, pending, step)) : undefined,
    start: dayOf(bar?.start),
    finish: dayOf(bar?.finish),
    bar,
    stage,
    clashes: [],
  };
}

/** The date of the card, as it will be once the outbox has been taken in. */
const dueOf = (card: CardShown, pending: readonly PendingAct[], step: string): string =>
  pending.reduce(
    (due, { act }) =>
      act.act === "set_field" && act.step === step && act.card === card.id && act.field === "due"
        ? act.value
        : due,
    valueOf(card, "due"),
  );

const isAbout =
  (card: string) =>
  ({ before, after }: Clash): boolean =>
    before === card || after === card;

/** The day by which a card is sorted: its own, else the earliest on which it can be over. */
export const dayIn = ({ due, finish }: Row): number | undefined => due ?? finish;

function byDay(a: Row, b: Row, sign: number): number {
  const [one, other] = [dayIn(a), dayIn(b)];
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return sign * (one - other);
}

/** The rows in the order in which they stood as `held` was taken down; newer ones come last. */
export function inOrder(rows: readonly Row[], held: readonly string[] | undefined): readonly Row[] {
  if (!held) return rows;
  const place = ({ card }: Row) => (held.includes(card.id) ? held.indexOf(card.id) : held.length);
  return [...rows].sort((a, b) => place(a) - place(b));
}
