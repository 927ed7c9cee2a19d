import { useSignal } from "@preact/signals";
import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import type { Commands } from "./commands";
import { Icon } from "./icons";
import { timeLeft } from "./time";

interface TimerProps {
  seat: Seat;
  step: StepShown;
  commands: Commands;
}

/** Starts the planned minutes, gives one more, or calls the timebox off. */
export function TimerControls({ seat, step, commands }: TimerProps) {
  const closes = useSignal(true);
  const { timer } = step;
  if (timer) {
    const oneMore = () => commands.startTimer(leftOr0(step, seat.live.now()) + 60, timer.closes);
    return (
      <div role="group" class="row timer-controls" aria-label={t("screen.timer.title")}>
        <button type="button" onClick={oneMore}>
          {t("screen.timer.one_more")}
        </button>
        <button type="button" onClick={commands.stopTimer}>
          {t("screen.timer.stop")}
        </button>
      </div>
    );
  }
  return (
    <div role="group" class="row timer-controls" aria-label={t("screen.timer.title")}>
      <button type="button" onClick={() => commands.startTimer(step.minutes * 60, closes.value)}>
        <Icon name="clock" />
        <span class="control-words">{t("screen.timer.start", { minutes: step.minutes })}</span>
        <span class="control-short" aria-hidden="true">
          {t("screen.agenda.minutes", { minutes: step.minutes })}
        </span>
      </button>
      <label class="check">
        <input
          type="checkbox"
          checked={closes}
          onChange={({ currentTarget }) => (closes.value = currentTarget.checked)}
        />
        <span class="control-words">{t("screen.timer.closes")}</span>
        <span class="control-short" aria-hidden="true">
          {t("screen.timer.closes_short")}
        </span>
      </label>
    </div>
  );
}

const leftOr0 = (step: StepShown, now: number): number => Math.max(0, timeLeft(step, now) ?? 0);
