// An agenda's text as it is meant: an empty line parts paragraphs, `- ` begins a point of a list,
// and what stands between `**` is strong. Nothing else has a meaning; it stays as it was typed.

/** A paragraph, or the points of a list. */
export type Block = string | string[];

const POINT = /^\s*[-*]\s+(?=\S)/;
const STRONG = /\*\*([^*\s](?:[^*]*[^*\s])?)\*\*/;

/** The paragraphs and lists of a text, in its order. */
export const blocks = (text: string): Block[] => text.trim().split(/\n\s*\n/).flatMap(blocksOf);

/** A paragraph's or point's text in parts, of which every second is strong. */
export const parts = (text: string): string[] => text.split(STRONG);

function blocksOf(part: string): Block[] {
  const found: Block[] = [];
  for (const line of part.split("\n")) {
    const last = found[found.length - 1];
    const text = line.replace(POINT, "").trim();
    if (!POINT.test(line)) {
      if (typeof last === "string") found[found.length - 1] = `${last}\n${text}`;
      else if (text) found.push(text);
    } else if (Array.isArray(last)) last.push(text);
    else found.push([text]);
  }
  return found;
}
