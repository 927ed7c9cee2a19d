import { describe, expect, test } from "vitest";
import type { StepShown } from "../contract";
import { alarm, clockText, timeLeft, timeSpent } from "./time";

const step = (more: Partial<StepShown> = {}): StepShown => ({
  key: "goals",
  title: "Goals",
  index: 0,
  steps: 1,
  minutes: 5,
  activity: { type: "inform", text: "" },
  entered_at: "2026-11-22T10:00:00Z",
  ...more,
});
const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);
const timer = { ends_at: "2026-11-22T10:05:00Z", seconds: 300, closes: true, ended: false };

test.each([
  [0, "0:00"],
  [7, "0:07"],
  [272, "4:32"],
  [3872, "1:04:32"],
  [-42, "0:42"],
])("%i seconds read %s", (seconds, text) => expect(clockText(seconds)).toBe(text));

describe("time left", () => {
  test("is unknown without a timebox", () => {
    expect(timeLeft(step(), at("10:01:00"))).toBeUndefined();
    expect(timeLeft(step({ timer: null }), at("10:01:00"))).toBeUndefined();
  });

  test("counts a second that has begun, down to nothing and beyond", () => {
    expect(timeLeft(step({ timer }), at("10:04:59.300"))).toBe(1);
    expect(timeLeft(step({ timer }), at("10:05:00.000"))).toBe(0);
    expect(timeLeft(step({ timer }), at("10:05:42.000"))).toBe(-42);
  });
});

test("time spent sums all visits, and a clock that runs early adds nothing", () => {
  expect(timeSpent(step({ spent: 90 }), at("10:00:30"))).toBe(120);
  expect(timeSpent(step({ spent: 90 }), at("09:59:00"))).toBe(90);
});

describe("a listener hears of the time", () => {
  test.each([
    [61, 60, "minute"],
    [1, 0, "end"],
    [90, -3, "end"],
    [60, 59, undefined],
    [0, -1, undefined],
    [undefined, 30, undefined],
    [30, undefined, undefined],
  ])("from %s to %s: %s", (before, after, heard) => expect(alarm(before, after)).toBe(heard));
});
