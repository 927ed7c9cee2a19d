import type { ActivityProps, Live, MilestoneShown, RoomShown } from "../contract";
import { longDate } from "./dates";
import { paragraphs } from "./paragraphs";
import { MilestoneLine } from "./pieces/milestone";
import { settingsOf } from "./settings";

/** What people read and listen to: the step's text, and where the plan stands. */
export function Inform({ live, step }: ActivityProps) {
  const { text } = settingsOf(step, "inform");
  return (
    <div class="inform">
      {text.trim() && (
        <div class="prose">
          {paragraphs(text).map((paragraph) => (
            <p key={paragraph} class="typed" dir="auto">
              {paragraph}
            </p>
          ))}
        </div>
      )}
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
  if (milestones.length === 0) return <p class="quiet">{live.t("screen.inform.no_milestones")}</p>;
  return (
    <>
      <h4>{live.t("screen.inform.milestones", { count: milestones.length })}</h4>
      <ol class="milestones">
        {[...milestones].sort(byDate).map((milestone) => (
          <li key={milestone.id}>
            <MilestoneLine live={live} milestone={milestone} />
          </li>
        ))}
      </ol>
    </>
  );
}

// What has no date comes last.
const byDate = (a: MilestoneShown, b: MilestoneShown): number =>
  (a.due ?? "9999").localeCompare(b.due ?? "9999");
