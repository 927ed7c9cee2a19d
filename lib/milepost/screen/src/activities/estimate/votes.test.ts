import { describe, expect, test } from "vitest";
import type { EstimateGiven, Face } from "../../contract";
import { facesApart, inOrder, outermost, proposal } from "./votes";

const FACES: Face[] = [0, 1, 2, 3, 5, 8, 13].map((value) => ({ label: String(value), value }));
const POINTS = { faces: FACES, unit: "points" } as const;

const vote = (name: string, points: number): EstimateGiven => ({ name, values: { points } });
const votes = (...points: number[]) => points.map((value, index) => vote(`P${index}`, value));
const days = (name: string, low: number, likely: number, high: number): EstimateGiven => ({
  name,
  values: { low, likely, high },
});
const PASSED: EstimateGiven = { name: "Zoe", values: { pass: 1 } };

describe("what the room could settle on", () => {
  test("is what all said", () => {
    expect(proposal(votes(5, 5, 5), POINTS)).toEqual({ why: "same", values: { points: 5 } });
  });

  test("is the larger of two neighbours, however many took the smaller", () => {
    expect(proposal(votes(3, 3, 3, 5), POINTS)).toEqual({ why: "larger", values: { points: 5 } });
  });

  test("is the middle where votes lie further apart, and one that somebody gave", () => {
    expect(proposal(votes(2, 3, 8, 13), POINTS)).toEqual({ why: "middle", values: { points: 8 } });
  });

  test("does not count who cannot tell", () => {
    expect(proposal([...votes(5, 5), PASSED], POINTS)?.why).toBe("same");
  });

  test("is nothing where nobody can tell", () => {
    expect(proposal([PASSED], POINTS)).toBeUndefined();
  });

  test("spans all votes where the deck counts days", () => {
    expect(proposal(votes(2, 3, 8), { faces: FACES, unit: "days" })?.values).toEqual({
      low: 2,
      likely: 3,
      high: 8,
    });
  });

  test("is the medians of good, likely and bad days", () => {
    const given = [days("Ana", 1, 2, 6), days("Ben", 2, 4, 9), days("Cem", 3, 5, 20)];
    expect(proposal(given, { faces: [], unit: "days" })?.values).toEqual({
      low: 2,
      likely: 4,
      high: 9,
    });
  });

  test("rises from good to bad even where people left days out", () => {
    const given = [
      days("Ana", 9, 10, 11),
      { name: "Ben", values: { high: 3 } },
      { name: "Cem", values: { high: 4 } },
    ];
    const {
      low = 0,
      likely = 0,
      high = 0,
    } = proposal(given, { faces: [], unit: "days" })?.values ?? {};
    expect(low <= likely && likely <= high).toBe(true);
  });
});

describe("votes", () => {
  test("come from the lowest to the highest, who passed last", () => {
    const sorted = inOrder([PASSED, vote("Ben", 8), vote("Ana", 3)]);
    expect(sorted.map(({ name }) => name)).toEqual(["Ana", "Ben", "Zoe"]);
  });

  test("are counted apart in faces of the deck, not in points", () => {
    expect(facesApart(votes(3, 8), FACES)).toBe(2);
  });

  test("that all agree have nobody who speaks first", () => {
    expect(outermost(votes(5, 5))).toEqual({ low: [], high: [] });
  });

  test("name all those at either end", () => {
    expect(outermost([vote("Ana", 3), vote("Ben", 8), vote("Cem", 8)])).toEqual({
      low: ["Ana"],
      high: ["Ben", "Cem"],
    });
  });
});
