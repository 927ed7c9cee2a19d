import { afterEach, expect, test } from "vitest";
import { cardIn, keepMarked } from "./spotlight";

const wall = (html: string): Element => {
  const root = document.createElement("div");
  root.innerHTML = html;
  document.body.append(root);
  return root;
};

const CARDS = `
  <ul>
    <li class="card" id="a"><div data-card="n1">One</div></li>
    <li class="card" id="b" data-card="g2"><p>Group</p><div data-card="n2">Two</div></li>
    <li id="c" data-card="n3">Bare</li>
  </ul>`;

const litIn = (root: Element) => [...root.querySelectorAll("[data-lit]")].map(({ id }) => id);

let ending = new AbortController();
afterEach(() => {
  ending.abort();
  ending = new AbortController();
});

test("a card is found by what stands on it, by itself, and within a group", () => {
  const root = wall(CARDS);
  expect(cardIn(root, "n1")?.id).toBe("a");
  expect(cardIn(root, "g2")?.id).toBe("b");
  expect(cardIn(root, "n2")?.id).toBe("b");
  expect(cardIn(root, "n3")?.id).toBe("c");
  expect(cardIn(root, "n9")).toBeUndefined();
});

test("one card is marked, and none once the light goes out", () => {
  const root = wall(CARDS);
  keepMarked(root, "n1", ending.signal);
  expect(litIn(root)).toEqual(["a"]);
  ending.abort();
  expect(litIn(root)).toEqual([]);
});

test("a card that is drawn anew is marked again", async () => {
  const root = wall(CARDS);
  keepMarked(root, "n1", ending.signal);
  root.innerHTML = CARDS;
  await new Promise((done) => setTimeout(done));
  expect(litIn(root)).toEqual(["a"]);
});
