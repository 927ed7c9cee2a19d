import { expect, test } from "vitest";
import type { AgendaShown, StepShown } from "../contract";
import { comesBefore, comesNext } from "./primary";

const agenda: AgendaShown = {
  opened_at: "2026-11-22T10:00:00Z",
  items: ["a", "b"].map((key) => ({ key, title: key, activity: "vote", minutes: 5 })),
};

const step = (index: number, more: Partial<StepShown> = {}): StepShown => ({
  key: "a",
  title: "a",
  index,
  steps: 2,
  minutes: 5,
  activity: { type: "vote", of: "x", dots: 3, per_card: 3 },
  entered_at: "2026-11-22T10:00:00Z",
  ...more,
});

test("people's own work is revealed before the room goes on", () => {
  expect(comesNext(step(0, { hides: true }), agenda, { acted: 2 })).toEqual({ kind: "reveal" });
});

test("estimates are turned card by card, and not revealed all at once", () => {
  const activity = { type: "estimate", of: "x", deck: "fibonacci", faces: [], unit: "points", rounds: 3 } as const;
  const now = step(0, { hides: true, activity: { ...activity, faces: [] } });
  expect(comesNext(now, agenda, { acted: 2 }).kind).toBe("next");
});

test.each([
  ["nobody has done anything", step(0, { hides: true }), { acted: 0 }],
  ["it is revealed", step(0, { hides: true, revealed: true }), { acted: 2 }],
  ["nothing is hidden", step(0), { acted: 2 }],
  ["how far people are is not known", step(0, { hides: true }), undefined],
])("the next step follows where %s", (_, now, progress) => {
  expect(comesNext(now, agenda, progress)).toMatchObject({ kind: "next", to: { key: "b" } });
});

test("tables come together before the room goes on, and after what people did is shown", () => {
  const tables = { count: 3 };
  expect(comesNext(step(0), agenda, undefined, tables)).toEqual({ kind: "join_tables" });
  expect(comesNext(step(0, { hides: true }), agenda, { acted: 2 }, tables)).toEqual({
    kind: "reveal",
  });
  expect(comesNext(step(0), agenda, undefined, { ...tables, joined: true }).kind).toBe("next");
  expect(comesNext(step(0), agenda, undefined, { count: 1 }).kind).toBe("next");
});

test("the last step is followed by the end", () => {
  expect(comesNext(step(1), agenda, undefined)).toEqual({ kind: "close" });
});

test("before the first step there is none", () => {
  expect(comesBefore(step(0), agenda)).toBeUndefined();
  expect(comesBefore(step(1), agenda)?.key).toBe("a");
});
