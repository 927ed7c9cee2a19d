import { expect, test } from "vitest";
import type { Situation } from "../activities/access";
import type { StepShown } from "../contract";
import { chanceIn } from "./catching_up";

const vote = { hides: true, revealed: false } as StepShown;
const here: Situation = {
  mode: "participant",
  role: "participant",
  closed: false,
  locked: false,
  over: false,
};

test("whoever comes late takes part in the step that runs", () => {
  expect(chanceIn(vote, here)).toBe("part");
});

test("answers that were shown already are to be read", () => {
  expect(chanceIn({ ...vote, revealed: true }, here)).toBe("read");
});

test("a step that takes nothing more is waited out", () => {
  expect(chanceIn(vote, { ...here, locked: true })).toBe("wait");
  expect(chanceIn(vote, { ...here, over: true })).toBe("wait");
});

test("a spectator watches, whatever the step", () => {
  expect(chanceIn(vote, { ...here, role: "spectator", locked: true })).toBe("watch");
});
