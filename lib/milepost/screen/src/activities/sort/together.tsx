import { useComputed, useSignal, type Signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { CardShown, Lane, Results } from "../../contract";
import { canAct } from "../access";
import { slot } from "../answers";
import { Refusal } from "../pieces/refusal";
import { useAsking } from "../sending";
import { useWidth } from "../width";
import { LANE, type SortProps } from "./alone";
import { LaneBox } from "./lane_box";
import { laid, NOWHERE, placing, widestFirst } from "./lanes";
import { ToTalkAbout } from "./to_talk_about";

/** What every place on the board needs to put a card into a lane. */
export interface Placing extends Pick<SortProps, "live"> {
  lanes: readonly Lane[];
  laneOf(card: CardShown): string;
  isWaiting(card: CardShown): boolean;
  /** Undefined for whoever only watches. */
  place?(card: string, lane: string): void;
  /** The card that was placed last on this screen: it keeps the focus where it comes to lie. */
  placed: Signal<string>;
}

// In CSS pixels: where this fits for each of them, lanes stand side by side.
const ROOM_FOR_A_LANE = 150;

/** The room puts cards into lanes; those it is split on come first. */
export function SortTogether({ live, step, me, settings, cards }: SortProps) {
  const place = useRef<HTMLDivElement>(null);
  const wide = useWidth(place);
  const asking = useAsking(live);
  const placed = useSignal("");
  const going = useComputed(() => placing(live.pending.value, step.key)).value;
  const results = live.entity<Results>("results").value;
  const { lanes, field } = settings;
  const laneOf = (card: CardShown) => going.get(card.id) ?? card.fields?.[field] ?? NOWHERE;
  const countsOf = (card: CardShown) => results?.spread?.[slot(card.id, LANE)] ?? [];
  const isPlaced = (card: CardShown) =>
    going.has(card.id) || (results?.placed ?? []).includes(card.id);
  const open = widestFirst(cards, countsOf).filter((card) => !isPlaced(card));
  const boxes = laid(
    cards.filter((card) => !open.includes(card)),
    lanes,
    laneOf,
  );
  const shared: Placing = {
    live,
    lanes,
    laneOf,
    placed,
    isWaiting: (card) => going.has(card.id),
    ...(canAct(live, step, me) && {
      place(card, lane) {
        placed.value = card;
        const words = lanes.find(({ key }) => key === lane)?.label ?? lane;
        asking.send(
          { act: "place", step: step.key, card, lane },
          { done: () => live.announce(live.t("screen.sort.placed", { lane: words })) },
        );
      },
    }),
  };
  const unsorted = boxes.get(NOWHERE) ?? [];
  const none: Lane = { key: NOWHERE, label: live.t("screen.sort.unsorted"), hint: "" };
  const shown = unsorted.length > 0 ? [none, ...lanes] : lanes;
  const narrow = wide < shown.length * ROOM_FOR_A_LANE && live.mode !== "present";
  return (
    <div class="sorting" ref={place}>
      <Refusal why={asking.refusal.value} />
      <ToTalkAbout {...shared} cards={open} countsOf={countsOf} />
      <div class={narrow ? "lanes stacked" : "lanes"} style={{ "--lanes": shown.length }}>
        {shown.map((lane) => (
          <LaneBox
            key={lane.key}
            {...shared}
            lane={lane}
            cards={boxes.get(lane.key) ?? []}
            folds={narrow}
          />
        ))}
      </div>
    </div>
  );
}
