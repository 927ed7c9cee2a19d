import { describe, expect, test } from "vitest";
import { backoff, deadline, next, SILENCE, type Connection, type Happening } from "./connection";

const live: Connection = { phase: "live", failures: 0, heard: 1000 };
const waiting: Connection = { phase: "waiting", failures: 4, until: 9000 };
const dialling: Connection = { phase: "dialling", failures: 2, since: 1000 };
const over: Connection = { phase: "over", bye: "removed" };

const after = (was: Connection, type: "asked" | "heard" | "closed" | "woke" | "checked", now: number) =>
  next(was, { type }, now, 0.5);

describe("a line", () => {
  test("is live once anything is heard, and forgets its failures", () => {
    expect(after(dialling, "heard", 1200)).toEqual([
      { phase: "live", failures: 0, heard: 1200 },
      undefined,
    ]);
  });

  test("is dialled again after a while when it closes, whatever the reason", () => {
    const [became, order] = after(live, "closed", 2000);
    expect(became).toMatchObject({ phase: "waiting", failures: 1 });
    expect(order).toBeUndefined();
    expect(after(became, "checked", deadline(became) ?? 0)[1]).toBe("dial");
  });

  test("that says nothing for 15 seconds is given up", () => {
    expect(after(live, "checked", 1000 + SILENCE - 1)).toEqual([live, undefined]);
    const [became, order] = after(live, "checked", 1000 + SILENCE);
    expect(became.phase).toBe("waiting");
    expect(order).toBe("hang up");
  });

  test("that never answers is given up as well", () => {
    const [became, order] = after(dialling, "checked", 1000 + SILENCE);
    expect(became).toMatchObject({ phase: "waiting", failures: 3 });
    expect(order).toBe("hang up");
  });
});

describe("a phone that wakes", () => {
  test("dials at once instead of waiting", () => {
    expect(after(waiting, "woke", 2000)).toEqual([
      { phase: "dialling", failures: 4, since: 2000 },
      "dial",
    ]);
  });

  test("does not trust a line that missed a heartbeat", () => {
    expect(after(live, "woke", 8000)[1]).toBe("dial");
  });

  test("keeps a line that was just heard", () => {
    expect(after(live, "woke", 3000)).toEqual([live, undefined]);
  });
});

describe("after a goodbye", () => {
  const said: Happening = { type: "bye", bye: "unknown" };

  test("the line is hung up", () => {
    expect(next(live, said, 2000, 0)).toEqual([{ phase: "over", bye: "unknown" }, "hang up"]);
  });

  test.each(["heard", "closed", "woke", "checked"] as const)("%s changes nothing", (type) => {
    expect(after(over, type, 99_999)).toEqual([over, undefined]);
    expect(deadline(over)).toBeUndefined();
  });

  test("the person can ask again", () => {
    expect(after(over, "asked", 5000)[1]).toBe("dial");
  });
});

describe("waiting", () => {
  test("begins at 0.3 s and never exceeds 10 s", () => {
    expect(backoff(0, 0)).toBe(300);
    for (const failures of [1, 5, 20, 2000]) {
      expect(backoff(failures, 1)).toBeLessThanOrEqual(10_000);
      expect(backoff(failures, 0)).toBeGreaterThanOrEqual(300);
    }
    expect(backoff(20, 1)).toBe(10_000);
  });

  test("is spread, so that a room does not knock all at once", () => {
    expect(backoff(5, 0.1)).toBeLessThan(backoff(5, 0.9));
  });
});
