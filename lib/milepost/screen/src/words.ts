import type { Fields } from "./contract";
import { language, type Language } from "./languages";

/**
 * The words for `code` with its `{fields}` filled in, in the language that is spoken. A number in
 * `count` chooses between `code.one` and `code.other`. Values are inserted as they are, numbers as
 * the language writes them: nothing in them is a field.
 */
export function t(code: string, fields: Fields = {}): string {
  const spoken = language.value;
  const sentence = spoken.words[code] ?? spoken.words[`${code}.${form(spoken, fields)}`] ?? code;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => written(spoken, fields[name]) ?? whole);
}

/** French says none in the singular; forms for large round numbers stand in none of our sentences. */
const form = ({ plurals }: Language, { count }: Fields): string =>
  plurals.select(Number(count)) === "one" ? "one" : "other";

const written = ({ numbers }: Language, value: unknown): string | undefined =>
  typeof value === "number" ? numbers.format(value) : value?.toString();
