import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { clockText, timeLeft } from "./time";

/**
 * The time left in the step, by the server's clock. It is no live region, which would speak each
 * second; `alarms.ts` speaks at one minute and at the end.
 */
export function TimeLeft({ seat, step }: { seat: Seat; step: StepShown }) {
  const left = timeLeft(step, seat.live.second.value);
  if (left === undefined) {
    return (
      <p class="time planned">{t("screen.timer.planned", { count: step.minutes })}</p>
    );
  }
  const over = left <= 0;
  return (
    <p class={`time ${over ? "over" : left <= 60 ? "short" : "running"}`} role="timer">
      <b>{over ? `+${clockText(left)}` : clockText(left)}</b>{" "}
      <span>{t(over ? "screen.timer.over" : "screen.timer.left")}</span>
    </p>
  );
}
