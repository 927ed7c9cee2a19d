import { useRef } from "preact/hooks";
import { textSize } from "../width";
import { ticksOf, type Axis } from "./axis";
import { AxisHead, Grid } from "./axis_view";
import { Done } from "./done";
import { useLanes } from "./lanes";
import { Legend } from "./legend";
import { Lines } from "./lines";
import { axisFor, marksInStages, marksOn, stageCount, type Marks } from "./marks";
import { Row } from "./row";
import type { Row as Placed } from "./rows";
import type { Timeline } from "./timeline";
import { Track } from "./track";

interface Props {
  timeline: Timeline;
  /** In CSS pixels. */
  width: number;
}

// What is written at one place of the axis takes as much, in the reader's own text size (letters
// on a wall are larger); titles take the rest of the width.
const TICK = 6;
const TICK_ON_THE_WALL = 8;
const TRACK_SHARE = 0.66;

/** The sequence along an axis: a row for each card, and lines from what it waits for. */
export function Chart({ timeline, width }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const lanes = useLanes(list);
  const { rows, settings } = timeline;
  const axis = settings.dates ? axisFor(rows, aroundOf(timeline)) : undefined;
  const marks = marksOf(timeline, axis);
  const tick = textSize() * (timeline.live.mode === "present" ? TICK_ON_THE_WALL : TICK);
  const ticks = axis ? ticksOf(axis, Math.max(1, Math.floor((width * TRACK_SHARE) / tick))) : [];
  return (
    <div class="seq-chart">
      <AxisHead timeline={timeline} axis={axis} ticks={ticks} />
      <div class="seq-board" ref={list}>
        <Grid timeline={timeline} axis={axis} ticks={ticks} />
        <ol class="seq-rows">
          {settings.direction === "backward" && <Done timeline={timeline} />}
          {rows.map((row) => (
            <ChartRow key={row.card.id} timeline={timeline} row={row} axis={axis} marks={marks} />
          ))}
        </ol>
        <Lines timeline={timeline} lanes={lanes} marks={marks} />
      </div>
      <Legend timeline={timeline} />
    </div>
  );
}

const aroundOf = ({ today, horizon, settings }: Timeline) => ({
  today,
  horizon: settings.direction === "backward" ? horizon : undefined,
});

function marksOf({ rows, settings }: Timeline, axis: Axis | undefined): ReadonlyMap<string, Marks> {
  const stages = stageCount(rows);
  const marked = (row: Placed) => (settings.dates ? marksOn(axis, row) : marksInStages(stages, row));
  return new Map(rows.map((row) => [row.card.id, marked(row)]));
}

interface RowProps {
  timeline: Timeline;
  row: Placed;
  axis: Axis | undefined;
  marks: ReadonlyMap<string, Marks>;
}

function ChartRow({ timeline, row, axis, marks }: RowProps) {
  const { card } = row;
  const own = marks.get(card.id);
  const title = (
    <span class="seq-title" dir="auto">
      {card.name || card.title}
    </span>
  );
  return (
    <Row timeline={timeline} row={row} head={title}>
      {own && <Track timeline={timeline} row={row} axis={axis} marks={own} />}
    </Row>
  );
}
