// All that one sequence is drawn from.

import type { Signal } from "@preact/signals";
import type {
  CardShown,
  LinkShown,
  Live,
  RoomShown,
  Sequence as Settings,
  StepShown,
  TimelineShown,
} from "../../contract";
import { cardsOf } from "../cards";
import type { Changes } from "./changes";
import { dayOf } from "./days";
import { linksWith, type Link } from "./links";
import { rowsOf, type Row } from "./rows";

export interface Board {
  rows: readonly Row[];
  links: readonly Link[];
  today: number | undefined;
  /** The day to which the plan looks. */
  horizon: number | undefined;
  /** The earliest day on which everything can be over. */
  finish: string | undefined;
}

/** What hangs on the board of this step now; reactive. */
export function boardOf(live: Live, step: StepShown, settings: Settings): Board {
  const cards = cardsOf(live, step);
  const pending = live.pending.value;
  const known = live.all<LinkShown>("link/").value.values();
  const among = cards.map(({ id }) => id);
  const links = linksWith(known, pending, step.key, among);
  const timeline = live.entity<TimelineShown>("timeline").value;
  const { dates } = settings;
  const backward = settings.direction === "backward";
  const bars = timeline?.bars ?? [];
  return {
    rows: rowsOf({ cards, links, bars, pending, step: step.key, backward, dates }),
    links,
    today: dayOf(timeline?.today),
    horizon: dayOf(live.entity<RoomShown>("room").value?.horizon),
    finish: timeline?.finish ?? undefined,
  };
}

export interface Timeline extends Board {
  live: Live;
  step: StepShown;
  settings: Settings;
  /** Whether this screen may change anything. */
  active: boolean;
  changes: Changes;
  /** The card that is opened up on this screen. */
  opened: Signal<string | undefined>;
}

/** Long enough to know a card by, short enough for a sentence. */
const SHORT = 60;

export function shortTitle({ title, name }: Pick<CardShown, "title" | "name">): string {
  const characters = [...(name || title).replace(/\s+/g, " ")];
  return characters.length > SHORT ? `${characters.slice(0, SHORT - 1).join("")}…` : characters.join("");
}

export const titleIn = (rows: readonly Row[], id: string): string => {
  const card = rows.find((row) => row.card.id === id)?.card;
  return card ? shortTitle(card) : "";
};
