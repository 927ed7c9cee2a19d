// Which language this screen speaks. The words of each are a file of their own, so that nobody
// waits for those of another.

import { signal, type ReadonlySignal } from "@preact/signals";

type Words = Readonly<Record<string, string>>;

const FILES: Record<string, () => Promise<{ default: Words }>> = {
  en: () => import("../../words/en.json"),
  de: () => import("../../words/de.json"),
  es: () => import("../../words/es.json"),
  fr: () => import("../../words/fr.json"),
  pt: () => import("../../words/pt.json"),
};

/** The tags of all languages there are. */
export const LANGUAGES: readonly string[] = Object.keys(FILES);

const COOKIE = "milepost-language";
const YEAR = 31_536_000;

export interface Language {
  tag: string;
  /** The country whose way of writing days and numbers stands for the language. */
  locale: string;
  /** The words by their code. */
  words: Words;
  plurals: Intl.PluralRules;
  numbers: Intl.NumberFormat;
}

const spoken = signal(languageOf("", {}));
let wanted = "";

/** The language that is spoken; whatever reads it is drawn anew when it changes. */
export const language: ReadonlySignal<Language> = spoken;

/** Speaks `tag` as soon as its words are here; without them what is spoken now stays. */
export async function speak(tag: string): Promise<void> {
  wanted = tag;
  if (tag === spoken.peek().tag) return;
  const words = (await FILES[tag]?.().catch(() => undefined))?.default;
  if (words && wanted === tag) spoken.value = languageOf(tag, words);
}

/** Speaks `tag`, or English where there is no such language; tries until the words are here. */
export async function begin(tag: string, abort: AbortSignal): Promise<void> {
  while (!spoken.peek().tag && !abort.aborted) {
    await speak(tag in FILES ? tag : "en");
    if (!spoken.peek().tag) await pause();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000));

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

function languageOf(tag: string, words: Words): Language {
  const locale = words["screen.locale"] ?? "en";
  const [plurals, numbers] = [new Intl.PluralRules(locale), new Intl.NumberFormat(locale)];
  return { tag, locale, words, plurals, numbers };
}
