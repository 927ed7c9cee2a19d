import { expect, test } from "vitest";
import { alikeKey, offered } from "./alike";

const never = () => false;

test("cards that were joined or withdrawn meanwhile are no longer suggested", () => {
  const groups = [
    ["n1", "n2", "n3"],
    ["n4", "n5"],
  ];
  expect(offered(groups, ["n1", "n3", "n4"], never)).toEqual([["n1", "n3"]]);
});

test("a suggestion that was put away stays away, in whatever order its cards come", () => {
  const away = alikeKey(["n2", "n1"]);
  expect(offered([["n1", "n2"]], ["n1", "n2"], (key) => key === away)).toEqual([]);
});

test("no more than three are offered at once, the likest first", () => {
  const groups = ["a", "b", "c", "d"].map((name) => [`${name}1`, `${name}2`]);
  expect(offered(groups, groups.flat(), never)).toEqual(groups.slice(0, 3));
});
