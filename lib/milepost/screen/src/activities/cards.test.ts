import { describe, expect, test } from "vitest";
import type { CardShown } from "../contract";
import { answered, isMine, valueOf } from "./cards";

const card: CardShown = {
  id: "g1",
  title: "Open beta",
  group: true,
  notes: [
    { id: "n1", text: "Open beta", fields: { evidence: "" } },
    { id: "n2", text: "Let people in", fields: { evidence: "500 sign-ups" } },
  ],
  fields: { due: "2027-03-31" },
};

describe("the value of a field", () => {
  test("is the one on the card", () => {
    expect(valueOf(card, "due")).toBe("2027-03-31");
  });

  test("is empty where nobody filled it in", () => {
    expect(valueOf(card, "owner")).toBe("");
  });

  test("of the title is what stands on the card", () => {
    expect(valueOf(card, "title")).toBe("Open beta");
  });
});

test("a group is mine when one of its notes is", () => {
  expect(isMine(card, ["n2"])).toBe(true);
  expect(isMine(card, ["n3"])).toBe(false);
});

test("only answers that were given are shown, under their labels", () => {
  const labels = [
    { key: "evidence", label: "Evidence" },
    { key: "cost", label: "Cost" },
  ];
  expect(answered({ evidence: "500 sign-ups", cost: "" }, labels)).toEqual([
    { key: "evidence", label: "Evidence", value: "500 sign-ups" },
  ]);
});
