import { afterEach, beforeEach, expect, test } from "vitest";
import { longDate } from "./activities/dates";
import { language, LANGUAGES, ownName, preferred, remember, speak } from "./languages";
import { t } from "./words";

const forget = () => (document.cookie = "milepost-language=; Max-Age=0; Path=/");

beforeEach(() => {
  forget();
  document.documentElement.lang = "";
});

afterEach(() => speak("en"));

test.each([
  ["de", "5 Zettel", "31. März 2027"],
  ["es", "5 notas", "31 de marzo de 2027"],
  ["fr", "5 notes", "31 mars 2027"],
  ["pt", "5 notas", "31 de março de 2027"],
])("%s has words, counts and dates of its own", async (tag, notes, date) => {
  await speak(tag);
  expect(t("screen.card.notes", { count: 5 })).toBe(notes);
  expect(longDate("2027-03-31")).toBe(date);
});

test("none is singular in French and many elsewhere", async () => {
  await speak("fr");
  expect(t("screen.card.notes", { count: 0 })).toBe("0 note");
  await speak("en");
  expect(t("screen.card.notes", { count: 0 })).toBe("0 notes");
});

test("numbers are written as the language writes them", async () => {
  await speak("de");
  expect(t("screen.rate.summary_same", { count: 1, median: 2.5 })).toBe("Eine Antwort: 2,5.");
});

test("a language that there is not leaves the one that is spoken", async () => {
  await speak("de");
  await speak("xx");
  expect(language.value.tag).toBe("de");
});

test("of two choices in a row the later one counts, whichever words come first", async () => {
  await Promise.all([speak("es"), speak("fr"), speak("en")]);
  expect(language.value.tag).toBe("en");
});

test("what was picked counts more than what the page is written in", () => {
  document.documentElement.lang = "fr-CA";
  expect(preferred(document)).toBe("fr");
  remember("pt");
  expect(preferred(document)).toBe("pt");
});

test("each language is called what its speakers call it", () => {
  expect(LANGUAGES.map(ownName)).toEqual(["English", "Deutsch", "Español", "Français", "Português"]);
});
