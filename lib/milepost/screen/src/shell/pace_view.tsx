import type { AgendaShown, StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { paceOf } from "./pace";
import { clockText, timeOfDay, timeSpent } from "./time";

interface PaceProps {
  seat: Seat;
  agenda: AgendaShown;
  step: StepShown;
}

/** The step's time, planned against used. */
export function StepPace({ seat, step }: Omit<PaceProps, "agenda">) {
  const spent = clockText(timeSpent(step, seat.live.second.value));
  return (
    <p class="pace">
      <span class="quiet">{t("screen.pace.used")}</span>{" "}
      <b>{t("screen.pace.of", { spent, planned: step.minutes })}</b>
    </p>
  );
}

/** How the whole room stands against its agenda, and when it will end at this pace. */
export function RoomPace({ seat, agenda, step }: PaceProps) {
  const now = seat.live.second.value;
  const { behind, ahead } = paceOf(agenda, step, now);
  const minutes = Math.round(Math.abs(behind) / 60);
  const words = minutes === 0 ? "screen.pace.on_time" : behind > 0 ? BEHIND : "screen.pace.ahead";
  return (
    <p class={`pace ${words === BEHIND ? "late" : ""}`}>
      <b>{t(words, { minutes })}</b>{" "}
      <span class="quiet">{t("screen.pace.ends", { time: timeOfDay(now + ahead * 1000) })}</span>
    </p>
  );
}

const BEHIND = "screen.pace.behind";
