import { describe, expect, test } from "vitest";
import { roleOfKey, stepped } from "./keys";

const SIZE = { rows: 3, columns: 2, rtl: false };
const letter = (role: string) => role.charAt(0).toUpperCase();

describe("arrow keys", () => {
  test("move to the next cell", () => {
    expect(stepped({ row: 0, column: 0 }, "ArrowRight", SIZE)).toEqual({ row: 0, column: 1 });
  });

  test("stay within the grid", () => {
    expect(stepped({ row: 2, column: 1 }, "ArrowDown", SIZE)).toEqual({ row: 2, column: 1 });
  });

  test("move the way they point where one reads from right to left", () => {
    expect(stepped({ row: 0, column: 0 }, "ArrowLeft", { ...SIZE, rtl: true })).toEqual({
      row: 0,
      column: 1,
    });
  });

  test("leave all other keys alone", () => {
    expect(stepped({ row: 0, column: 0 }, "Tab", SIZE)).toBeUndefined();
  });
});

describe("a letter", () => {
  test("writes its part, in either case", () => {
    expect([roleOfKey("a", letter), roleOfKey("R", letter)]).toEqual([
      "accountable",
      "responsible",
    ]);
  });

  test("that means no part writes nothing", () => {
    expect(roleOfKey("x", letter)).toBeUndefined();
  });
});

test("Delete empties a cell", () => {
  expect(roleOfKey("Delete", letter)).toBeNull();
});
