import type { Signal } from "@preact/signals";
import type { ParkedShown } from "../contract";

/** The form that lies over the desk, and the parked thought that it is about. */
export interface Form {
  form: "decision" | "action" | "park" | "card";
  parked?: ParkedShown;
}

export type Opened = Signal<Form | undefined>;
