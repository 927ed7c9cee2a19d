// A deck of one's own, as people type it: "Small = 2" on a line, or just "2".

import type { Face } from "../../contract";

const LINE = /^(?:(.+?)\s*[=:]\s*)?(\d+(?:[.,]\d+)?)$/u;

/** The faces that a text names, each value once, from the smallest; other lines are left out. */
export function facesIn(text: string): Face[] {
  const found = text.split(/\n|;/).flatMap((line) => {
    const read = LINE.exec(line.trim());
    const number = read?.[2];
    if (!number) return [];
    return [{ label: read[1] ?? number, value: Number(number.replace(",", ".")) }];
  });
  const once = new Map(found.map((face) => [face.value, face]));
  return [...once.values()].sort((a, b) => a.value - b.value);
}

/** A deck as a text to be changed. */
export const linesOf = (faces: readonly Face[]): string =>
  faces
    .map(({ label, value }) => (label === String(value) ? label : `${label} = ${value}`))
    .join("\n");
