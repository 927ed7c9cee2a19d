import { expect, test } from "vitest";
import { stillHanging, toggled } from "./choice";

test("a tap ticks, a second one takes it back", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});

test("no more than the limit can be ticked, but one can always be taken back", () => {
  expect(toggled(["a", "b"], "c", 2)).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "b", 2)).toEqual(["a"]);
});

test("a card that is gone is no longer ticked", () => {
  expect(stillHanging(["a", "b"], ["b", "c"])).toEqual(["b"]);
});
