import type { CardShown, Field, Live, MilestoneShown } from "../../contract";
import { longDate } from "../dates";

/** The titles of the milestones that a value names by their ids, some of which may still be cards. */
export const milestonesNamed = (live: Live, value: string): string =>
  value
    .split(/\s+/)
    .filter(Boolean)
    .map(
      (id) =>
        live.entity<MilestoneShown>(`milestone/${id}`).value?.title ??
        live.entity<CardShown>(`card/${id}`).value?.title ??
        id,
    )
    .join(", ");

/** What stands in a field, as people read it. */
export function written(
  live: Live,
  field: Pick<Field, "kind" | "choices"> | undefined,
  value: string,
): string {
  switch (field?.kind) {
    case "date":
      return longDate(value);
    case "choice":
      return field.choices.find(({ key }) => key === value)?.label ?? value;
    case "milestone":
      return milestonesNamed(live, value);
    default:
      return value;
  }
}
