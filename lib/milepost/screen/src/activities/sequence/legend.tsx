import type { Timeline } from "./timeline";

/** What the marks on the axis mean; only those that are to be seen. */
export function Legend({ timeline }: { timeline: Timeline }) {
  const { live, rows, links, settings } = timeline;
  const marks = {
    span: settings.dates && rows.some(({ bar }) => bar),
    due: rows.some(({ due }) => due !== undefined),
    critical: settings.dates && rows.some(({ bar }) => bar?.critical),
    line: links.length > 0,
    clash: rows.some(({ clashes }) => clashes.length > 0),
  };
  const shown = Object.entries(marks).filter(([, seen]) => seen);
  return (
    <ul class="seq-legend">
      {shown.map(([key]) => (
        <li key={key}>
          <span class={`legend-mark ${key}`} aria-hidden="true" />
          {live.t(`screen.sequence.legend.${key}`)}
        </li>
      ))}
    </ul>
  );
}
