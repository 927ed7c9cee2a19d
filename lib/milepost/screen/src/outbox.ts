import { signal, type ReadonlySignal } from "@preact/signals";
import type { ActBody, PendingAct } from "./contract";
import type { Shelf } from "./shelf";

export interface Outbox {
  /** All that waits for an answer, oldest first, whichever tab asked for it. */
  waiting: ReadonlySignal<readonly PendingAct[]>;
  /** Whether everything that waits would survive a reload. */
  safe: ReadonlySignal<boolean>;
  add(act: ActBody): PendingAct;
  /** Takes out what was answered and returns it, unless another tab did so before. */
  settle(id: string): PendingAct | undefined;
}

/**
 * Keeps acts on the device until the server has answered them.
 *
 * Each act lies under a key of its own, so that two tabs never overwrite each other's; keys sort
 * by the time of asking. A tab may send what another one asked for: the server answers a second
 * asking with the first outcome.
 */
export function createOutbox(
  shelf: Shelf,
  place: string,
  abort: AbortSignal,
  now: () => number = Date.now,
): Outbox {
  const folder = `${place}/act/`;
  const read = () => shelf.keys(folder).flatMap((key) => parse(key, shelf.get(key)));
  const waiting = signal(read());
  const safe = signal(true);
  let latest = 0;

  shelf.watch((key) => {
    if (key.startsWith(folder)) waiting.value = read();
  }, abort);

  return {
    waiting,
    safe,

    add(act) {
      const id = randomId();
      // Two acts of one millisecond keep their order.
      latest = Math.max(latest + 1, now());
      safe.value = shelf.put(`${folder}${pad(latest)}.${id}`, JSON.stringify(act));
      waiting.value = read();
      return { id, act };
    },

    settle(id) {
      const settled = waiting.value.find((one) => one.id === id);
      for (const key of shelf.keys(folder)) {
        if (key.endsWith(`.${id}`)) shelf.drop(key);
      }
      waiting.value = read();
      return settled;
    },
  };
}

const pad = (time: number): string => String(Math.floor(time)).padStart(14, "0");

function parse(key: string, text: string | undefined): PendingAct[] {
  try {
    const act = JSON.parse(text ?? "") as ActBody;
    return [{ id: key.slice(key.lastIndexOf(".") + 1), act }];
  } catch {
    return [];
  }
}

/** 128 random bits in base64url. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
