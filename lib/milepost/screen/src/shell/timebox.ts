// How a timebox ends: gently, and never in the middle of a sentence.

import type { StepShown } from "../contract";
import { timeLeft } from "./time";

/**
 * Where a step stands with its time: in its last `minute`, running `on` after the end because
 * nothing closes, `closing` while the last of what is being written comes in, or `closed`.
 */
export type Ending = "minute" | "on" | "closing" | "closed";

/** How long the server takes in what was being written, in seconds. */
const GRACE = 20;

export function endingOf(step: StepShown, now: number): Ending | undefined {
  const left = timeLeft(step, now);
  if (left === undefined || left > 60) return undefined;
  if (left > 0) return "minute";
  if (!step.timer?.closes) return "on";
  return left > -GRACE ? "closing" : "closed";
}
