import english from "../../words/en.json";
import type { Fields } from "./contract";

const words: Readonly<Record<string, string>> = english;

/**
 * The words for `code` with its `{fields}` filled in; a number in `count` chooses between
 * `code.one` and `code.other`. Values are inserted as they are: nothing in them is a field.
 */
export function t(code: string, fields: Fields = {}): string {
  const plural = `${code}.${fields["count"] === 1 ? "one" : "other"}`;
  const sentence = words[code] ?? words[plural] ?? code;
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(fields[name] ?? whole));
}
