import { expect, test } from "vitest";
import { blocks, parts } from "./prose";

test("an empty line parts paragraphs, a single break does not", () => {
  expect(blocks("One\nline\n \nTwo\n\n\n\nThree\n")).toEqual(["One\nline", "Two", "Three"]);
});

test("a text of spaces has nothing to show", () => {
  expect(blocks(" \n\n ")).toEqual([]);
});

test("lines that begin with a dash are the points of a list, with or without an empty line", () => {
  for (const gap of ["\n", "\n\n"]) {
    const text = `Four groups:${gap}- Must: no way round\n- Could: nice${gap}That is all.`;
    expect(blocks(text)).toEqual([
      "Four groups:",
      ["Must: no way round", "Could: nice"],
      "That is all.",
    ]);
  }
});

test("a dash that begins no point stays", () => {
  for (const text of ["-5 degrees", "a - b", "-", "--- all ---"]) expect(blocks(text)).toEqual([text]);
});

test("what stands between two pairs of stars is strong", () => {
  expect(parts("We **all** say: **not now**")).toEqual(["We ", "all", " say: ", "not now", ""]);
});

test("stars that enclose nothing stay", () => {
  for (const text of ["2 ** 3 ** 4", "****", "** a **", "**open", "5 * 4 * 3"])
    expect(parts(text)).toEqual([text]);
});
