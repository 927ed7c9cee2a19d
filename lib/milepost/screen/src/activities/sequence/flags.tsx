import type { Live } from "../../contract";
import type { Row } from "./rows";

export interface Flag {
  key: "late" | "critical" | "slack";
  words: string;
}

/** What the dates worked out say of a card, each with words of its own and not by colour alone. */
export function flagsOf(live: Live, { bar }: Row): Flag[] {
  if (!bar) return [];
  const { late = 0, critical = false, slack } = bar;
  const flags: Flag[] = [];
  if (late > 0) flags.push({ key: "late", words: live.t("screen.sequence.late", { count: late }) });
  if (critical) flags.push({ key: "critical", words: live.t("screen.sequence.critical") });
  else if (slack) flags.push({ key: "slack", words: live.t("screen.sequence.slack", { count: slack }) });
  return flags;
}

const SIGNS = { late: "!", critical: "◆", slack: "↔" } as const;

export const Flags = ({ live, row }: { live: Live; row: Row }) => (
  <>
    {flagsOf(live, row).map(({ key, words }) => (
      <span key={key} class={`seq-flag ${key}`}>
        <span aria-hidden="true">{SIGNS[key]}</span> {words}
      </span>
    ))}
  </>
);
