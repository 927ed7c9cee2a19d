import { effect } from "@preact/signals";
import type { StepShown } from "./contract";
import type { Seat } from "./seat";
import { alarm, timeLeft } from "./shell/time";

/** Speaks of the time at one minute and at the end, and of each new step, until the signal. */
export function raiseAlarms({ live }: Seat, abort: AbortSignal): void {
  const step = live.entity<StepShown>("step");
  let before: { key: string; left: number | undefined } | undefined;

  const stop = effect(() => {
    const now = step.value;
    if (!now) return;
    const left = timeLeft(now, live.second.value);
    const entered = before?.key !== now.key;
    if (before && entered) live.announce(entering(now, live.t));
    const raised = entered ? undefined : alarm(before?.left, left);
    if (raised) live.announce(live.t(`screen.timer.alarm.${raised}`));
    before = { key: now.key, left };
  });
  abort.addEventListener("abort", stop);
}

const entering = ({ index, steps, title }: StepShown, t: Seat["live"]["t"]): string =>
  t("screen.step.entered", { number: index + 1, steps, title });
