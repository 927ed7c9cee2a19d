/// <reference types="vite/client" />

import { expect, test } from "vitest";
import words from "../../words/en.json";
import { t } from "./words";

const known = Object.keys(words);

const sources = import.meta.glob<string>("./**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

test("a count chooses between one and many", () => {
  expect(t("screen.kept.summary", { count: 1 })).toBe("1 kept text on this device");
  expect(t("screen.kept.summary", { count: 3 })).toBe("3 kept texts on this device");
});

test("what is filled in is never read as a field itself", () => {
  expect(t("screen.step.entered", { number: 1, steps: 2, title: "{steps} $& <b>" })).toBe(
    "Step 1 of 2: {steps} $& <b>",
  );
});

test("every word that a source asks for is there", () => {
  const asked = Object.values(sources).flatMap((source) => [
    ...source.matchAll(/"(screen\.[a-z_.]+)"/g),
  ]);
  const missing = asked.map(([, code]) => code ?? "").filter((code) => !isKnown(code));
  expect(asked.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

const isKnown = (code: string): boolean =>
  known.some((one) => one === code || one === `${code}.other` || (code.endsWith(".") && one.startsWith(code)));
