import type { Situation } from "../activities/access";
import { mayAct } from "../activities/access";
import type { StepShown } from "../contract";

/**
 * What somebody who came late can still do: take `part`, `read` what is shown already, `wait` for
 * the next step because this one is closed, or `watch` because that is all they are here for.
 */
export type Chance = "part" | "read" | "wait" | "watch";

export function chanceIn(step: StepShown, situation: Situation): Chance {
  if (situation.role === "spectator") return "watch";
  if (!mayAct(situation)) return "wait";
  return step.hides && step.revealed ? "read" : "part";
}
