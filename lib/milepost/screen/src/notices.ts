import { signal, type ReadonlySignal } from "@preact/signals";

/** A sentence for the person that stays until it is put away. */
export interface Notice {
  id: string;
  tone: "bad" | "plain";
  text: string;
  /** The person's own words that it speaks of. */
  words?: string;
  /** What can be done about it, until `until` (the server's time in ms). */
  remedy?: { label: string; until: number; act: () => void };
}

export interface Notices {
  all: ReadonlySignal<readonly Notice[]>;
  show(notice: Notice): void;
  putAway(id: string): void;
}

/** No more than this many are shown; the tray of kept texts holds what older ones spoke of. */
const SHOWN = 3;

export function createNotices(): Notices {
  const all = signal<readonly Notice[]>([]);
  const without = (id: string) => all.peek().filter((notice) => notice.id !== id);
  return {
    all,
    show: (notice) => (all.value = [...without(notice.id), notice].slice(-SHOWN)),
    putAway: (id) => (all.value = without(id)),
  };
}
