import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { endingOf } from "./timebox";

/** What the end of a timebox asks of people; `alarms.ts` has said it to those who listen. */
export function SoftEnd({ seat, step }: { seat: Seat; step: StepShown }) {
  const ending = step.locked ? undefined : endingOf(step, seat.live.second.value);
  if (!ending) return null;
  return <p class={`soft-end ${ending}`}>{t(`screen.timer.ending.${ending}`)}</p>;
}
