import { expect, test } from "vitest";
import { isDate, longDate } from "./dates";

test("a date is written out with its month", () => {
  expect(longDate("2027-03-31")).toBe("31 March 2027");
});

test("a date does not slip a day west of Greenwich", () => {
  expect(longDate("2027-01-01")).toBe("1 January 2027");
});

test.each(["", "soon", "2027-02-31", "31.3.2027", "2027-13-01"])("%j is no date", (text) => {
  expect(isDate(text)).toBe(false);
  expect(longDate(text)).toBe(text);
});
