import { Fragment } from "preact";
import type { ActivityProps, Live, Results, SprintFit } from "../../contract";
import { canDecide } from "../access";
import { cardsOf } from "../cards";
import { toggled } from "../choice";
import { NoCards } from "../pieces/empty";
import { Refusal } from "../pieces/refusal";
import { useAsking } from "../sending";
import { chosenNow } from "./chosen";
import { itemsOf, totalOf, unitOf, type Item } from "./fill";
import { Gauge, Total } from "./gauge";
import { SprintItem } from "./sprint_item";

/** The facilitator fills a sprint, item by item, against what the team can do. */
export function Sprint({ live, step, me }: ActivityProps) {
  const asking = useAsking(live);
  const cards = cardsOf(live, step);
  const fit = live.entity<SprintFit>("sprint").value;
  const dots = live.entity<Results>("results").value?.dots ?? {};
  const chosen = chosenNow(live.pending.value, step);
  const unit = unitOf(fit, cards);
  const items = itemsOf({ cards, dots, chosen, unit, safe: fit?.safe ?? undefined });
  const counted = step.chosen ?? [];
  if (cards.length === 0) return <NoCards live={live} />;
  const choose = (id: string) =>
    asking.send({ act: "choose", step: step.key, cards: [...toggled(chosen, id)] });
  const deciding = canDecide(live, step, me) ? { choose } : {};
  const total = totalOf(items, fit, counted);
  return (
    <div class="select sprint">
      <Gauge live={live} total={total} unit={unit} fit={fit} waiting={chosen !== counted} />
      <Unsized live={live} items={items} />
      <Refusal why={asking.refusal.value} />
      <ol class="backlog">
        {items.map((item, index) => (
          <Fragment key={item.card.id}>
            <ClassHeading live={live} items={items} index={index} />
            <SprintItem live={live} item={item} unit={unit} {...deciding} />
          </Fragment>
        ))}
      </ol>
      {"choose" in deciding && (
        <div class="bar sprint-total">
          <p>
            <Total live={live} total={total} unit={unit} fit={fit} />
          </p>
        </div>
      )}
    </div>
  );
}

function Unsized({ live, items }: { live: Live; items: readonly Item[] }) {
  const count = items.filter(({ chosen, size }) => chosen && size === undefined).length;
  return count > 0 ? <p class="unsized">{live.t("screen.sprint.unsized", { count })}</p> : null;
}

interface HeadingProps {
  live: Live;
  items: readonly Item[];
  index: number;
}

/** The name of a class above its first item, where any item has one. */
function ClassHeading({ live, items, index }: HeadingProps) {
  const moscow = items[index]?.moscow ?? "";
  if (moscow === items[index - 1]?.moscow || items.every((item) => item.moscow === "")) return null;
  return <li class="backlog-class">{live.t(`screen.sprint.class.${moscow || "none"}`)}</li>;
}
