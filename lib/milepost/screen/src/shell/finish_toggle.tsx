import type { Me, StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";

/** "I have finished", as a switch; it shows what was asked for before the server has answered. */
export function FinishToggle({ seat, step, me }: { seat: Seat; step: StepShown; me: Me }) {
  const asked = seat.live.pending.value
    .map(({ act }) => (act.act === "declare_finish" && act.step === step.key ? act : undefined))
    .filter((act) => act !== undefined)
    .pop();
  const finished = asked ? (asked.finished ?? true) : (me.finished ?? false);
  return (
    <button
      type="button"
      class="finish"
      aria-pressed={finished}
      onClick={() =>
        seat.ask({ act: "declare_finish", step: step.key, finished: !finished })
      }
    >
      <Icon name="check" />
      <span>{t(finished ? "screen.finish.done" : "screen.finish.ask")}</span>
    </button>
  );
}
