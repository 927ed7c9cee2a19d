import type { ComponentChildren } from "preact";
import { crowdOf } from "../crowd";

interface Props<Card> {
  cards: readonly Card[];
  /** One list item for each card. */
  draw(card: Card): ComponentChildren;
  /** What hangs before the cards. */
  children?: ComponentChildren;
}

/** Cards side by side, the closer the more there are. */
export const NotesWall = <Card,>({ cards, draw, children }: Props<Card>) => (
  <ul class={`notes-wall ${crowdOf(cards.length)}`}>
    {children}
    {cards.map(draw)}
  </ul>
);
