import { describe, expect, test } from "vitest";
import type { CardShown } from "../../contract";
import { gapsOf, kindOf } from "./facts";

const card = (fields: Record<string, string> = {}, more: Partial<CardShown> = {}): CardShown => ({
  id: "n1",
  title: "Import the catalogue",
  fields,
  ...more,
});

describe("a card becomes", () => {
  test("what the step makes of it", () => {
    expect(kindOf(card(), "risks")).toBe("risk");
  });

  test("nothing else than what it is already", () => {
    expect(kindOf(card({}, { kind: "milestone" }), "tasks")).toBe("milestone");
  });

  test("a task as it enters a sprint", () => {
    expect(kindOf(card(), "sprint")).toBe("task");
  });
});

describe("what is missing", () => {
  test("of a task is where it belongs and how large it is", () => {
    expect(gapsOf("task", card())).toEqual(["milestone", "size"]);
  });

  test("is nothing where a task under a milestone was sized in days", () => {
    expect(gapsOf("task", card({ likely: "3" }, { under: "Opening" }))).toEqual([]);
  });

  test("of a risk is what makes an answer of it", () => {
    expect(gapsOf("risk", card({ response: "reduce", owner: " " }))).toEqual([
      "trigger",
      "owner",
      "review_on",
    ]);
  });

  test("of an action is who and by when", () => {
    expect(gapsOf("action", card({ due: "2027-03-31" }))).toEqual(["owner"]);
  });
});
