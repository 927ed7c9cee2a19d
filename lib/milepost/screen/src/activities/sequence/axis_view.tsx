import { placeOf, type Axis, type Tick } from "./axis";
import { stageCount } from "./marks";
import type { Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  axis: Axis | undefined;
  ticks: readonly Tick[];
}

const at = (place: number) => ({ left: `${(place * 100).toFixed(2)}%` });

/** What is written above the rows: weeks, months or years, or the stages. */
export function AxisHead({ timeline, ticks }: Props) {
  const { live, rows, settings } = timeline;
  const stages = settings.dates ? 0 : stageCount(rows);
  return (
    <div class="seq-axis" aria-hidden="true">
      <div>
        {ticks.map((tick) => (
          <span key={tick.at} style={at(tick.at)}>
            {tick.label}
          </span>
        ))}
        {Array.from({ length: stages }, (_, stage) => (
          <span key={stage} class="stage" style={at((stage + 0.5) / stages)}>
            {stages > 8 ? stage + 1 : live.t("screen.sequence.stage", { number: stage + 1 })}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The lines behind the rows; today and the end are named. */
export function Grid({ timeline, axis, ticks }: Props) {
  const { live, today, horizon, settings } = timeline;
  const on = (day: number | undefined) =>
    axis && day !== undefined && day >= axis.first && day <= axis.last ? placeOf(axis, day) : undefined;
  const now = on(today);
  const end = settings.direction === "backward" ? on(horizon) : undefined;
  return (
    <div class="seq-grid" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick.at} style={at(tick.at)} />
      ))}
      {now !== undefined && (
        <span class="today" style={at(now)}>
          <small>{live.t("screen.sequence.today")}</small>
        </span>
      )}
      {end !== undefined && <span class="end" style={at(end)} />}
    </div>
  );
}
