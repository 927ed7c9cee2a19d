// Asking for something, and showing the answer where it was asked.

import { useSignal, type ReadonlySignal } from "@preact/signals";
import type { ActBody, Live, Sent, StepShown, Why } from "../contract";

export interface Settled {
  done?: () => void;
  /** Called only while the room is still on the act's step; later, the tray keeps the words. */
  refused?: (why: Why) => void;
}

/** Calls back once the act is on disk, or with the reason why it was refused. */
export function whenSettled(sent: Sent, settled: (why: Why | undefined) => void): void {
  const stop = sent.state.subscribe((state) => {
    if (state === "waiting") return;
    // The first call comes before `stop` exists.
    queueMicrotask(() => stop());
    settled(state === "refused" ? sent.refusal.peek() : undefined);
  });
}

const isHere = (live: Live, act: ActBody): boolean =>
  !("step" in act) || live.entity<StepShown>("step").peek()?.key === act.step;

export function ask(live: Live, act: ActBody, { done, refused }: Settled): Sent {
  const sent = live.send(act);
  whenSettled(sent, (why) => {
    if (!why) done?.();
    else if (isHere(live, act)) refused?.(why);
  });
  return sent;
}

export interface Asking {
  send(act: ActBody, settled?: Settled): Sent;
  refusal: ReadonlySignal<Why | undefined>;
}

/** Sends acts for one place on the screen and keeps the refusal of the latest one for it. */
export function useAsking(live: Live): Asking {
  const refusal = useSignal<Why | undefined>(undefined);
  return {
    refusal,
    send(act, { done, refused } = {}) {
      refusal.value = undefined;
      const keep = (why: Why) => {
        refusal.value = why;
        refused?.(why);
      };
      return ask(live, act, { refused: keep, ...(done && { done }) });
    },
  };
}
