import { expect, test } from "vitest";
import { paragraphs } from "./paragraphs";

test("an empty line parts paragraphs, a single break does not", () => {
  expect(paragraphs("One\nline\n \nTwo\n\n\n\nThree\n")).toEqual(["One\nline", "Two", "Three"]);
});

test("a text of spaces has no paragraph", () => {
  expect(paragraphs(" \n\n ")).toEqual([]);
});
