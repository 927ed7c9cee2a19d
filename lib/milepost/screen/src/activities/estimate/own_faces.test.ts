import { expect, test } from "vitest";
import { facesIn, linesOf } from "./own_faces";

test("a line names a card and what it counts", () => {
  expect(facesIn("Small = 2\nlarge: 8")).toEqual([
    { label: "Small", value: 2 },
    { label: "large", value: 8 },
  ]);
});

test("a number alone stands for itself, with a comma or a point", () => {
  expect(facesIn("1\n0,5")).toEqual([
    { label: "0,5", value: 0.5 },
    { label: "1", value: 1 },
  ]);
});

test("two cards cannot count the same", () => {
  expect(facesIn("S = 2\nM = 2")).toEqual([{ label: "M", value: 2 }]);
});

test("what is no card is left out", () => {
  expect(facesIn("many\n\n-3")).toEqual([]);
});

test("a deck comes back as it was typed", () => {
  const faces = facesIn("1\nbig = 13");
  expect(facesIn(linesOf(faces))).toEqual(faces);
});
