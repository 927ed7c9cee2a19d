import type { ComponentChildren } from "preact";
import type { Live } from "../../contract";
import { crowdOf, ON_THE_WALL } from "../crowd";

interface Props<Card> {
  live: Live;
  cards: readonly Card[];
  /** One list item for each card. */
  draw(card: Card): ComponentChildren;
  /** What hangs before the cards. */
  children?: ComponentChildren;
}

/** Cards side by side. The projector cannot be scrolled: it shows what fits, and counts the rest. */
export function NotesWall<Card>({ live, cards, draw, children }: Props<Card>) {
  const shown = live.mode === "present" ? cards.slice(0, ON_THE_WALL) : cards;
  const left = cards.length - shown.length;
  return (
    <>
      <ul class={`notes-wall ${crowdOf(cards.length)}`}>
        {children}
        {shown.map(draw)}
      </ul>
      {left > 0 && <p class="quiet">{live.t("screen.card.more_cards", { count: left })}</p>}
    </>
  );
}
