import { describe, expect, test } from "vitest";
import { axisOf, dayAt, placeOf, ticksOf } from "./axis";
import { dateOf, dayOf, shortDay } from "./days";

const day = (date: string): number => dayOf(date) ?? Number.NaN;
const between = (first: string, last: string) => axisOf([day(first), day(last)])!;

describe("a time axis", () => {
  test("holds all its days between its ends", () => {
    const axis = between("2027-01-04", "2027-06-30");
    for (const date of ["2027-01-04", "2027-06-30"]) {
      expect(placeOf(axis, day(date))).toBeGreaterThan(0);
      expect(placeOf(axis, day(date))).toBeLessThan(1);
    }
  });

  test("gives back the day that was put on it", () => {
    const axis = between("2026-11-25", "2028-02-29");
    for (let each = axis.first; each <= axis.last; each++)
      expect(dayAt(axis, placeOf(axis, each))).toBe(each);
  });

  test("of a single day does not blow it up to all of the wall", () => {
    const axis = between("2027-01-04", "2027-01-04");
    expect(axis.last - axis.first).toBeGreaterThanOrEqual(14);
    expect(placeOf(axis, day("2027-01-04"))).toBeCloseTo(0.5, 1);
  });

  test("without days there is none", () => {
    expect(axisOf([])).toBeUndefined();
  });
});

describe("what is written on an axis", () => {
  test("are Mondays while it is short", () => {
    const axis = between("2027-01-05", "2027-02-10");
    const labels = ticksOf(axis, 8).map(({ label }) => label);
    expect(labels).toContain("11 Jan");
    expect(labels).toContain("1 Feb");
  });

  test("are months, with the year where one begins", () => {
    const labels = ticksOf(between("2026-11-25", "2027-04-20"), 8).map(({ label }) => label);
    expect(labels).toEqual(["Dec 2026", "Jan 2027", "Feb", "Mar", "Apr"]);
  });

  test("are years when it is long", () => {
    const labels = ticksOf(between("2026-01-10", "2036-01-10"), 6).map(({ label }) => label);
    expect(labels).toEqual(["2026", "2028", "2030", "2032", "2034", "2036"]);
  });

  test.each([20, 45, 100, 400, 1500, 9000, 40_000])("is never crowded: %i days", (length) => {
    const axis = axisOf([day("2027-01-04"), day("2027-01-04") + length])!;
    const ticks = ticksOf(axis, 8);
    expect(ticks.length).toBeLessThanOrEqual(9);
    expect(ticks.length).toBeGreaterThan(0);
    for (const { at } of ticks) expect(at >= 0 && at <= 1).toBe(true);
  });
});

describe("a day", () => {
  test("is the same date again", () => {
    expect(dateOf(day("2028-02-29"))).toBe("2028-02-29");
  });

  test("that does not exist is none", () => {
    expect([dayOf("2027-02-30"), dayOf(""), dayOf(null)]).toEqual([undefined, undefined, undefined]);
  });

  test("tells its year where it is asked to", () => {
    expect(shortDay(day("2027-03-12"), true)).toBe("12 Mar 2027");
  });
});
