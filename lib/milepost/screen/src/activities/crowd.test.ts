import { expect, test } from "vitest";
import { crowdOf } from "./crowd";

test("cards hang the closer, the more there are", () => {
  expect([1, 6, 7, 18, 19, 400].map(crowdOf)).toEqual([
    "few",
    "few",
    "many",
    "many",
    "crowd",
    "crowd",
  ]);
});
