import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { CardShown, Lane, Live } from "../../contract";
import { dragSource, dropTarget } from "../dragging";
import { CardTitle } from "../pieces/card_view";
import { LaneButtons } from "./lane_buttons";
import { NOWHERE, sizeOf } from "./lanes";
import type { Placing } from "./together";

interface BoxProps extends Placing {
  lane: Lane;
  cards: readonly CardShown[];
  /** Where lanes stand below each other, each folds away. */
  folds: boolean;
}

/** One lane with its cards. */
export function LaneBox({ lane, cards, folds, ...placing }: BoxProps) {
  const over = useSignal(false);
  const { live, place } = placing;
  const drop =
    place && lane.key !== NOWHERE
      ? dropTarget(lane.key, over, ([, card]) => card && place(card, lane.key))
      : {};
  const list = (
    <>
      {lane.hint && (
        <p class="quiet lane-hint" dir="auto">
          {lane.hint}
        </p>
      )}
      <ul class="lane-cards">
        {cards.map((card) => (
          <LaneCard key={card.id} {...placing} card={card} />
        ))}
      </ul>
    </>
  );
  return (
    <section class={over.value ? "lane drop-here" : "lane"} data-lane={lane.key} {...drop}>
      {folds ? (
        <details open>
          <summary>
            <LaneName live={live} lane={lane} cards={cards} />
          </summary>
          {list}
        </details>
      ) : (
        <>
          <h3>
            <LaneName live={live} lane={lane} cards={cards} />
          </h3>
          {list}
        </>
      )}
    </section>
  );
}

interface NameProps {
  live: Live;
  lane: Lane;
  cards: readonly CardShown[];
}

/** What a lane is called, how many cards it holds, and what they take together. */
function LaneName({ live, lane, cards }: NameProps) {
  const [points, days] = [sizeOf(cards, "points"), sizeOf(cards, "likely")];
  const told = [
    live.t("screen.sort.cards", { count: cards.length }),
    points !== undefined && live.t("screen.sort.points", { count: points }),
    days !== undefined && live.t("screen.sort.days", { count: days }),
  ].filter(Boolean);
  return (
    <span class="lane-name">
      <bdi>{lane.label}</bdi> <small class="quiet">{told.join(" · ")}</small>
    </span>
  );
}

function LaneCard({ card, ...placing }: Placing & { card: CardShown }) {
  const { live, place, placed, isWaiting, laneOf } = placing;
  const moving = useSignal(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (placed.peek() !== card.id) return;
    placed.value = "";
    button.current?.focus({ preventScroll: true });
  }, []);
  return (
    <li
      class={isWaiting(card) ? "card waiting" : "card"}
      data-card={card.id}
      {...(place && dragSource(card.id))}
    >
      <CardTitle live={live} card={card} />
      {place && (
        <Moving
          live={live}
          title={card.title}
          open={moving.value}
          button={button}
          toggle={() => (moving.value = !moving.value)}
        >
          <LaneButtons {...placing} card={card} without={laneOf(card)} />
        </Moving>
      )}
    </li>
  );
}

interface MovingProps {
  live: Live;
  title: string;
  open: boolean;
  button: { current: HTMLButtonElement | null };
  toggle(): void;
  children: ComponentChildren;
}

const Moving = ({ live, title, open, button, toggle, children }: MovingProps) => (
  <>
    <button type="button" class="link" ref={button} aria-expanded={open} onClick={toggle}>
      {live.t(open ? "screen.sort.stay" : "screen.sort.move")}
      <span class="unseen">: {title.slice(0, 80)}</span>
    </button>
    {open && children}
  </>
);
