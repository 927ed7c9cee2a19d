import type { ActBody } from "./contract";

/** The words that an act carries, which nobody should have to type again. */
export function wordsOf(act: ActBody): string {
  switch (act.act) {
    case "write_note":
    case "edit_note":
      return [act.text, ...Object.values(act.fields ?? {})].filter(Boolean).join("\n");
    case "comment":
    case "record_decision":
    case "record_action":
    case "park":
      return act.text;
    case "set_field":
      return act.value;
    case "name_group":
      return act.name;
    default:
      return "";
  }
}

/** The step an act belongs to, or the empty text. */
export const stepOf = (act: ActBody): string =>
  "step" in act && act.act !== "go_to" ? act.step : "";
