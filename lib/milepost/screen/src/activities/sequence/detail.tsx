import { CardField } from "../pieces/card_field";
import { Light } from "../pieces/light";
import { Typed } from "../pieces/typed";
import { heldUpBy, waitsOf } from "./links";
import { LinkItem } from "./link_item";
import { MissingCard } from "./missing_card";
import type { Row } from "./rows";
import { shortTitle, titleIn, type Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  row: Row;
}

/** A card opened up: its date, what it waits for, what waits for it, and what may be missing. */
export function Detail({ timeline, row }: Props) {
  const { live, step, settings, active } = timeline;
  const { card } = row;
  const field = { key: "due", label: live.t("screen.sequence.date"), kind: "date", hint: "" } as const;
  return (
    <div class="seq-detail">
      <div class="seq-about">
        {shortTitle(card) !== card.title && <Typed live={live} text={card.title} most={160} />}
        {active && settings.dates && <CardField live={live} step={step} card={card} field={field} />}
        <Light live={live} card={card.id} title={card.title} />
      </div>
      <Waits timeline={timeline} row={row} />
      <Waiting timeline={timeline} row={row} />
    </div>
  );
}

function Waits({ timeline, row }: Props) {
  const { live, links, active, settings } = timeline;
  const waits = waitsOf(links, row.card.id);
  return (
    <section class="seq-waits">
      <h2>{live.t("screen.sequence.waits_for")}</h2>
      {waits.length === 0 && <p class="quiet">{live.t("screen.sequence.waits_for_nothing")}</p>}
      <ul class="seq-links">
        {waits.map((link) => (
          <LinkItem key={link.before} timeline={timeline} link={link} />
        ))}
      </ul>
      {active && <PickButton timeline={timeline} row={row} />}
      {active && settings.adds && <MissingCard timeline={timeline} before={row.card} />}
    </section>
  );
}

/** Begins a link from this card: the next card that is tapped is what it waits for. */
export function PickButton({ timeline, row }: Props) {
  const { live, settings, changes, rows } = timeline;
  if (rows.length < 2) return null;
  const backward = settings.direction === "backward";
  const begin = (event: Event) => {
    const card = (event.currentTarget as Element).closest(".seq-row");
    changes.begin(row.card.id);
    // The button goes away while one chooses; the way back must not begin at the top of the page.
    card?.querySelector<HTMLElement>(".seq-head")?.focus();
  };
  return (
    <button type="button" class="seq-pick" onClick={begin}>
      {live.t(backward ? "screen.sequence.just_before" : "screen.sequence.draw")}
      <span class="unseen">: {shortTitle(row.card)}</span>
    </button>
  );
}

function Waiting({ timeline, row }: Props) {
  const { live, links, rows } = timeline;
  const held = heldUpBy(links, row.card.id);
  if (held.length === 0) return null;
  return (
    <section class="seq-waits">
      <h2>{live.t("screen.sequence.holds_up")}</h2>
      <ul class="seq-held">
        {held.map(({ after }) => (
          <li key={after} dir="auto">
            {titleIn(rows, after)}
          </li>
        ))}
      </ul>
    </section>
  );
}
