import { expect, test } from "vitest";
import type { EstimateShown } from "../../contract";
import { agreedIn, atHand, isAgreed, nextOpen } from "./at_hand";

const CARDS = ["t1", "t2", "t3"].map((id) => ({ id, title: id }));
const estimates = (...agreed: string[]) =>
  new Map<string, EstimateShown>(agreed.map((card) => [card, { card, agreed: { points: 3 } }]));

test("the first card without an agreement is at hand", () => {
  expect(atHand(CARDS, estimates("t1"), "")?.id).toBe("t2");
});

test("the card in the light is at hand, even where it is agreed", () => {
  expect(atHand(CARDS, estimates("t1"), "t1")?.id).toBe("t1");
});

test("the last card stays at hand when all are agreed", () => {
  expect(atHand(CARDS, estimates("t1", "t2", "t3"), "")?.id).toBe("t3");
});

test("what comes next is the next open card, and those left out come round again", () => {
  expect(nextOpen(CARDS, estimates("t2"), CARDS[0]!)?.id).toBe("t3");
  expect(nextOpen(CARDS, estimates("t2", "t3"), CARDS[2]!)?.id).toBe("t1");
});

test("a size in points is no agreement where days are asked for", () => {
  expect(isAgreed(agreedIn(estimates("t1"), true).get("t1"))).toBe(false);
  expect(isAgreed(agreedIn(estimates("t1"), false).get("t1"))).toBe(true);
});

test("nothing comes next when all else is agreed", () => {
  expect(nextOpen(CARDS, estimates("t1", "t2"), CARDS[2]!)).toBeUndefined();
});
