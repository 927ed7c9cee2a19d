import { beforeEach, describe, expect, test } from "vitest";
import type { ActBody } from "./contract";
import { createOutbox, randomId } from "./outbox";
import { createShelf } from "./shelf";

const note = (text: string): ActBody => ({ act: "write_note", step: "goals", text });
const { signal } = new AbortController();
const outboxOf = (storage: Storage | undefined, place = "AB12/participant", now = Date.now) =>
  createOutbox(createShelf(storage), place, signal, now);
const texts = (outbox: ReturnType<typeof outboxOf>) =>
  outbox.waiting.value.map(({ act }) => ("text" in act ? act.text : act.act));

beforeEach(() => localStorage.clear());

describe("an outbox", () => {
  test("keeps an act through a reload, under the same id", () => {
    const { id } = outboxOf(localStorage).add(note("One"));
    expect(outboxOf(localStorage).waiting.value).toEqual([{ id, act: note("One") }]);
  });

  test("forgets an act once it was answered, and hands it back once only", () => {
    const outbox = outboxOf(localStorage);
    const { id } = outbox.add(note("One"));
    expect(outbox.settle(id)?.act).toEqual(note("One"));
    expect(outbox.settle(id)).toBeUndefined();
    expect(outboxOf(localStorage).waiting.value).toEqual([]);
  });

  test("keeps the order of asking, even within one millisecond", () => {
    const outbox = outboxOf(localStorage, "AB12", () => 5);
    for (const text of ["a", "b", "c", "d"]) outbox.add(note(text));
    expect(texts(outboxOf(localStorage, "AB12"))).toEqual(["a", "b", "c", "d"]);
  });

  test("holds what two tabs asked for, neither overwriting the other", () => {
    const [one, two] = [outboxOf(localStorage), outboxOf(localStorage)];
    one.add(note("from one"));
    two.add(note("from two"));
    expect(texts(outboxOf(localStorage)).sort()).toEqual(["from one", "from two"]);
  });

  test("hears of another tab's acts", () => {
    const [one, two] = [outboxOf(localStorage), outboxOf(localStorage)];
    one.add(note("from one"));
    const key = Object.keys(localStorage)[0] ?? "";
    window.dispatchEvent(new StorageEvent("storage", { key }));
    expect(texts(two)).toEqual(["from one"]);
  });

  test("knows nothing of another room or seat", () => {
    outboxOf(localStorage, "AB12/participant").add(note("mine"));
    expect(outboxOf(localStorage, "AB12/facilitator").waiting.value).toEqual([]);
    expect(outboxOf(localStorage, "ZZ99/participant").waiting.value).toEqual([]);
  });

  test("skips what it cannot read", () => {
    localStorage.setItem("milepost/AB12/participant/act/1.x", "{half");
    expect(outboxOf(localStorage).waiting.value).toEqual([]);
  });
});

describe("a device that keeps nothing", () => {
  const full = {
    ...localStorage,
    getItem: () => null,
    removeItem: () => undefined,
    setItem() {
      throw new DOMException("full", "QuotaExceededError");
    },
  } as unknown as Storage;

  test.each([
    ["is full", full],
    ["has no storage", undefined],
  ])("that %s still sends, and says that a reload would lose it", (_, storage) => {
    const outbox = outboxOf(storage);
    const { id } = outbox.add(note("One"));
    expect(texts(outbox)).toEqual(["One"]);
    expect(outbox.safe.value).toBe(false);
    expect(outbox.settle(id)).toBeDefined();
    expect(outbox.waiting.value).toEqual([]);
  });
});

test("ids are 128 bits in base64url, each another", () => {
  const ids = Array.from({ length: 200 }, randomId);
  expect(new Set(ids).size).toBe(200);
  for (const id of ids) expect(id).toMatch(/^[\w-]{22}$/);
});
