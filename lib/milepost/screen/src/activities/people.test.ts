import { expect, test } from "vitest";
import { namesOf } from "./people";

test("authors and owners are each named once, in alphabetical order", () => {
  const cards = [{ id: "n1", title: "", notes: [{ id: "n1", text: "", author: "Grace" }] }];
  const milestone = { id: "m1", title: "", status: "committed", kind: "delivery" } as const;
  const milestones = [
    { ...milestone, owner: "Ada" },
    { ...milestone, owner: "Grace" },
  ];
  expect(namesOf([], cards, milestones)).toEqual(["Ada", "Grace"]);
});

test("an anonymous note names nobody", () => {
  const cards = [{ id: "n1", title: "", notes: [{ id: "n1", text: "" }] }];
  expect(namesOf([], cards, [])).toEqual([]);
});
