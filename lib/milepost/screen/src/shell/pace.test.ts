import { expect, test } from "vitest";
import type { AgendaItem, AgendaShown, StepShown } from "../contract";
import { beginnings, paceOf, shortened } from "./pace";

const NOW = Date.parse("2026-11-22T10:10:00Z");

const item = (key: string, minutes: number, spent?: number): AgendaItem => ({
  key,
  title: key,
  activity: "inform",
  minutes,
  ...(spent === undefined ? {} : { spent }),
});

const agendaOf = (items: AgendaItem[]): AgendaShown => ({
  items,
  opened_at: "2026-11-22T10:00:00Z",
});

function stepOf(items: AgendaItem[], index: number, seconds: number): StepShown {
  return {
    key: items[index]?.key ?? "",
    title: "",
    index,
    steps: items.length,
    minutes: items[index]?.minutes ?? 0,
    activity: { type: "inform", text: "" },
    entered_at: new Date(NOW - seconds * 1000).toISOString(),
  };
}

const pace = (items: AgendaItem[], index: number, seconds: number) =>
  paceOf(agendaOf(items), stepOf(items, index, seconds), NOW);

const shorten = (items: AgendaItem[], minutes: number) =>
  shortened(agendaOf(items), stepOf(items, 0, 0), minutes);

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

test("what comes begins when all before it has had its minutes, and at once when those are used up", () => {
  const items = [item("a", 5, 0), item("b", 10), item("c", 5)];
  const at = (seconds: number) => [...beginnings(agendaOf(items), stepOf(items, 0, seconds), NOW)];
  expect(at(120)).toEqual([
    ["b", NOW + 180_000],
    ["c", NOW + 780_000],
  ]);
  expect(at(900)).toEqual([
    ["b", NOW],
    ["c", NOW + 600_000],
  ]);
});

test("the longest steps give up time first, and none more than a third of its own", () => {
  const items = [item("a", 5, 0), item("b", 15), item("c", 6), item("d", 2)];
  const { cuts, left } = shorten(items, 6);
  expect(cuts.map(({ key, from, to }) => [key, from, to])).toEqual([
    ["b", 15, 10],
    ["c", 6, 5],
  ]);
  expect(left).toBe(0);
});

test("what cannot be made up is told", () => {
  expect(shorten([item("a", 5, 0), item("b", 6)], 5)).toMatchObject({ left: 3 });
  expect(shorten([item("a", 5, 0)], 5)).toEqual({ cuts: [], left: 5 });
});

test("a room that is on time shortens nothing", () => {
  expect(shorten([item("a", 5, 0), item("b", 15)], 0)).toEqual({ cuts: [], left: 0 });
});
