import { describe, expect, test } from "vitest";
import { mayAct, type Situation } from "./access";

const open: Situation = {
  mode: "participant",
  role: "participant",
  closed: false,
  locked: false,
  over: false,
};

describe("who may act", () => {
  test("a participant acts in an open step", () => {
    expect(mayAct(open)).toBe(true);
  });

  test.each([
    ["the step is locked", { locked: true }],
    ["the closing timebox has ended", { over: true }],
    ["the room is closed", { closed: true }],
    ["they only watch", { role: "spectator" }],
    ["they have not joined", { role: undefined }],
    ["the screen is the projector", { mode: "present" }],
  ] as const)("nobody is offered controls when %s", (_, change) => {
    expect(mayAct({ ...open, ...change })).toBe(false);
  });

  test("a facilitator acts in a step that is locked or over, but not on the projector", () => {
    const locked: Situation = { ...open, role: "facilitator", locked: true, over: true };
    expect(mayAct(locked)).toBe(true);
    expect(mayAct({ ...locked, mode: "present" })).toBe(false);
  });
});
