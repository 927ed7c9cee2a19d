// When to dial, when to give up on a line, and how long to wait: pure, so that each bad day of a
// phone is one line of a test. `link.ts` drives it with a real transport and a real clock.

/** Silence after which the line counts as dead, in ms; the server speaks every 5 s. */
export const SILENCE = 15_000;
/** Silence after which a screen that just woke does not trust its line. */
const DOUBT = 6_000;
/** Shortest and longest wait before dialling again, in ms. */
const SOONEST = 300;
const LATEST = 10_000;

/** Why the server ended it: nothing is dialled again until the person acts. */
export type Bye = "unknown" | "removed" | "closed_code";

export type Connection =
  | { phase: "dialling"; failures: number; since: number }
  | { phase: "live"; failures: 0; heard: number }
  | { phase: "waiting"; failures: number; until: number }
  | { phase: "over"; bye: Bye };

export type Happening =
  | { type: "asked" } // the person asks to connect
  | { type: "heard" } // any frame came
  | { type: "closed" } // the line is gone, for whatever reason
  | { type: "woke" } // page shown again, network back
  | { type: "checked" } // time went by
  | { type: "bye"; bye: Bye };

/** What to do with the line now; to dial is to hang up first, if there is a line. */
export type Order = "dial" | "hang up" | undefined;

export type Turn = readonly [Connection, Order];

/** What comes of `happening` at the time `now` in ms; `luck` is random in 0..1. */
export function next(was: Connection, happening: Happening, now: number, luck: number): Turn {
  switch (happening.type) {
    case "asked":
      return [dialling(0, now), "dial"];
    case "heard":
      return was.phase === "over" ? [was, undefined] : [live(now), undefined];
    case "closed":
      return was.phase === "over" || was.phase === "waiting" ? [was, undefined] : lost(was, now, luck);
    case "woke":
      return woken(was, now);
    case "checked":
      return checked(was, now, luck);
    case "bye":
      return [{ phase: "over", bye: happening.bye }, "hang up"];
  }
}

/** The time at which to look again, or undefined if there is nothing to wait for. */
export function deadline(connection: Connection): number | undefined {
  switch (connection.phase) {
    case "dialling":
      return connection.since + SILENCE;
    case "live":
      return connection.heard + SILENCE;
    case "waiting":
      return connection.until;
    case "over":
      return undefined;
  }
}

/** Doubles with each failure; jitter keeps a whole room from knocking at the same moment. */
export function backoff(failures: number, luck: number): number {
  const full = Math.min(LATEST, SOONEST * 2 ** failures);
  return Math.max(SOONEST, full * (0.5 + luck / 2));
}

const dialling = (failures: number, since: number): Connection => ({
  phase: "dialling",
  failures,
  since,
});

const live = (heard: number): Connection => ({ phase: "live", failures: 0, heard });

function lost({ failures }: { failures: number }, now: number, luck: number): Turn {
  const until = now + backoff(failures, luck);
  return [{ phase: "waiting", failures: failures + 1, until }, undefined];
}

function woken(was: Connection, now: number): Turn {
  if (was.phase === "waiting") return [dialling(was.failures, now), "dial"];
  const doubtful = was.phase === "live" && now - was.heard > DOUBT;
  return doubtful ? [dialling(0, now), "dial"] : [was, undefined];
}

function checked(was: Connection, now: number, luck: number): Turn {
  const due = deadline(was);
  if (was.phase === "over" || due === undefined || now < due) return [was, undefined];
  if (was.phase === "waiting") return [dialling(was.failures, now), "dial"];
  return [lost(was, now, luck)[0], "hang up"];
}
