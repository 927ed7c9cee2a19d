// Limits of typed text; the server's are the same and have the last word.

/** Longest text in characters, by what it is. */
export const LONGEST = { name: 60, title: 300, text: 4000 } as const;

/** Length as the server counts it: a character outside the basic plane is one. */
export const lengthOf = (text: string): number => [...text].length;

/** Parts a text at a word near `longest` characters; the rest is empty where it fits. */
export function opening(text: string, longest: number): [string, string] {
  const characters = [...text];
  if (characters.length <= longest) return [text, ""];
  const end = Math.max(characters.lastIndexOf(" ", longest - 1), Math.floor(longest * 0.8));
  return [characters.slice(0, end).join(""), characters.slice(end).join("")];
}

/** A text that comes back into a field in which something new was begun: neither is lost. */
export const putBack = (text: string, begun: string): string =>
  begun.trim() === "" || begun === text ? text : `${text}\n\n${begun}`;
