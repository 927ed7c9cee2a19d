import { describe, expect, test } from "vitest";
import { spreadOf } from "./spread";

describe("the median", () => {
  test("is the middle answer", () => {
    expect(spreadOf([0, 1, 0, 2, 0], 1)?.median).toBe(4);
  });

  test("of an even number of answers lies between the middle two", () => {
    expect(spreadOf([1, 0, 0, 1], 1)?.median).toBe(2.5);
  });

  test("starts where the scale starts", () => {
    expect(spreadOf([3, 0, 0], 0)?.median).toBe(0);
  });
});

describe("answers are wide apart", () => {
  test("when two answers differ by two", () => {
    expect(spreadOf([0, 1, 0, 1, 0], 1)?.wide).toBe(true);
  });

  test("not when they differ by one", () => {
    expect(spreadOf([0, 4, 3, 0, 0], 1)?.wide).toBe(false);
  });

  test("when one of ten disagrees", () => {
    expect(spreadOf([1, 0, 0, 0, 9], 1)?.wide).toBe(true);
  });

  test("not when one of a hundred does", () => {
    expect(spreadOf([1, 0, 0, 0, 99], 1)?.wide).toBe(false);
  });

  test("when a fifth of a hundred does", () => {
    expect(spreadOf([20, 0, 0, 0, 80], 1)?.wide).toBe(true);
  });
});

test("lowest and highest are the outermost answers given", () => {
  expect(spreadOf([0, 2, 1, 0, 0], 1)).toMatchObject({ lowest: 2, highest: 3, answers: 3 });
});

test("there is no spread where nobody answered", () => {
  expect(spreadOf([0, 0, 0], 1)).toBeUndefined();
});
