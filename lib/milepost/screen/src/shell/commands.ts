import type { AgendaShown, StepShown } from "../contract";
import type { Seat } from "../seat";
import { comesBefore } from "./primary";

/** What a facilitator can do with a room; buttons and keys share these. */
export interface Commands {
  goTo(step: string): void;
  back(): void;
  /** Goes on to the next step; the last step has none. */
  next(): void;
  reveal(): void;
  setLock(locked: boolean): void;
  startTimer(seconds: number, closes: boolean): void;
  stopTimer(): void;
  close(): void;
}

interface Standing {
  step: StepShown;
  agenda: AgendaShown;
}

/** The commands of a room that stands like this, sent over `seat`. */
export function commandsFor({ ask }: Seat, { step, agenda }: Standing): Commands {
  const goTo = (to: string | undefined) => {
    if (to !== undefined && to !== step.key) ask({ act: "go_to", step: to, leaving: step.key });
  };
  return {
    goTo,
    back: () => goTo(comesBefore(step, agenda)?.key),
    next: () => goTo(agenda.items[step.index + 1]?.key),
    reveal() {
      if (step.hides && !step.revealed) ask({ act: "reveal", step: step.key });
    },
    setLock: (locked) => ask({ act: "lock", step: step.key, locked }),
    startTimer: (seconds, closes) =>
      ask({ act: "start_timer", step: step.key, seconds: Math.max(1, seconds), closes }),
    stopTimer: () => ask({ act: "stop_timer", step: step.key }),
    close: () => ask({ act: "close_room" }),
  };
}
