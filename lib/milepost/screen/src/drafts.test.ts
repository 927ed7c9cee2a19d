import { beforeEach, expect, test } from "vitest";
import { createDrafts } from "./drafts";
import { createShelf } from "./shelf";

const { signal } = new AbortController();
const drafts = () => createDrafts(createShelf(localStorage), "AB12/participant", signal);

beforeEach(() => localStorage.clear());

test("half a sentence survives a reload", () => {
  drafts().at("goals", "note").value = "We will have";
  expect(drafts().at("goals", "note").value).toBe("We will have");
});

test("drafts of two steps do not mix", () => {
  const kept = drafts();
  kept.at("goals", "note").value = "goal";
  expect(kept.at("obstacles", "note").value).toBe("");
});

test("an emptied draft leaves nothing behind", () => {
  const kept = drafts();
  kept.at("goals", "note").value = "x";
  kept.at("goals", "note").value = "";
  expect(Object.keys(localStorage)).toEqual([]);
  expect(kept.kept.value).toEqual([]);
});

test("what was never sent is listed with its place", () => {
  const kept = drafts();
  kept.at("goals", "note").value = "left over";
  expect(kept.kept.value).toEqual([{ step: "goals", name: "note", text: "left over" }]);
});

test("of two tabs only one can take a draft", () => {
  const [one, two] = [drafts(), drafts()];
  one.at("goals", "note").value = "ours";
  two.at("goals", "note");
  expect(one.take("goals", "note")).toBe("ours");
  expect(two.take("goals", "note")).toBe("");
});
