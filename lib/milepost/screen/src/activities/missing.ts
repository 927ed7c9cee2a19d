// What a card still lacks to become a milestone that can be checked.

import type { CardShown } from "../contract";
import { valueOf } from "./cards";

/** A card read as the milestone it would become. */
export interface Preview {
  title: string;
  metric: string;
  baseline: string;
  target: string;
  unit: string;
  due: string;
  owner: string;
  why: string;
}

export type Missing = "metric" | "target" | "due" | "owner";

export function previewOf(card: CardShown): Preview {
  const value = (key: string) => valueOf(card, key).trim();
  return {
    title: value("title"),
    metric: value("metric"),
    baseline: value("baseline"),
    target: value("target"),
    unit: value("unit"),
    due: value("due"),
    owner: value("owner"),
    why: value("outcome") || value("why"),
  };
}

/** What is missing, in the order it is asked for; a target is asked for once there is a metric. */
export function missing(preview: Preview): Missing[] {
  const asked: Missing[] = preview.metric ? ["target", "due", "owner"] : ["metric", "due", "owner"];
  return asked.filter((key) => preview[key] === "");
}
