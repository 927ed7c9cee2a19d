import { expect, test } from "vitest";
import type { MilestoneShown } from "../contract";
import { newlyReached, reached } from "./reached";

const milestone = (id: string, done_on?: string): MilestoneShown => ({
  id,
  title: id,
  kind: "delivery",
  status: done_on ? "done" : "committed",
  ...(done_on && { done_on }),
});

const PLAN = [milestone("m1", "2026-10-01"), milestone("m2"), milestone("m3", "2026-11-01")];

test("what was reached last comes first, and what lies ahead is left out", () => {
  expect(reached(PLAN).map(({ id }) => id)).toEqual(["m3", "m1"]);
});

test("only what was reached meanwhile is new", () => {
  expect(newlyReached(PLAN, new Set(["m1"])).map(({ id }) => id)).toEqual(["m3"]);
  expect(newlyReached(PLAN, new Set(["m1", "m3"]))).toEqual([]);
});
