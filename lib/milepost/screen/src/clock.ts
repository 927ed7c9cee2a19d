import { signal, type ReadonlySignal } from "@preact/signals";

/** How many of the latest readings are weighed against each other. */
const KEPT = 6;
/** Readings further apart than this, in milliseconds, mean that the device's clock was set. */
const JUMP = 2000;

export interface Clock {
  /** Takes in what the server said the time was, as an ISO string. */
  hear(serverTime: string): void;
  /** The server's time in milliseconds since 1970, whatever this device thinks. */
  now(): number;
  /** The same, told anew with each of the server's seconds. */
  second: ReadonlySignal<number>;
}

/**
 * Tells the server's time from what the server says now and then.
 *
 * A message can only be late, never early, so of the latest readings the largest difference to
 * our own clock is the nearest to the truth.
 */
export function createClock(abort: AbortSignal, own: () => number = Date.now): Clock {
  let readings: number[] = [];
  const now = () => own() + (readings.length > 0 ? Math.max(...readings) : 0);
  const second = signal(now());
  tick(second, now, abort);

  return {
    hear(serverTime) {
      const reading = Date.parse(serverTime) - own();
      if (Number.isNaN(reading)) return;
      readings = [...readings.filter((one) => Math.abs(one - reading) < JUMP), reading].slice(-KEPT);
      second.value = now();
    },
    now,
    second,
  };
}

/** Ticks where the server's second begins, so that all screens in a room count in step. */
function tick(second: { value: number }, now: () => number, abort: AbortSignal): void {
  let timeout: ReturnType<typeof setTimeout>;
  const next = () => {
    second.value = now();
    timeout = setTimeout(next, 1000 - (Math.floor(now()) % 1000));
  };
  next();
  abort.addEventListener("abort", () => clearTimeout(timeout));
}
