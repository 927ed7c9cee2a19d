import type { JSX } from "preact";
import type { ActionShown, DecisionShown, MilestoneShown } from "../contract";
import { longDate } from "../activities/dates";
import type { Seat } from "../seat";
import { t } from "../words";

/** What came of the room: what was decided, who does what, and what lies ahead. */
export function Outcome({ seat }: { seat: Seat }) {
  const decisions = [...seat.live.all<DecisionShown>("decision/").value.values()];
  const actions = [...seat.live.all<ActionShown>("action/").value.values()];
  const milestones = [...seat.live.all<MilestoneShown>("milestone/").value.values()].filter(isAhead);
  return (
    <div class="outcome">
      <h2>{t("screen.closed.decisions")}</h2>
      <Lines none={t("screen.closed.no_decisions")} lines={decisions.map(DecisionLine)} />
      <h2>{t("screen.closed.actions")}</h2>
      <Lines none={t("screen.closed.no_actions")} lines={actions.map(ActionLine)} />
      <h2>{t("screen.closed.milestones")}</h2>
      <Lines none={t("screen.closed.no_milestones")} lines={milestones.map(MilestoneLine)} />
    </div>
  );
}

const isAhead = ({ status }: MilestoneShown): boolean =>
  status === "committed" || status === "proposed";

type Line = JSX.Element;

const Lines = ({ none, lines }: { none: string; lines: Line[] }) =>
  lines.length ? <ul class="lines">{lines}</ul> : <p class="quiet">{none}</p>;

const MilestoneLine = ({ id, title, due, owner }: MilestoneShown): Line => (
  <li key={id}>
    <span class="typed" dir="auto">
      {title}
    </span>
    <small>{[due && longDate(due), owner].filter(Boolean).join(" · ")}</small>
  </li>
);

const DecisionLine = ({ id, text }: DecisionShown): Line => (
  <li key={id}>
    <span class="typed" dir="auto">
      {text}
    </span>
  </li>
);

const ActionLine = ({ id, text, owner, due }: ActionShown): Line => (
  <li key={id}>
    <span class="typed" dir="auto">
      {text}
    </span>
    <small>
      <bdi>{owner}</bdi> · {longDate(due)}
    </small>
  </li>
);
