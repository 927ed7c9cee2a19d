// What a field takes in, so that no screen, document or voice meets what it cannot show.

/** Control characters but tab and line break, and two code points that are no characters. */
const UNSHOWABLE = /[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g;

/** A whole pair, which stays, or half of one. */
const SURROGATES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/** Pasted text as people see it: a word processor's line break is one, control characters go. */
export const plainText = (pasted: string): string =>
  pasted
    .replace(/\r\n?|\v/g, "\n")
    .replace(UNSHOWABLE, "")
    .replace(SURROGATES, (found) => (found.length === 2 ? found : ""));
