import { beforeEach, expect, test } from "vitest";
import { createShelf } from "./shelf";
import { createDismissed } from "./dismissed";

beforeEach(() => localStorage.clear());

const here = (room = "AB12") => createDismissed(createShelf(localStorage), room);

test("what was put away stays away through a reload", () => {
  here().dismiss("cycle");
  expect(here().has("cycle")).toBe(true);
  expect(here().has("late")).toBe(false);
});

test("each room has its own", () => {
  here().dismiss("cycle");
  expect(here("CD34").has("cycle")).toBe(false);
});

test("what was put away can be brought back, and nothing else with it", () => {
  const dismissed = here();
  dismissed.dismiss("cycle");
  dismissed.dismiss("late");
  dismissed.bringBack(["cycle"]);
  expect([here().has("cycle"), here().has("late")]).toEqual([false, true]);
});

test("a device that kept something else in its place has put nothing away", () => {
  localStorage.setItem("milepost/dismissed/AB12", "{broken");
  expect(here().has("cycle")).toBe(false);
  localStorage.setItem("milepost/dismissed/AB12", '{"cycle": 1}');
  expect(here().has("cycle")).toBe(false);
});
