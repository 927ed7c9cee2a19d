import { signal, type ReadonlySignal } from "@preact/signals";

export interface Announcer {
  /** What a polite live region holds. */
  said: ReadonlySignal<string>;
  say(text: string): void;
}

/** Says sentences to screen readers; the same one twice is heard twice. */
export function createAnnouncer(): Announcer {
  const said = signal("");
  return {
    said,
    say(text) {
      // A live region speaks only when its text changes.
      said.value = said.peek() === text ? `${text}\u00a0` : text;
    },
  };
}
