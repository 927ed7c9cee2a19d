import { whenSettled } from "../activities/sending";
import type { AgendaShown, StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
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
  /** Asks those who have not yet taken part; the room does not learn whom. */
  nudge(): void;
  /** Ends the spotlight. */
  unlight(): void;
  joinTables(): void;
  close(): void;
}

interface Standing {
  step: StepShown;
  agenda: AgendaShown;
}

/** The commands of a room that stands like this, sent over `seat`. */
export function commandsFor(seat: Seat, { step, agenda }: Standing): Commands {
  const { ask } = seat;
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
    nudge: () => nudge(seat, step),
    unlight: () => ask({ act: "spotlight", step: step.key, card: "" }),
    joinTables: () => ask({ act: "join_tables", step: step.key }),
    close: () => ask({ act: "close_room" }),
  };
}

/** How long it stays to be read that people were asked, in ms. */
const TOLD_FOR = 6_000;

/** Asks, and says to whoever asked that it was done: nothing else on their screen would. */
function nudge(seat: Seat, { key: step }: StepShown): void {
  const id = "nudge";
  whenSettled(seat.follow({ act: "nudge", step }), (why) => {
    const text = why?.text ?? t("screen.nudge.asked");
    seat.notices.show({ id, tone: why ? "bad" : "plain", text });
    if (why) return;
    seat.live.announce(text);
    setTimeout(() => seat.notices.putAway(id), TOLD_FOR);
  });
}
