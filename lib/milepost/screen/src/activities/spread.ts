// How far apart the answers on one scale lie.

/** The distance from which a room should talk about its answers. */
export const WIDE = 2;

export interface Spread {
  /** How many answered. */
  answers: number;
  /** The middle answer; between two middle ones, their mean. */
  median: number;
  lowest: number;
  highest: number;
  wide: boolean;
}

/** The value of the answer at `rank`, counted from 1 upwards. */
function answerAt(counts: readonly number[], low: number, rank: number): number {
  let seen = 0;
  const index = counts.findIndex((count) => (seen += count) >= rank);
  return low + index;
}

/**
 * Reads `counts` (how many chose each value, from `low` upwards), or gives undefined where
 * nobody answered.
 *
 * Answers lie wide apart when the middle four fifths of them do: in a small room every answer
 * counts, in a large one a few stray answers do not raise the flag.
 */
export function spreadOf(counts: readonly number[], low: number): Spread | undefined {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  if (answers === 0) return undefined;
  const at = (rank: number) => answerAt(counts, low, rank);
  const stray = Math.ceil(answers / 10) - 1;
  return {
    answers,
    median: (at(Math.floor((answers + 1) / 2)) + at(Math.floor(answers / 2) + 1)) / 2,
    lowest: at(1),
    highest: at(answers),
    wide: at(answers - stray) - at(1 + stray) >= WIDE,
  };
}
