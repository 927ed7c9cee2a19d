import type { FindingShown } from "../contract";

/**
 * The findings that are about one of `cards` or about the whole, which is on no card; all of them
 * where no cards are given.
 */
export const concerning = (
  findings: readonly FindingShown[],
  cards: readonly string[] | undefined,
): FindingShown[] =>
  findings.filter(
    ({ cards: about = [] }) =>
      !cards || about.length === 0 || about.some((card) => cards.includes(card)),
  );

/** Findings are put away by what they say, so that one that has changed comes back. */
export const findingKey = ({ key, text }: FindingShown): string => `finding ${key} ${text}`;
