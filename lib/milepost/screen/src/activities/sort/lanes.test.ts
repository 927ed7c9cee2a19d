import { describe, expect, test } from "vitest";
import type { CardShown, Lane } from "../../contract";
import { isSplit, laid, placing, sharesOf, sizeOf, widestFirst, width } from "./lanes";

const lane = (key: string): Lane => ({ key, label: key, hint: "" });
const LANES = ["must", "should", "could", "wont"].map(lane);
const card = (id: string, fields: Record<string, string> = {}): CardShown => ({
  id,
  title: id,
  fields,
});

describe("a card", () => {
  test("lies in the lane that its field names", () => {
    const found = laid(
      [card("n1", { moscow: "could" })],
      LANES,
      (each) => each.fields?.["moscow"] ?? "",
    );
    expect(found.get("could")?.map(({ id }) => id)).toEqual(["n1"]);
  });

  test("lies in none where its field names no lane of this step", () => {
    const found = laid(
      [card("n1", { moscow: "perhaps" })],
      LANES,
      (each) => each.fields?.["moscow"] ?? "",
    );
    expect(found.get("")?.length).toBe(1);
  });

  test("goes where its latest act puts it, and only those of this step count", () => {
    const to = (step: string, where: string) =>
      ({ id: where, act: { act: "place", step, card: "n1", lane: where } }) as const;
    expect(
      placing([to("sort", "must"), to("sort", "could"), to("other", "wont")], "sort").get("n1"),
    ).toBe("could");
  });
});

describe("those who sorted alone", () => {
  test("agree when more than half chose one lane", () => {
    expect(isSplit([3, 2, 0, 0])).toBe(false);
  });

  test("are split when half chose one lane and half another", () => {
    expect(isSplit([2, 2, 0, 0])).toBe(true);
  });

  test("are not split where nobody said anything", () => {
    expect(isSplit([0, 0, 0, 0])).toBe(false);
  });

  test("are told of with the most named lane first", () => {
    expect(sharesOf([1, 0, 3, 0], LANES).map((share) => [share.lane.key, share.count])).toEqual([
      ["could", 3],
      ["must", 1],
    ]);
  });

  test("lie as wide apart as their outermost lanes", () => {
    expect(width([2, 0, 0, 1])).toBe(3);
  });
});

test("the widest split is talked about first", () => {
  const counts: Record<string, number[]> = {
    near: [2, 2, 0, 0],
    wide: [2, 0, 0, 2],
    agreed: [4, 0, 0, 1],
  };
  const cards = Object.keys(counts).map((id) => card(id));
  expect(widestFirst(cards, ({ id }) => counts[id] ?? []).map(({ id }) => id)).toEqual([
    "wide",
    "near",
  ]);
});

describe("the size of a lane", () => {
  test("is the sum of what its cards take", () => {
    expect(
      sizeOf([card("a", { points: "3" }), card("b", { points: "5" }), card("c")], "points"),
    ).toBe(8);
  });

  test("is unknown where no card was sized", () => {
    expect(sizeOf([card("a")], "points")).toBeUndefined();
  });
});
