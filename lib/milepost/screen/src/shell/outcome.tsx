import type { JSX } from "preact";
import type { ActionShown, DecisionShown, MilestoneShown } from "../contract";
import { longDate } from "../activities/dates";
import { PlanRead } from "../activities/pieces/plan_read";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";
import { waitingOf } from "./parked";
import { ParkedLine } from "./parked_line";
import { reached } from "./reached";
import { Typed } from "./typed";

/** What came of the room: what was decided, who does what, and what lies ahead. */
export function Outcome({ seat }: { seat: Seat }) {
  const decisions = [...seat.live.all<DecisionShown>("decision/").value.values()];
  const actions = [...seat.live.all<ActionShown>("action/").value.values()];
  const milestones = [...seat.live.all<MilestoneShown>("milestone/").value.values()];
  const done = reached(milestones);
  const parked = waitingOf(seat);
  return (
    <div class="outcome">
      <h2>{t("screen.closed.decisions")}</h2>
      <Lines none={t("screen.closed.no_decisions")} lines={decisions.map(DecisionLine)} />
      <h2>{t("screen.closed.actions")}</h2>
      <Lines none={t("screen.closed.no_actions")} lines={actions.map(ActionLine)} />
      <h2>{t("screen.closed.milestones")}</h2>
      <Lines none={t("screen.closed.no_milestones")} lines={milestones.filter(isAhead).map(MilestoneLine)} />
      {done.length > 0 && <h2>{t("screen.reached.list", { count: done.length })}</h2>}
      {done.length > 0 && <ul class="lines">{done.map(ReachedMilestone)}</ul>}
      {parked.length > 0 && <h2>{t("screen.closed.parked")}</h2>}
      {parked.length > 0 && <ul class="lines">{parked.map(ParkedLine)}</ul>}
      <PlanRead live={seat.live} />
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
    <Typed text={title} />
    <small>{[due && longDate(due), owner].filter(Boolean).join(" · ")}</small>
  </li>
);

const ReachedMilestone = ({ id, title, done_on }: MilestoneShown): Line => (
  <li key={id} class="reached">
    <span class="reached-mark">
      <Icon name="check" />
    </span>
    <span>
      <Typed text={title} />
      {done_on && <small>{t("screen.reached.on", { date: longDate(done_on) })}</small>}
    </span>
  </li>
);

const DecisionLine = ({ id, text }: DecisionShown): Line => (
  <li key={id}>
    <Typed text={text} />
  </li>
);

const ActionLine = ({ id, text, owner, due }: ActionShown): Line => (
  <li key={id}>
    <Typed text={text} />
    <small>
      <bdi>{owner}</bdi> · {longDate(due)}
    </small>
  </li>
);
