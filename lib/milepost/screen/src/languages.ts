// Which language this screen speaks. English comes with the script; the words of every other
// language are a file of their own, fetched when somebody wants them.

import { signal, type ReadonlySignal } from "@preact/signals";
import english from "../../words/en.json";

type Words = Readonly<Record<string, string>>;

const OTHERS: Record<string, () => Promise<{ default: Words }>> = {
  de: () => import("../../words/de.json"),
  es: () => import("../../words/es.json"),
  fr: () => import("../../words/fr.json"),
  pt: () => import("../../words/pt.json"),
};

/** The tags of all languages there are. */
export const LANGUAGES: readonly string[] = ["en", ...Object.keys(OTHERS)];

const COOKIE = "milepost-language";
const YEAR = 31_536_000;

export interface Language {
  tag: string;
  /** The country whose way of writing days and numbers stands for the language. */
  locale: string;
  /** The words by their code; what the language does not say is in English. */
  words: Words;
  plurals: Intl.PluralRules;
  numbers: Intl.NumberFormat;
}

const spoken = signal(languageOf("en", english));
let wanted = "en";

/** The language that is spoken; whatever reads it is drawn anew when it changes. */
export const language: ReadonlySignal<Language> = spoken;

/** Speaks `tag` as soon as its words are here; without them what is spoken now stays. */
export async function speak(tag: string): Promise<void> {
  wanted = tag;
  if (tag === spoken.peek().tag) return;
  const words = tag === "en" ? english : (await OTHERS[tag]?.().catch(() => undefined))?.default;
  if (words && wanted === tag) spoken.value = languageOf(tag, words);
}

/** The language that this person picked, else that of the page, without its region. */
export function preferred({ cookie, documentElement }: Document): string {
  const picked = new RegExp(`(?:^|; )${COOKIE}=(\\w+)`).exec(cookie)?.[1];
  return (picked ?? documentElement.lang).split("-")[0] ?? "";
}

/** Keeps the choice where the server sees it too. */
export function remember(tag: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${COOKIE}=${tag}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
}

/** What a language calls itself, as a list of languages shows it. */
export function ownName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

function languageOf(tag: string, own: Words): Language {
  const words = { ...english, ...own };
  const locale = words["screen.locale"] ?? tag;
  const [plurals, numbers] = [new Intl.PluralRules(locale), new Intl.NumberFormat(locale)];
  return { tag, locale, words, plurals, numbers };
}
