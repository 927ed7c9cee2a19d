import { signal, type ReadonlySignal } from "@preact/signals";

/** A sentence for a live region; its id tells it from the same sentence said before. */
export interface Said {
  id: number;
  text: string;
}

export interface Announcer {
  /** What a live region holds: readers speak each sentence that is added. */
  said: ReadonlySignal<readonly Said[]>;
  say(text: string): void;
}

/** So many sentences that come at once are all spoken, in their order. */
const KEPT = 3;

export function createAnnouncer(): Announcer {
  const said = signal<readonly Said[]>([]);
  let id = 0;
  return {
    said,
    say: (text) => (said.value = [...said.peek(), { id: ++id, text }].slice(-KEPT)),
  };
}
