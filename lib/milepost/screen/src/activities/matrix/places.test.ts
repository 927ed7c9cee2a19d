import { describe, expect, test } from "vitest";
import type { Scale } from "../../contract";
import { gravityOf, isIn, placedOn, reaches } from "./places";

const scale = (key: string): Scale => ({
  key,
  label: key,
  low: 1,
  high: 5,
  low_label: "",
  high_label: "",
});
const AXES = { across: scale("likelihood"), up: scale("impact") };
const CARDS = [{ id: "r1", title: "Publishers say no" }];

describe("a card", () => {
  const counts = { "r1 likelihood": [0, 1, 1, 0, 0], "r1 impact": [0, 0, 0, 1, 1] };
  const [placed] = placedOn(CARDS, AXES, counts);

  test("lies at its medians; between two values at the higher one, as the plan takes it", () => {
    expect(placed && isIn(placed, 3, 5)).toBe(true);
  });

  test("reaches as far as its outermost answers and no further", () => {
    expect(placed && [reaches(placed, 2, 4), reaches(placed, 4, 4)]).toEqual([true, false]);
  });

  test("that was rated on one scale only lies nowhere", () => {
    const [half] = placedOn(CARDS, AXES, { "r1 likelihood": [1, 0, 0, 0, 0] });
    expect(half && isIn(half, 1, 1)).toBe(false);
  });
});

describe("the gravity of a cell", () => {
  test("rises with likelihood and impact", () => {
    expect([
      gravityOf(AXES, 1, 4),
      gravityOf(AXES, 1, 5),
      gravityOf(AXES, 2, 5),
      gravityOf(AXES, 4, 4),
    ]).toEqual([0, 1, 2, 3]);
  });

  test("is not spoken of where the scales measure something else", () => {
    expect(gravityOf({ across: scale("effort"), up: scale("value") }, 5, 5)).toBeUndefined();
  });
});
