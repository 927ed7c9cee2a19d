import { expect, test } from "vitest";
import { missing, previewOf } from "./missing";

const fields = {
  metric: "Weekly users",
  baseline: "120",
  target: "500",
  unit: "people",
  due: "2027-03-31",
  owner: "Ada",
};
const preview = (change: Record<string, string>) =>
  previewOf({ id: "n1", title: "Open beta", fields: { ...fields, ...change } });

test("a whole milestone lacks nothing", () => {
  expect(missing(preview({}))).toEqual([]);
});

test("without a metric nobody is asked for its target", () => {
  expect(missing(preview({ metric: "", target: "" }))).toEqual(["metric"]);
});

test("a metric without a target lacks the target", () => {
  expect(missing(preview({ target: "" }))).toEqual(["target"]);
});

test("a space is no owner", () => {
  expect(missing(preview({ owner: " " }))).toEqual(["owner"]);
});

test("the outcome says why, and a why does where there is none", () => {
  expect(preview({ why: "Learn early" }).why).toBe("Learn early");
  expect(preview({ why: "Learn early", outcome: "People stay" }).why).toBe("People stay");
});
