import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { deadline, next, type Connection, type Happening } from "./connection";
import type { Dial, DownFrame, UpFrame, Wire } from "./wire";

/** What a line tells whoever holds it. */
export interface Holder {
  /** The number of the last patch that was seen; what came after is asked for. */
  seen(): number;
  /** A new line stands. */
  opened(): void;
  heard(frame: DownFrame): void;
}

export interface Line {
  connection: ReadonlySignal<Connection>;
  live: ReadonlySignal<boolean>;
  /** Sends now if it can; what was not sent is for whoever keeps it to send again. */
  send(frame: UpFrame): void;
  /** Dials again because the person acted, whatever the server said before. */
  ask(): void;
}

/** Keeps one line to the server open for ever, as `connection.ts` says, until the signal. */
export function keepLine(dial: Dial, holder: Holder, abort: AbortSignal): Line {
  const connection = signal<Connection>({ phase: "dialling", failures: 0, since: Date.now() });
  let wire: Wire | undefined;
  let timeout: ReturnType<typeof setTimeout> | undefined;

  const happen = (happening: Happening) => {
    if (abort.aborted) return;
    const now = Date.now();
    const [became, order] = next(connection.peek(), happening, now, Math.random());
    connection.value = became;
    if (order) hangUp();
    if (order === "dial") wire = dial(holder.seen(), ears);
    clearTimeout(timeout);
    const due = deadline(became);
    if (due !== undefined) timeout = setTimeout(happen, due - now, { type: "checked" });
  };

  const hangUp = () => {
    clearTimeout(timeout);
    wire?.close();
    wire = undefined;
  };

  const ears = {
    opened: () => holder.opened(),
    heard(frame: DownFrame) {
      happen(frame.bye === undefined ? { type: "heard" } : { type: "bye", bye: frame.bye });
      holder.heard(frame);
    },
    closed: () => happen({ type: "closed" }),
  };

  onWaking(() => happen({ type: "woke" }), abort);
  abort.addEventListener("abort", hangUp);
  happen({ type: "asked" });

  return {
    connection,
    live: computed(() => connection.value.phase === "live"),
    send: (frame) => wire?.send(frame),
    ask: () => happen({ type: "asked" }),
  };
}

function onWaking(woke: () => void, abort: AbortSignal): void {
  const listening = { signal: abort };
  window.addEventListener("online", woke, listening);
  window.addEventListener("pageshow", woke, listening);
  document.addEventListener(
    "visibilitychange",
    () => {
      if (document.visibilityState === "visible") woke();
    },
    listening,
  );
}
