import type { Activity, StepShown } from "../contract";

/** The settings of a step that is known to be of this type: its component was chosen by it. */
export function settingsOf<Type extends Activity["type"]>(
  step: StepShown,
  type: Type,
): Extract<Activity, { type: Type }> {
  const { activity } = step;
  if (activity.type !== type) throw new TypeError(`${step.key} is ${activity.type}, not ${type}`);
  return activity as Extract<Activity, { type: Type }>;
}
