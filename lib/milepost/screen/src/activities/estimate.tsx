import type { ActivityProps, EstimateShown } from "../contract";
import { canAct, canDecide } from "./access";
import { cardsOf } from "./cards";
import { agreedIn, atHand } from "./estimate/at_hand";
import { isThreePoint } from "./estimate/estimating";
import { Items } from "./estimate/items";
import { Leading } from "./estimate/leading";
import { PastWork } from "./estimate/past_work";
import { Playing } from "./estimate/playing";
import { ItemHead } from "./estimate/item_head";
import { Votes } from "./estimate/votes_shown";
import { NoCards } from "./pieces/empty";
import { settingsOf } from "./settings";

/** Everyone estimates one card after the other, hidden until it is turned over. */
export function Estimate({ live, step, me }: ActivityProps) {
  const settings = settingsOf(step, "estimate");
  const cards = cardsOf(live, step);
  const days = settings.unit === "days" || isThreePoint(step);
  const estimates = agreedIn(live.all<EstimateShown>("estimate/").value, days);
  const card = atHand(cards, estimates, step.spotlight);
  if (!card) return <NoCards live={live} />;
  const estimate = estimates.get(card.id) ?? { card: card.id };
  const shared = { live, step, settings, cards, estimates, card, estimate };
  const active = canAct(live, step, me);
  return (
    <div class="estimate">
      <div class="estimate-item" key={card.id}>
        <ItemHead {...shared} />
        {estimate.turned ? (
          <>
            <Votes {...shared} />
            <PastWork live={live} card={card.id} unit={settings.unit} />
          </>
        ) : (
          active && <Playing {...shared} me={me} folded={live.mode === "facilitator"} />
        )}
        {canDecide(live, step, me) && <Leading {...shared} />}
      </div>
      <Items {...shared} decides={canDecide(live, step, me)} />
    </div>
  );
}
