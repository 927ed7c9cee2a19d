import type { Live, Metric, MilestoneShown } from "../../contract";
import { longDate } from "../dates";

/** A milestone of the plan in one line: when, what, who, and whether it is done. */
export const MilestoneLine = ({ live, milestone }: { live: Live; milestone: MilestoneShown }) => (
  <div class={`milestone-line ${milestone.status}`}>
    <time dateTime={milestone.due ?? undefined}>
      {milestone.due ? longDate(milestone.due) : live.t("screen.milestone.undated")}
    </time>
    <span class="milestone-what">
      <span class="typed" dir="auto">
        {milestone.title}
      </span>
      <span class="quiet" dir="auto">
        {[metricWords(milestone.metric), milestone.owner].filter(Boolean).join(" · ")}
      </span>
    </span>
    <span class="status">
      {milestone.status === "done" && (
        <span class="reached-mark" aria-hidden="true">
          ✓
        </span>
      )}
      {milestone.done_on
        ? live.t("screen.reached.on", { date: longDate(milestone.done_on) })
        : live.t(`screen.milestone.status.${milestone.status}`)}
    </span>
  </div>
);

/** A metric in short, as in "Weekly users 120 → 500 people". */
export function metricWords(metric: Metric | null | undefined): string {
  if (!metric) return "";
  const { name, baseline, target, unit } = metric;
  return measureWords(name, baseline?.toString() ?? "", target?.toString() ?? "", unit);
}

export function measureWords(name: string, baseline: string, target: string, unit: string): string {
  const values = [baseline, target].filter((value) => value !== "").join(" → ");
  return [name, values, values && unit].filter((part) => part !== "").join(" ");
}
