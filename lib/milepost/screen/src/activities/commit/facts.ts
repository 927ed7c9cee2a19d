// What a card says about the part of the plan that it is or becomes, and what it still lacks.

import type { CardShown, Live, Makes } from "../../contract";
import { valueOf } from "../cards";
import { longDate } from "../dates";
import { missing, previewOf } from "../missing";
import { measureWords } from "../pieces/milestone";
import { milestonesNamed } from "../pieces/written";

export type PartKind = "milestone" | "task" | "risk" | "action";

const MADE: Readonly<Record<Makes, PartKind>> = {
  milestones: "milestone",
  tasks: "task",
  risks: "risk",
  actions: "action",
  sprint: "task",
};

/** Which part of the plan a card is, or becomes as it enters. */
export const kindOf = (card: CardShown, makes: Makes): PartKind =>
  (card.kind as PartKind | undefined) || MADE[makes];

export interface Fact {
  key: string;
  value: string;
}

/** What is to be read on a card of that kind before it enters the plan; only what is known. */
export function factsOf(kind: PartKind, card: CardShown, live: Live): Fact[] {
  const value = (key: string) => valueOf(card, key).trim();
  const word = (key: string) => value(key) && live.t(`screen.commit.${key}.${value(key)}`);
  const { metric, baseline, target, unit, why } = previewOf(card);
  const all: Readonly<Record<string, string>> = {
    measure: metric && measureWords(metric, baseline, target, unit),
    milestone: card.under || milestonesNamed(live, value("milestone")),
    size: sizeOf(card, live),
    moscow: word("moscow"),
    cause: value("cause"),
    effect: value("effect"),
    threatens: milestonesNamed(live, value("threatens")),
    weight: [value("likelihood"), value("impact")].filter(Boolean).join(" × "),
    response: word("response"),
    mitigation: value("mitigation"),
    trigger: value("trigger"),
    due: longDate(value("due")),
    owner: value("owner"),
    review_on: longDate(value("review_on")),
    why,
  };
  return SHOWN[kind]
    .map((key) => ({ key, value: all[key] ?? "" }))
    .filter((fact) => fact.value !== "");
}

const SHOWN: Readonly<Record<PartKind, readonly string[]>> = {
  milestone: ["measure", "due", "owner", "moscow", "size", "why"],
  task: ["milestone", "size", "moscow", "owner", "due"],
  risk: [
    "cause",
    "effect",
    "threatens",
    "weight",
    "response",
    "mitigation",
    "trigger",
    "owner",
    "review_on",
  ],
  action: ["owner", "due"],
};

function sizeOf({ fields = {} }: CardShown, live: Live): string {
  const { points, low, likely, high } = fields;
  if (points) return live.t("screen.estimate.points", { count: Number(points) });
  if (low && high && low !== high)
    return live.t("screen.estimate.days_from_to", { low, likely: likely ?? low, high });
  return likely ? live.t("screen.estimate.days", { count: Number(likely) }) : "";
}

const WANTED: Readonly<Record<Exclude<PartKind, "milestone">, readonly string[]>> = {
  task: ["milestone", "size"],
  risk: ["response", "trigger", "owner", "review_on"],
  action: ["owner", "due"],
};

/** What a card of that kind still lacks, in the order in which it is asked for. */
export function gapsOf(kind: PartKind, card: CardShown): string[] {
  if (kind === "milestone") return missing(previewOf(card));
  const { fields = {} } = card;
  const has = (key: string): boolean => {
    if (key === "size") return Boolean(fields["points"] || fields["likely"]);
    return Boolean(fields[key]?.trim() || (key === "milestone" && card.under));
  };
  return WANTED[kind].filter((key) => !has(key));
}
