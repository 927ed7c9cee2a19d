import { expect, test } from "vitest";
import type { AgendaItem, AgendaShown, StepShown } from "../contract";
import { paceOf } from "./pace";

const NOW = Date.parse("2026-11-22T10:10:00Z");

const item = (key: string, minutes: number, spent?: number): AgendaItem => ({
  key,
  title: key,
  activity: "inform",
  minutes,
  ...(spent === undefined ? {} : { spent }),
});

function pace(items: AgendaItem[], index: number, seconds: number) {
  const agenda: AgendaShown = { items, opened_at: "2026-11-22T10:00:00Z" };
  const step: StepShown = {
    key: items[index]?.key ?? "",
    title: "",
    index,
    steps: items.length,
    minutes: items[index]?.minutes ?? 0,
    activity: { type: "inform", text: "" },
    entered_at: new Date(NOW - seconds * 1000).toISOString(),
  };
  return paceOf(agenda, step, NOW);
}

test("a step within its time is neither ahead nor behind", () => {
  expect(pace([item("a", 5, 0), item("b", 5)], 0, 120)).toEqual({ behind: 0, ahead: 180 + 300 });
});

test("what earlier steps saved or overran counts in full", () => {
  expect(pace([item("a", 5, 240), item("b", 5, 420), item("c", 5, 0)], 2, 0).behind).toBe(60);
  expect(pace([item("a", 5, 180), item("b", 5, 0)], 1, 0).behind).toBe(-120);
});

test("a skipped step is time won", () => {
  expect(pace([item("a", 5), item("b", 5, 0)], 1, 0).behind).toBe(-300);
});

test("the current step counts once it is over its time", () => {
  expect(pace([item("a", 1, 0), item("b", 5)], 0, 90)).toEqual({ behind: 30, ahead: 300 });
});
