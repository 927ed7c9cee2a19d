import { describe, expect, test } from "vitest";
import type { Bar, CardShown, PendingAct } from "../../contract";
import { dateOf, dayOf } from "./days";
import { linksWith } from "./links";
import { inOrder, rowsOf, type Hanging, type Row } from "./rows";

const card = (id: string, due = ""): CardShown => ({ id, title: id, ...(due && { fields: { due } }) });
const CARDS = [card("n1", "2027-06-30"), card("n2"), card("n3", "2027-02-01")];

const hanging = (over: Partial<Hanging>): Hanging => ({
  ...{ cards: CARDS, links: [], bars: [], pending: [] },
  ...{ step: "order", backward: false, dates: true },
  ...over,
});
const ids = (rows: readonly Row[]): string[] => rows.map((row) => row.card.id);

describe("the rows of a sequence", () => {
  test("stand by their dates, and what has none comes last", () => {
    expect(ids(rowsOf(hanging({})))).toEqual(["n3", "n1", "n2"]);
  });

  test("begin at the end when planning backward", () => {
    expect(ids(rowsOf(hanging({ backward: true })))).toEqual(["n1", "n3", "n2"]);
  });

  test("without a date stand where they can be over", () => {
    const bars: Bar[] = [{ card: "n2", start: "2027-03-01", finish: "2027-03-05" }];
    expect(ids(rowsOf(hanging({ bars })))).toEqual(["n3", "n2", "n1"]);
  });

  test("move with a date that is still on its way", () => {
    const act = { act: "set_field", step: "order", card: "n2", field: "due", value: "2027-01-10" };
    const pending = [{ id: "a", act } as PendingAct];
    const rows = rowsOf(hanging({ pending }));
    expect(ids(rows)).toEqual(["n2", "n3", "n1"]);
    expect(dateOf(rows[0]?.due ?? 0)).toBe("2027-01-10");
  });

  test("stand by what they wait for where dates do not count", () => {
    const links = linksWith([{ before: "n1", after: "n3" }], [], "order", ["n1", "n2", "n3"]);
    const rows = rowsOf(hanging({ links, dates: false }));
    expect(ids(rows)).toEqual(["n1", "n2", "n3"]);
    expect(rows.map(({ due }) => due)).toEqual([undefined, undefined, undefined]);
    expect(ids(rowsOf(hanging({ links, dates: false, backward: true })))).toEqual(["n2", "n3", "n1"]);
  });

  test("tell of a clash on both its cards", () => {
    const links = linksWith([{ before: "n1", after: "n3" }], [], "order", ["n1", "n3"]);
    const [first, second, third] = rowsOf(hanging({ links }));
    expect(first?.clashes).toEqual(second?.clashes);
    expect(first?.clashes[0]?.finish).toBe(dayOf("2027-06-30"));
    expect(third?.clashes).toEqual([]);
  });

  test("stay where they are under somebody's hands, and new ones come last", () => {
    const rows = rowsOf(hanging({}));
    expect(ids(inOrder(rows, ["n2", "n1"]))).toEqual(["n2", "n1", "n3"]);
    expect(inOrder(rows, undefined)).toBe(rows);
  });
});
