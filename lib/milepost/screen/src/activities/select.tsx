import type { ActivityProps, CardShown, Live, Results } from "../contract";
import { canDecide } from "./access";
import { cardsOf } from "./cards";
import { toggled } from "./choice";
import { CardTitle } from "./pieces/card_view";
import { NoCards } from "./pieces/empty";
import { Refusal } from "./pieces/refusal";
import { ranked, type Ranked } from "./ranking";
import { chosenNow } from "./select/chosen";
import { Sprint } from "./select/sprint";
import { Tick } from "./select/tick";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";

/** The facilitator keeps some of the cards, or fills a sprint with them, in sight of all. */
export const Select = (props: ActivityProps) =>
  settingsOf(props.step, "select").sprint ? <Sprint {...props} /> : <Keeping {...props} />;

function Keeping({ live, step, me }: ActivityProps) {
  const { most } = settingsOf(step, "select");
  const asking = useAsking(live);
  const cards = cardsOf(live, step);
  const dots = live.entity<Results>("results").value?.dots;
  const decides = canDecide(live, step, me);
  const chosen = chosenNow(live.pending.value, step);
  if (cards.length === 0) return <NoCards live={live} />;
  const choose = (id: string) =>
    asking.send({ act: "choose", step: step.key, cards: [...toggled(chosen, id, most)] });
  return (
    <div class="select">
      <p class="chosen-count" role="status">
        {chosen.length > 0
          ? live.t("screen.select.chosen", { count: chosen.length, most })
          : live.t("screen.select.none", { most })}
      </p>
      <Refusal why={asking.refusal.value} />
      <ol class="ranking">
        {ranked(cards, dots ?? {}).map((place) => (
          <Choice
            key={place.card.id}
            live={live}
            place={place}
            voted={dots !== undefined}
            chosen={chosen.includes(place.card.id)}
            full={chosen.length >= most}
            {...(decides && { choose })}
          />
        ))}
      </ol>
    </div>
  );
}

interface ChoiceProps {
  live: Live;
  place: Ranked<CardShown>;
  voted: boolean;
  chosen: boolean;
  full: boolean;
  choose?(id: string): void;
}

function Choice({ live, place, voted, chosen, full, choose }: ChoiceProps) {
  const { card, dots, share } = place;
  return (
    <li class={chosen ? "card ticked" : "card"}>
      <Tick {...{ live, card, chosen, full }} {...(choose && { choose })} />
      <div class="ranked">
        <CardTitle live={live} card={card} />
        {chosen && <span class="kept-word">{live.t("screen.select.kept")}</span>}
        {voted && (
          <div class="share" aria-hidden="true">
            <span style={{ width: `${share * 100}%` }} />
          </div>
        )}
      </div>
      {voted && (
        <p class="total">
          <strong>{dots}</strong> {live.t("screen.vote.dots", { count: dots })}
        </p>
      )}
    </li>
  );
}
