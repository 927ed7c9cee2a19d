import type { Live, Me, StepShown } from "../../contract";
import { Icon } from "../../shell/icons";
import { canDecide } from "../access";
import { useAsking } from "../sending";
import { Refusal } from "./refusal";

interface LightProps {
  live: Live;
  card: string;
  title: string;
}

/** The facilitator's way to have everyone look at a card of the step, where the card hangs. */
export function Light({ live, card, title }: LightProps) {
  const asking = useAsking(live);
  const step = live.entity<StepShown>("step").value;
  const me = live.entity<Me>("me").value;
  if (!step?.cards?.includes(card) || !canDecide(live, step, me)) return null;
  const lit = step.spotlight === card;
  const words = live.t(lit ? "screen.spotlight.end" : "screen.spotlight.show");
  return (
    <>
      <button
        type="button"
        class="plain light"
        aria-pressed={lit}
        title={words}
        onClick={() =>
          asking.send({ act: "spotlight", step: step.key, card: lit ? "" : card })
        }
      >
        <Icon name="lamp" />
        <span class="unseen">
          {words}: {title.slice(0, 60)}
        </span>
      </button>
      <Refusal why={asking.refusal.value} />
    </>
  );
}
