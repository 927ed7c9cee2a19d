import { useSignal } from "@preact/signals";
import type { ActBody } from "../../contract";
import { Refusal } from "../pieces/refusal";
import { useAsking } from "../sending";
import { Agreeing } from "./agreeing";
import { isAgreed, nextOpen } from "./at_hand";
import { DeckForm } from "./deck_form";
import type { Estimating } from "./estimating";

/** What whoever runs the room does with the card at hand: turn, vote again, agree, go on. */
export function Leading(props: Estimating) {
  const { live, step, settings, cards, estimates, card, estimate } = props;
  const asking = useAsking(live);
  const changing = useSignal(false);
  const { turned, round = 1, given = 0 } = estimate;
  const about = { step: step.key, card: card.id };
  const waits = (kind: ActBody["act"]) => live.pending.value.some(({ act }) => act.act === kind);
  const next = nextOpen(cards, estimates, card);
  const last = round >= settings.rounds;
  const button = (act: "turn_over" | "vote_again", primary: boolean) => (
    <button
      type="button"
      class={primary ? "primary" : ""}
      aria-disabled={waits(act)}
      onClick={() => waits(act) || asking.send({ act, ...about })}
    >
      {live.t(`screen.estimate.${act}`, { round: round + 1, of: settings.rounds })}
    </button>
  );
  return (
    <section class="leading" aria-label={live.t("screen.estimate.leading")}>
      {turned && last && !isAgreed(estimate) && (
        <p class="advice-line">{live.t("screen.estimate.last_round")}</p>
      )}
      {turned && <Agreeing {...props} key={round} />}
      <div class="buttons">
        {!turned && button("turn_over", given > 0)}
        {turned && button("vote_again", false)}
        {turned && last && !isAgreed(estimate) && <ParkIt {...props} />}
        {next && (
          <button
            type="button"
            class={isAgreed(estimate) ? "primary" : ""}
            onClick={() => asking.send({ act: "spotlight", step: step.key, card: next.id })}
          >
            {live.t("screen.estimate.next")}
          </button>
        )}
        <button
          type="button"
          class="link"
          aria-expanded={changing.value}
          onClick={() => (changing.value = !changing.value)}
        >
          {live.t("screen.estimate.change_deck")}
        </button>
      </div>
      <Refusal why={asking.refusal.value} />
      {changing.value && (
        <DeckForm live={live} step={step} close={() => (changing.value = false)} />
      )}
    </section>
  );
}

/** What the room cannot agree on goes to the parking lot, under its title. */
function ParkIt({ live, card }: Estimating) {
  const asking = useAsking(live);
  const parked = useSignal(false);
  const park = () => {
    const text = live.t("screen.estimate.parked_text", { title: card.title.slice(0, 200) });
    asking.send({ act: "park", text }, { done: () => (parked.value = true) });
  };
  if (parked.value) return <span role="status">✓ {live.t("screen.estimate.parked")}</span>;
  return (
    <>
      <button type="button" onClick={park}>
        {live.t("screen.estimate.park")}
      </button>
      <Refusal why={asking.refusal.value} />
    </>
  );
}
