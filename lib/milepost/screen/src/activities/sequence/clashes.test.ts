import { describe, expect, test } from "vitest";
import type { DependencyKind } from "../../contract";
import { clashesOf } from "./clashes";

const link = (before: string, after: string, kind: DependencyKind = "finish_start") => ({
  ...{ before, after, kind },
  ...{ lag: 0, contact: "", waiting: false },
});

describe("a clash", () => {
  test("is a card that is due before what it waits for", () => {
    const days = new Map([
      ["n1", { due: 20 }],
      ["n2", { due: 10 }],
    ]);
    expect(clashesOf([link("n1", "n2")], days)).toEqual([
      { before: "n1", after: "n2", due: 10, finish: 20 },
    ]);
  });

  test("is none where both are due on one day", () => {
    const days = new Map([
      ["n1", { due: 10 }],
      ["n2", { due: 10 }],
    ]);
    expect(clashesOf([link("n1", "n2")], days)).toEqual([]);
  });

  test("is seen where what it waits for has no date but cannot be over sooner", () => {
    const days = new Map([
      ["n1", { finish: 20 }],
      ["n2", { due: 10, finish: 25 }],
    ]);
    expect(clashesOf([link("n1", "n2")], days).map(({ finish }) => finish)).toEqual([20]);
  });

  test("is none where only the starts are tied, or a date is missing", () => {
    const days = new Map([
      ["n1", { due: 20 }],
      ["n2", { due: 10 }],
      ["n3", {}],
    ]);
    expect(clashesOf([link("n1", "n2", "start_start"), link("n1", "n3")], days)).toEqual([]);
  });
});
