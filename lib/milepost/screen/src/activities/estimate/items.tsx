import { Refusal } from "../pieces/refusal";
import { useAsking } from "../sending";
import { isAgreed } from "./at_hand";
import { sayValues, type Estimating } from "./estimating";

/** All cards of the step with what was agreed; whoever runs the room takes up any of them. */
export function Items({
  live,
  step,
  cards,
  estimates,
  card,
  decides,
}: Estimating & { decides: boolean }) {
  const asking = useAsking(live);
  const done = cards.filter(({ id }) => isAgreed(estimates.get(id))).length;
  const take = (id: string) => asking.send({ act: "spotlight", step: step.key, card: id });
  return (
    <section class="items">
      <h3>{live.t("screen.estimate.items", { done, of: cards.length })}</h3>
      <Refusal why={asking.refusal.value} />
      <ol>
        {cards.map((each) => {
          const agreed = estimates.get(each.id)?.agreed ?? {};
          const here = each.id === card.id;
          const size = isAgreed(estimates.get(each.id)) ? sayValues(live, agreed, step.faces) : "";
          return (
            <li
              key={each.id}
              class={here ? "item here" : "item"}
              aria-current={here ? "true" : undefined}
            >
              {decides ? (
                <button type="button" class="link" onClick={() => take(each.id)}>
                  <span dir="auto">{each.title}</span>
                </button>
              ) : (
                <span class="item-words" dir="auto">
                  {each.title}
                </span>
              )}
              <span class={size ? "item-size" : "quiet"}>
                {size || live.t(here ? "screen.estimate.now" : "screen.estimate.open")}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
