import { expect, test } from "vitest";
import { ranked } from "./ranking";

const cards = [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "d" }];
const order = (dots: Record<string, number>) => ranked(cards, dots).map(({ card }) => card.id);

test("the card with most dots comes first", () => {
  expect(order({ c: 3, a: 1 })).toEqual(["c", "a", "b", "d"]);
});

test("cards with as many dots keep their order and share a rank", () => {
  const result = ranked(cards, { b: 2, d: 2, a: 1 });
  expect(result.map(({ card, rank }) => [card.id, rank])).toEqual([
    ["b", 1],
    ["d", 1],
    ["a", 3],
    ["c", 4],
  ]);
});

test("bars are relative to the leader", () => {
  expect(ranked(cards, { a: 4, b: 1 }).map(({ share }) => share)).toEqual([1, 0.25, 0, 0]);
});

test("bars are empty when nobody voted", () => {
  expect(ranked(cards, {}).every(({ share }) => share === 0)).toBe(true);
});
