import type { PendingAct, StepShown } from "../../contract";

/** What is chosen, with what the outbox will choose. */
export const chosenNow = (pending: readonly PendingAct[], step: StepShown): readonly string[] =>
  pending.reduce<readonly string[]>(
    (chosen, { act }) => (act.act === "choose" && act.step === step.key ? act.cards : chosen),
    step.chosen ?? [],
  );
