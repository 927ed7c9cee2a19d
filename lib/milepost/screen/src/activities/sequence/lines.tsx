import type { Link } from "./links";
import type { Marks } from "./marks";
import { arrow, endsOf, route, type Lane } from "./routes";
import type { Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  lanes: ReadonlyMap<string, Lane>;
  marks: ReadonlyMap<string, Marks>;
}

/** A line from each card to what waits for it. The cards say the same in words. */
export const Lines = ({ timeline, lanes, marks }: Props) => (
  <div class="seq-lines" aria-hidden="true">
    <svg>
      {timeline.links.map((link) => (
        <Line key={`${link.before} ${link.after}`} {...{ timeline, lanes, marks, link }} />
      ))}
    </svg>
  </div>
);

function Line({ timeline, lanes, marks, link }: Props & { link: Link }) {
  const [before, after] = [placed(link.before, lanes, marks), placed(link.after, lanes, marks)];
  if (!before || !after) return null;
  const ends = endsOf(link.kind, before, after);
  return (
    <g class={classesOf(timeline, link)}>
      <path d={route(ends, link.kind)} />
      <path class="arrow" d={arrow(ends[1], link.kind)} />
    </g>
  );
}

function placed(
  id: string,
  lanes: ReadonlyMap<string, Lane>,
  marks: ReadonlyMap<string, Marks>,
): [Marks, Lane] | undefined {
  const [lane, mark] = [lanes.get(id), marks.get(id)];
  return lane && mark && [mark, lane];
}

function classesOf({ rows, opened }: Timeline, { before, after, waiting }: Link): string {
  const both = rows.filter(({ card }) => card.id === before || card.id === after);
  const clashes = both.some((row) =>
    row.clashes.some((clash) => clash.before === before && clash.after === after),
  );
  const classes = ["seq-line"];
  if (both.every(({ bar }) => bar?.critical)) classes.push("critical");
  if (clashes) classes.push("clash");
  if (waiting) classes.push("waiting");
  if (opened.value === before || opened.value === after) classes.push("near");
  return classes.join(" ");
}
