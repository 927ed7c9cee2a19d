import { expect, test } from "vitest";
import type { Me } from "../contract";
import { isAsked } from "./nudge";

const me = (more: Partial<Me>): Me => ({ id: "m1", name: "Ada", role: "participant", ...more });
const nudged = "2026-11-22T10:05:00Z";

test("nobody is asked before the facilitator asks", () => {
  expect(isAsked(me({}))).toBe(false);
});

test("who was asked is reminded until they take part or say that they have finished", () => {
  expect(isAsked(me({ nudged }))).toBe(true);
  expect(isAsked(me({ nudged, finished: true }))).toBe(false);
  for (const part of [
    { notes: ["n4"] },
    { given: { "n4 dots": 1 } },
    { beliefs: { "n4 Ada": "responsible" } as const },
    { comment: "Good." },
  ])
    expect(isAsked(me({ nudged, ...part }))).toBe(false);
});

test("who only watches, or runs the room, is not asked", () => {
  expect(isAsked(me({ nudged, role: "spectator" }))).toBe(false);
  expect(isAsked(me({ nudged, role: "facilitator" }))).toBe(false);
});
