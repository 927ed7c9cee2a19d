import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { placeOf, type Axis } from "./axis";
import { dragDate } from "./date_drag";
import { dateOf, shortDay } from "./days";
import { Flags } from "./flags";
import { besides, type Marks } from "./marks";
import type { Row } from "./rows";
import type { Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  row: Row;
  axis: Axis | undefined;
  marks: Marks;
}

const percent = (place: number): string => `${(place * 100).toFixed(2)}%`;

/** A card's marks on the axis: from when to when it can be, its date, and what that means. */
export function Track({ timeline, row, axis, marks }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const held = useSignal<number | undefined>(undefined);
  const { start, end, adrift } = marks;
  const due = held.value !== undefined && axis ? placeOf(axis, held.value) : marks.due;
  const drag =
    axis && timeline.active && timeline.settings.dates
      ? dragDate(axis, place, held, (day) => timeline.changes.move(row.card.id, day, row.due))
      : {};
  return (
    <div class="seq-lane">
      <div
        class={adrift ? "track adrift" : "track"}
        aria-hidden="true"
        ref={place}
        data-track={row.card.id}
      >
        <span
          class="seq-span"
          style={{ left: percent(start), width: percent(end - start) }}
        />
        {due !== undefined && <span class="seq-due" style={{ left: percent(due) }} {...drag} />}
      </div>
      <Note timeline={timeline} row={row} marks={{ ...marks, due }} day={held.value ?? row.due} />
    </div>
  );
}

function Note({ timeline, row, marks, day }: Omit<Props, "axis"> & { day: number | undefined }) {
  const { live, settings } = timeline;
  if (!settings.dates) return null;
  const side = besides(marks);
  const style = "left" in side ? { left: percent(side.left) } : { right: percent(side.right) };
  return (
    <span class="seq-note" style={style}>
      {day === undefined ? (
        <span class="quiet">{live.t("screen.sequence.no_date")}</span>
      ) : (
        <time dateTime={dateOf(day)}>{shortDay(day)}</time>
      )}
      <Flags live={live} row={row} />
    </span>
  );
}
