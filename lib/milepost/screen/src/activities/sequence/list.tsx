import { Fragment } from "preact";
import { longDate } from "../dates";
import { dateOf, monthOf, shortDay } from "./days";
import { PickButton } from "./detail";
import { Done } from "./done";
import { Flags } from "./flags";
import { waitsOf } from "./links";
import { Row } from "./row";
import { dayIn, type Row as Placed } from "./rows";
import { titleIn, type Timeline } from "./timeline";

/** The sequence on a phone: card below card by date, with all that the axis tells elsewhere. */
export function List({ timeline }: { timeline: Timeline }) {
  const { live, rows, settings } = timeline;
  const headings = rows.map((row) => headingOf(timeline, row));
  return (
    <>
      <ol class="seq-list">
        {settings.direction === "backward" && <Done timeline={timeline} />}
        {rows.map((row, index) => (
          <Fragment key={row.card.id}>
            {headings[index] !== headings[index - 1] && <li class="seq-when">{headings[index]}</li>}
            <ListRow timeline={timeline} row={row} />
          </Fragment>
        ))}
      </ol>
      {rows.some(({ bar }) => bar?.critical) && (
        <p class="quiet">{live.t("screen.sequence.legend.critical")}</p>
      )}
    </>
  );
}

function headingOf({ live, settings }: Timeline, row: Placed): string {
  if (!settings.dates) return live.t("screen.sequence.stage", { number: row.stage + 1 });
  const day = dayIn(row);
  return day === undefined ? live.t("screen.sequence.no_date") : monthOf(day);
}

interface Props {
  timeline: Timeline;
  row: Placed;
}

function ListRow({ timeline, row }: Props) {
  const { active, opened } = timeline;
  return (
    <Row
      timeline={timeline}
      row={row}
      head={<ListHead timeline={timeline} row={row} />}
      foot={active && <PickButton timeline={timeline} row={row} />}
    >
      {opened.value !== row.card.id && <WaitsLine timeline={timeline} row={row} />}
    </Row>
  );
}

function ListHead({ timeline, row }: Props) {
  const { live, settings } = timeline;
  const { card } = row;
  return (
    <>
      {settings.dates && <span class="seq-date">{whenOf(timeline, row)}</span>}
      <span class="seq-title clipped" dir="auto">
        {card.name || card.title}
      </span>
      {card.under && (
        <span class="quiet" dir="auto">
          {card.under}
        </span>
      )}
      <Earliest timeline={timeline} row={row} />
      <Flags live={live} row={row} />
    </>
  );
}

/** What the bar says elsewhere. */
function Earliest({ timeline, row }: Props) {
  const { start, finish } = row;
  if (start === undefined || finish === undefined) return null;
  const days = { start: shortDay(start), finish: shortDay(finish) };
  return <span class="seq-date">{timeline.live.t("screen.sequence.span", days)}</span>;
}

const whenOf = ({ live }: Timeline, { due }: Placed): string =>
  due === undefined ? live.t("screen.sequence.no_date") : longDate(dateOf(due));

/** What the card waits for, in one line. */
function WaitsLine({ timeline, row }: Props) {
  const { live, links, rows } = timeline;
  const waits = waitsOf(links, row.card.id).map(({ before }) => titleIn(rows, before));
  if (waits.length === 0) return null;
  return (
    <p class="seq-waits-line">
      {live.t("screen.sequence.waits_for")}:{" "}
      {waits.map((title, index) => (
        <bdi key={index}>
          {title}
          {index < waits.length - 1 && "; "}
        </bdi>
      ))}
    </p>
  );
}
