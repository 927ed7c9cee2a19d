import { expect, test } from "vitest";
import type { FindingShown } from "../contract";
import { concerning, findingKey } from "./findings";

const finding = (key: string, cards?: string[]): FindingShown => ({
  key,
  severity: "warning",
  text: `About ${key}.`,
  ...(cards && { cards }),
});

const FOUND = [finding("late", ["n1", "n2"]), finding("plan"), finding("owner", ["n3"])];

test("people are told of the cards before them and of the whole, not of cards elsewhere", () => {
  expect(concerning(FOUND, ["n2"]).map(({ key }) => key)).toEqual(["late", "plan"]);
  expect(concerning(FOUND, []).map(({ key }) => key)).toEqual(["plan"]);
});

test("whoever runs the room is told everything", () => {
  expect(concerning(FOUND, undefined)).toHaveLength(3);
});

test("a finding that says something else now is another one", () => {
  const late = finding("late");
  expect(findingKey({ ...late, text: "About two days." })).not.toBe(findingKey(late));
});
