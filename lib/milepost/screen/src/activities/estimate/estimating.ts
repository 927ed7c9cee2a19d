import type { CardShown, Estimate, EstimateShown, Face, Live, StepShown } from "../../contract";
import type { Estimates } from "./at_hand";
import type { Values } from "./votes";

/** What every place of an estimating step works with; `card` is the one at hand. */
export interface Estimating {
  live: Live;
  step: StepShown;
  settings: Estimate;
  cards: readonly CardShown[];
  estimates: Estimates;
  card: CardShown;
  estimate: EstimateShown;
}

/** Whether one estimates in three numbers instead of with a deck. */
export const isThreePoint = (step: StepShown): boolean => (step.faces ?? []).length === 0;

/** What stands on the face of the deck that counts as `value`, else the value itself. */
export const faceOf = (value: number, faces: readonly Face[] = []): string | number =>
  faces.find((face) => face.value === value)?.label ?? value;

/** What was given or agreed, in words: a size, or days from good to bad. */
export function sayValues(live: Live, values: Values, faces: readonly Face[] = []): string {
  const { points, low, likely, high } = values;
  if ("pass" in values) return live.t("screen.estimate.passed");
  if (points !== undefined) {
    const label = faceOf(points, faces);
    return typeof label === "number" || label === String(points)
      ? live.t("screen.estimate.points", { count: points })
      : live.t("screen.estimate.face_points", { face: label, count: points });
  }
  if (low === high && likely === low) return live.t("screen.estimate.days", { count: likely ?? 0 });
  if (low !== undefined && likely !== undefined && high !== undefined)
    return live.t("screen.estimate.days_from_to", { low, likely, high });
  return live.t("screen.estimate.days", { count: likely ?? low ?? high ?? 0 });
}
