import type { CardShown, Live } from "../../contract";
import { CardTitle } from "../pieces/card_view";
import { LaneButtons } from "./lane_buttons";
import { sharesOf, type Share } from "./lanes";
import type { Placing } from "./together";

interface TalkProps extends Placing {
  cards: readonly CardShown[];
  countsOf(card: CardShown): readonly number[];
}

/** The cards on which the room is split, the widest split first; the rest can wait. */
export function ToTalkAbout({ cards, countsOf, ...placing }: TalkProps) {
  const { live, lanes, place } = placing;
  if (cards.length === 0) return null;
  return (
    <section class="to-talk-about">
      <h3>{live.t("screen.sort.split", { count: cards.length })}</h3>
      <ol class="split-cards">
        {cards.map((card) => {
          const shares = sharesOf(countsOf(card), lanes);
          return (
            <li key={card.id} class="card" data-card={card.id}>
              <CardTitle live={live} card={card} />
              <SplitBar live={live} shares={shares} lanes={lanes} />
              {place && <LaneButtons {...placing} card={card} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface BarProps {
  live: Live;
  shares: readonly Share[];
  lanes: Placing["lanes"];
}

/** How many put a card into which lane, as a bar in the order of the lanes and in words. */
function SplitBar({ live, shares, lanes }: BarProps) {
  const inOrder = [...shares].sort((a, b) => lanes.indexOf(a.lane) - lanes.indexOf(b.lane));
  const says = shares.map(({ lane, count }) =>
    live.t("screen.sort.say", { count, lane: lane.label }),
  );
  return (
    <>
      <div class="split-bar" aria-hidden="true">
        {inOrder.map(({ lane, count }) => (
          <span key={lane.key} data-place={lanes.indexOf(lane)} style={{ flexGrow: count }}>
            {count}
          </span>
        ))}
      </div>
      <p dir="auto">
        <strong>{live.t("screen.sort.talk")}</strong> {says.join(", ")}
      </p>
    </>
  );
}
