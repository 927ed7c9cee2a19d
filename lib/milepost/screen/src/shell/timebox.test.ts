import { expect, test } from "vitest";
import type { StepShown } from "../contract";
import { endingOf } from "./timebox";

const END = Date.parse("2026-11-22T10:10:00Z");

const step = (closes: boolean): StepShown => ({
  key: "a",
  title: "",
  index: 0,
  steps: 1,
  minutes: 5,
  activity: { type: "inform", text: "" },
  entered_at: "2026-11-22T10:05:00Z",
  timer: { ends_at: "2026-11-22T10:10:00Z", seconds: 300, closes, ended: false },
});

const at = (closes: boolean, seconds: number) => endingOf(step(closes), END + seconds * 1000);

test("before its last minute a timebox says nothing", () => {
  expect(at(true, -61)).toBeUndefined();
  expect(at(true, -60)).toBe("minute");
  expect(at(false, -1)).toBe("minute");
});

test("a timebox that closes first takes in what is being written", () => {
  expect(at(true, 0)).toBe("closing");
  expect(at(true, 19)).toBe("closing");
  expect(at(true, 20)).toBe("closed");
});

test("a timebox that does not close runs on", () => {
  expect(at(false, 0)).toBe("on");
  expect(at(false, 600)).toBe("on");
});

test("a step without a timebox does not end by itself", () => {
  const { timer: _, ...untimed } = step(true);
  expect(endingOf(untimed, END)).toBeUndefined();
});
