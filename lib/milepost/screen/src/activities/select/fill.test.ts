import { describe, expect, test } from "vitest";
import type { CardShown, SprintFit } from "../../contract";
import { itemsOf, outlookOf, totalOf, unitOf, type Filling } from "./fill";

const card = (id: string, fields: Record<string, string>): CardShown => ({ id, title: id, fields });
const CARDS = [
  card("t1", { moscow: "could", points: "3" }),
  card("t2", { moscow: "must", points: "5" }),
  card("t3", { points: "8" }),
  card("t4", { moscow: "must" }),
  card("t5", { moscow: "should", points: "2" }),
  card("t6", { moscow: "wont", points: "1" }),
];
const filling = (over: Partial<Filling> = {}): Filling => ({
  ...{ cards: CARDS, dots: {}, chosen: [] },
  ...{ unit: "points", safe: 8 },
  ...over,
});
const fit = (chosen: number): SprintFit => ({ unit: "points", chosen });

describe("a backlog", () => {
  test("stands by class and then by dots", () => {
    const ids = itemsOf(filling({ dots: { t4: 2 } })).map((item) => item.card.id);
    expect(ids).toEqual(["t4", "t2", "t5", "t1", "t3", "t6"]);
  });

  test("tells which items nobody has estimated", () => {
    const unsized = itemsOf(filling()).filter(({ size }) => size === undefined);
    expect(unsized.map((item) => item.card.id)).toEqual(["t4"]);
  });
});

describe("what is chosen", () => {
  test("is stretch beyond the safe number, and only there", () => {
    const items = itemsOf(filling({ chosen: ["t1", "t2", "t5"] }));
    expect(items.filter(({ stretch }) => stretch).map((item) => item.card.id)).toEqual(["t1"]);
  });

  test("is no stretch where nothing tells what is safe", () => {
    const items = itemsOf(filling({ chosen: ["t1", "t2", "t3"], safe: undefined }));
    expect(items.some(({ stretch }) => stretch)).toBe(false);
  });

  test("counts as the server says, and with what is on its way", () => {
    const items = itemsOf(filling({ chosen: ["t2", "t5"] }));
    expect(totalOf(items, fit(5.4), ["t2"])).toBeCloseTo(7.4);
    expect(totalOf(items, fit(8.4), ["t2", "t5", "t1"])).toBeCloseTo(5.4);
    expect(totalOf(items, undefined, [])).toBe(7);
  });
});

describe("the unit", () => {
  test("is the server's, else that of the sizes on the cards", () => {
    expect(unitOf({ unit: "days", chosen: 0 }, CARDS)).toBe("days");
    expect(unitOf(undefined, CARDS)).toBe("points");
    expect(unitOf(undefined, [card("t1", { likely: "4" })])).toBe("days");
  });
});

test("a chance is safe from 85 in 100 on", () => {
  expect([0.85, 0.84, 0.5, 0.1].map(outlookOf)).toEqual(["safe", "likely", "open", "unlikely"]);
});
