import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { Prose } from "./prose";

function drawn(text: string): HTMLElement {
  const place = document.createElement("div");
  void act(() => render(<Prose text={text} />, place));
  return place;
}

test("a text is drawn with its lists and its strong words", () => {
  const place = drawn("We sort:\n\n- **Must**: no way round\n- Could: nice");
  expect([...place.querySelectorAll("li")].map((each) => each.textContent)).toEqual([
    "Must: no way round",
    "Could: nice",
  ]);
  expect(place.querySelector("strong")?.textContent).toBe("Must");
});

test("markup in a text is text", () => {
  const hostile = "**<img src=x onerror=alert(1)>** [go](javascript:alert(1))";
  const place = drawn(hostile);
  expect(place.textContent).toBe(hostile.split("**").join(""));
  expect(place.querySelectorAll("img, a")).toHaveLength(0);
});
