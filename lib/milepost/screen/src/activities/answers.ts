// What this member has given, with what still waits in the outbox laid over it.

import type { PendingAct } from "../contract";

export const slot = (card: string, scale: string): string => `${card} ${scale}`;

export interface Given {
  value: number;
  /** Not yet acknowledged: shown muted. */
  waiting: boolean;
}

export type Answers = ReadonlyMap<string, Given>;

/** The answers as they will stand once the outbox has been taken in. */
export function answersWith(
  given: Readonly<Record<string, number>>,
  pending: readonly PendingAct[],
  step: string,
): Answers {
  const answers = new Map<string, Given>();
  for (const [key, value] of Object.entries(given)) answers.set(key, { value, waiting: false });
  for (const { act } of pending) {
    if (act.act !== "give" || act.step !== step) continue;
    const key = slot(act.card, act.scale);
    if (act.value === null) answers.delete(key);
    else answers.set(key, { value: act.value, waiting: true });
  }
  return answers;
}

export const DOTS = "dots";

/** How many of `dots` are still to be spent. */
export function dotsLeft(answers: Answers, dots: number): number {
  const spent = [...answers].filter(([key]) => key.endsWith(` ${DOTS}`));
  return dots - spent.reduce((sum, [, { value }]) => sum + value, 0);
}

/** How many of the slots have an answer. */
export const answeredOf = (answers: Answers, slots: readonly string[]): number =>
  slots.filter((key) => answers.has(key)).length;
