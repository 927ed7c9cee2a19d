import type { ActivityProps, CardShown, Sort as Settings } from "../../contract";
import { canAct } from "../access";
import { answeredOf, answersWith, slot, type Given } from "../answers";
import { CardTitle } from "../pieces/card_view";
import { Deck } from "../pieces/deck";
import { Refusal } from "../pieces/refusal";
import { Segments } from "../pieces/segments";
import { Tally } from "../pieces/tally";
import { useAsking } from "../sending";

export const LANE = "lane";

export interface SortProps extends ActivityProps {
  settings: Settings;
  cards: readonly CardShown[];
}

/** Everyone gives each card its lane alone; only how many have begun is told. */
export function SortAlone({ live, step, me, settings, cards }: SortProps) {
  const given = answersWith(me?.given ?? {}, live.pending.value, step.key);
  const active = canAct(live, step, me);
  const slots = cards.map(({ id }) => slot(id, LANE));
  const progress = { done: answeredOf(given, slots), of: slots.length };
  return (
    <>
      <Tally live={live} code="screen.sort.tally" />
      {active && <p class="quiet">{live.t("screen.sort.progress", progress)}</p>}
      <Deck
        live={live}
        cards={cards}
        {...(active && { isDone: (card: CardShown) => given.has(slot(card.id, LANE)) })}
      >
        {(card) => (
          <div class="sorted" key={card.id}>
            <CardTitle live={live} card={card} />
            {active && (
              <OwnLane {...{ live, step, settings, card }} given={given.get(slot(card.id, LANE))} />
            )}
          </div>
        )}
      </Deck>
    </>
  );
}

interface OwnLaneProps extends Pick<SortProps, "live" | "step" | "settings"> {
  card: CardShown;
  given: Given | undefined;
}

function OwnLane({ live, step, settings, card, given }: OwnLaneProps) {
  const asking = useAsking(live);
  const { lanes, start } = settings;
  const begins = lanes.find(({ key }) => key === start);
  const choose = (key: string) => {
    const value = lanes.findIndex((lane) => lane.key === key);
    asking.send({ act: "give", step: step.key, card: card.id, scale: LANE, value });
  };
  return (
    <div class="lane-choice">
      <Segments
        legend={live.t("screen.sort.lane")}
        about={card.title.slice(0, 80)}
        silent
        options={lanes}
        chosen={given && lanes[given.value]?.key}
        waiting={given?.waiting ?? false}
        choose={choose}
      />
      {begins && !given && (
        <p class="quiet">{live.t("screen.sort.begins", { lane: begins.label })}</p>
      )}
      <Refusal why={asking.refusal.value} />
    </div>
  );
}
