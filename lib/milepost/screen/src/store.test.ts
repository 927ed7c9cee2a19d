import { effect } from "@preact/signals";
import { expect, test } from "vitest";
import { createStore } from "./store";

test("what is put is shown, what is dropped is gone", () => {
  const store = createStore();
  const card = store.entity<{ title: string }>("card/n1");
  store.apply({ put: { "card/n1": { title: "One" } } });
  expect(card.value).toEqual({ title: "One" });
  store.apply({ drop: ["card/n1"] });
  expect(card.value).toBeUndefined();
});

test("a reset forgets what it does not repeat", () => {
  const store = createStore();
  store.apply({ put: { step: "a", "card/n1": 1 } });
  store.apply({ reset: true, put: { step: "b" }, drop: [] });
  expect(store.entity("step").value).toBe("b");
  expect(store.entity("card/n1").value).toBeUndefined();
  expect(store.all("card/").value.size).toBe(0);
});

test("a family is known by the rest of its keys", () => {
  const store = createStore();
  store.apply({ put: { "card/n1": 1, "card/n2": 2, "cards": 3, "member/m1": 4 } });
  expect([...store.all("card/").value]).toEqual([
    ["n1", 1],
    ["n2", 2],
  ]);
});

test("a reader hears only of its own keys, once a frame", () => {
  const store = createStore();
  const cards = store.all("card/");
  let heard = 0;
  effect(() => {
    cards.value;
    heard += 1;
  });
  store.apply({ put: { "member/m1": 1 } });
  expect(heard).toBe(1);
  store.apply({ put: { "card/n1": 1, "card/n2": 2 }, drop: ["card/n3"] });
  expect(heard).toBe(2);
});

test("a family asked for late holds what came before", () => {
  const store = createStore();
  store.apply({ put: { "card/n1": 1 } });
  expect(store.all("card/").value.get("n1")).toBe(1);
});
