// Time as people read it off a wall.

import type { StepShown } from "../contract";
import { language } from "../languages";

/** Seconds as 0:07, 4:32 or 1:04:32; the sign is for the words around it. */
export function clockText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [hours, minutes, rest] = [whole / 3600, (whole / 60) % 60, whole % 60].map(Math.floor);
  const tail = String(rest).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/** Seconds until the step's timebox ends, less than nothing after it; undefined without one. */
export function timeLeft(step: StepShown, now: number): number | undefined {
  if (!step.timer) return undefined;
  // A second that has begun still counts, so that the last thing shown before 0 is 0:01.
  return Math.ceil((Date.parse(step.timer.ends_at) - now) / 1000);
}

/** Seconds spent in the step so far, over all visits. */
export function timeSpent(step: StepShown, now: number): number {
  return (step.spent ?? 0) + Math.max(0, Math.floor((now - Date.parse(step.entered_at)) / 1000));
}

export type Alarm = "minute" | "end";

/** What a listener should hear as the time left goes from `before` to `after`, in seconds. */
export function alarm(before: number | undefined, after: number | undefined): Alarm | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before > 0 && after <= 0) return "end";
  return before > 60 && after <= 60 ? "minute" : undefined;
}

/** The time of day where this screen is, as 14:05. */
export const timeOfDay = (time: number): string =>
  new Date(time).toLocaleTimeString(language.value.locale, { hour: "numeric", minute: "2-digit" });
