import type { StepShown } from "../contract";
import { t } from "../words";

/** Where the room is on its way: in words, and as a line that fills up. */
export function StepProgress({ step }: { step: StepShown }) {
  const number = step.index + 1;
  const words = t("screen.step.progress", { number, steps: step.steps });
  return (
    <div class="step-progress">
      <span>{words}</span>
      <progress max={step.steps} value={number} aria-label={words} />
    </div>
  );
}
