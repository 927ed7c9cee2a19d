import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { CardShown, Live, StepShown } from "../../contract";
import { useWidth } from "../width";

interface Props {
  live: Live;
  cards: readonly CardShown[];
  /** Whether nothing is left to do on a card. */
  isDone?(card: CardShown): boolean;
  children(card: CardShown): ComponentChildren;
}

// In CSS pixels: where two columns fit, all cards do.
const ROOM_FOR_A_LIST = 680;

/** Cards to be worked through: a list where there is room, one after the other on a phone. */
export function Deck(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const narrow = useWidth(place) < ROOM_FOR_A_LIST;
  const oneByOne = narrow && props.live.mode !== "present" && props.cards.length > 1;
  return <div ref={place}>{oneByOne ? <OneByOne {...props} /> : <List {...props} />}</div>;
}

const List = ({ cards, children }: Props) => (
  <ol class="deck">
    {cards.map((card) => (
      <li key={card.id} class="card" data-card={card.id}>
        {children(card)}
      </li>
    ))}
  </ol>
);

function OneByOne({ live, cards, isDone, children }: Props) {
  const chosen = useSignal(cards[0]?.id);
  const top = useRef<HTMLDivElement>(null);
  // A card may go away or change its place; who reads it stays on it as long as it is there.
  const index = Math.max(0, cards.findIndex((card) => card.id === chosen.value));
  const card = cards[index];
  const lit = live.entity<StepShown>("step").value?.spotlight;
  useEffect(() => {
    if (cards.some(({ id }) => id === lit)) chosen.value = lit;
  }, [lit]);
  const go = (by: number) => () => {
    const next = cards[index + by];
    if (!next) return;
    chosen.value = next.id;
    top.current?.focus({ preventScroll: true });
    top.current?.scrollIntoView({ block: "start" });
  };
  const place = { number: index + 1, of: cards.length };
  return (
    <div class="deck one-by-one">
      <div class="card" data-card={card?.id} ref={top} tabIndex={-1} aria-label={live.t("screen.deck.place", place)}>
        {card && children(card)}
      </div>
      <nav class="bar" aria-label={live.t("screen.deck.cards")}>
        <button type="button" aria-disabled={index === 0} onClick={go(-1)}>
          {live.t("screen.deck.previous")}
        </button>
        <DeckPlace live={live} cards={cards} index={index} {...(isDone && { isDone })} />
        <button
          type="button"
          class="primary"
          aria-disabled={index === cards.length - 1}
          onClick={go(1)}
        >
          {live.t("screen.deck.next")}
        </button>
      </nav>
    </div>
  );
}

type PlaceProps = Pick<Props, "live" | "cards" | "isDone"> & { index: number };

// More marks than this are no longer told apart on a phone.
const MARKS = 12;

function DeckPlace({ live, cards, index, isDone }: PlaceProps) {
  const mark = (card: CardShown, at: number) =>
    `mark${at === index ? " here" : ""}${isDone?.(card) ? " done" : ""}`;
  return (
    <div class="deck-place">
      <span role="status">
        {live.t("screen.deck.place", { number: index + 1, of: cards.length })}
      </span>
      {cards.length <= MARKS && (
        <span class="marks" aria-hidden="true">
          {cards.map((card, at) => (
            <span key={card.id} class={mark(card, at)} />
          ))}
        </span>
      )}
    </div>
  );
}
