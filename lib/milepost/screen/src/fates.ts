import { batch, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Sent, Why } from "./contract";

/** What becomes of one act; `entry` is the number of the log entry that it became. */
interface Fate {
  state: Signal<"waiting" | "done" | "refused">;
  refusal: Signal<Why | undefined>;
  entry: Signal<number | undefined>;
}

export interface Fates {
  /** Begins to follow the act `id`, whose answer is shown where it was asked. */
  follow(id: string): Sent & { entry: ReadonlySignal<number | undefined> };
  accepted(id: string, entry: number): void;
  /** Returns whether anybody follows that act. */
  refused(id: string, why: Why): boolean;
}

/** Follows the acts that this page sent; those of other tabs and earlier pages are strangers. */
export function createFates(): Fates {
  const followed = new Map<string, Fate>();

  return {
    follow(id) {
      const fate: Fate = { state: signal("waiting"), refusal: signal(), entry: signal() };
      followed.set(id, fate);
      return { id, ...fate };
    },

    accepted(id, entry) {
      const fate = followed.get(id);
      followed.delete(id);
      if (fate) batch(() => ((fate.state.value = "done"), (fate.entry.value = entry)));
    },

    refused(id, why) {
      const fate = followed.get(id);
      followed.delete(id);
      if (fate) batch(() => ((fate.refusal.value = why), (fate.state.value = "refused")));
      return fate !== undefined;
    },
  };
}
