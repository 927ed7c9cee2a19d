import type { ActivityProps, Live, MilestoneShown, RoomShown } from "../contract";
import { longDate } from "./dates";
import { MilestoneLine } from "./pieces/milestone";
import { PlanRead } from "./pieces/plan_read";
import { Prose } from "./pieces/prose";
import { settingsOf } from "./settings";

/** What people read and listen to: the step's text, and where the plan stands. */
export function Inform({ live, step }: ActivityProps) {
  const { text } = settingsOf(step, "inform");
  return (
    <div class="inform">
      <Prose text={text} />
      <PlanSoFar live={live} />
    </div>
  );
}

function PlanSoFar({ live }: { live: Live }) {
  const room = live.entity<RoomShown>("room").value;
  if (!room) return null;
  const { vision = "", horizon } = room;
  return (
    <section class="plan-so-far">
      <h3 dir="auto">{room.plan}</h3>
      {vision && (
        <blockquote class="vision typed" dir="auto">
          {vision}
        </blockquote>
      )}
      {horizon && <p class="quiet">{live.t("screen.inform.horizon", { date: longDate(horizon) })}</p>}
      <Milestones live={live} />
    </section>
  );
}

function Milestones({ live }: { live: Live }) {
  const milestones = [...live.all<MilestoneShown>("milestone/").value.values()];
  const done = milestones.filter(({ status }) => status === "done");
  const ahead = milestones.filter(({ status }) => status !== "done");
  if (milestones.length === 0) return <p class="quiet">{live.t("screen.inform.no_milestones")}</p>;
  return (
    <>
      {done.length > 0 && <h4>{live.t("screen.reached.list", { count: done.length })}</h4>}
      <Lines live={live} milestones={done.sort(byDoneOn)} />
      <h4>
        {done.length > 0
          ? live.t("screen.closed.milestones")
          : live.t("screen.inform.milestones", { count: ahead.length })}
      </h4>
      <Lines live={live} milestones={ahead.sort(byDate)} />
      <PlanRead live={live} />
    </>
  );
}

const Lines = ({ live, milestones }: { live: Live; milestones: readonly MilestoneShown[] }) => (
  <ol class="milestones">
    {milestones.map((milestone) => (
      <li key={milestone.id}>
        <MilestoneLine live={live} milestone={milestone} />
      </li>
    ))}
  </ol>
);

// What was reached last comes first.
const byDoneOn = (a: MilestoneShown, b: MilestoneShown): number =>
  (b.done_on ?? "").localeCompare(a.done_on ?? "");

// What has no date comes last.
const byDate = (a: MilestoneShown, b: MilestoneShown): number =>
  (a.due ?? "9999").localeCompare(b.due ?? "9999");
