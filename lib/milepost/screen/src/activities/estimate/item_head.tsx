import type { Progress } from "../../contract";
import { longDate } from "../dates";
import { NoteView } from "../pieces/card_view";
import { Typed } from "../pieces/typed";
import { notesOf } from "../cards";
import { sayValues, type Estimating } from "./estimating";

/** The card at hand: what it says, where it belongs, and how far the room is with it. */
export function ItemHead(props: Estimating) {
  const { live, step, cards, card, estimate } = props;
  const number = cards.findIndex(({ id }) => id === card.id) + 1;
  const { agreed = {} } = estimate;
  return (
    <header class="item-head card" data-card={card.id}>
      <p class="quiet">
        {live.t("screen.estimate.place", { number, of: cards.length })}
        {card.under && (
          <>
            {" · "}
            <bdi>{card.under}</bdi>
          </>
        )}
        {card.fields?.["due"] && ` · ${longDate(card.fields["due"])}`}
      </p>
      <div class="item-title">
        <Typed live={live} text={card.title} />
      </div>
      {card.group && live.mode !== "present" && (
        <details class="grouped">
          <summary>{live.t("screen.card.notes", { count: notesOf(card).length })}</summary>
          {notesOf(card).map((note) => (
            <NoteView key={note.id} live={live} note={note} />
          ))}
        </details>
      )}
      {Object.keys(agreed).length > 0 ? (
        <p class="agreed" role="status">
          ✓ {live.t("screen.estimate.agreed", { size: sayValues(live, agreed, step.faces) })}
        </p>
      ) : (
        <HowFar {...props} />
      )}
    </header>
  );
}

/** Which round it is, and how many have given: all that is told before the cards are turned. */
function HowFar({ live, settings, estimate }: Estimating) {
  const { round = 1, given = 0, turned } = estimate;
  const members = live.entity<Progress>("progress").value?.members ?? 0;
  const share = Math.min(1, given / Math.max(1, members));
  return (
    <div class="tally">
      {!turned && (
        <div class="tally-bar" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <p role="status">
        <span class="round">{live.t("screen.estimate.round", { round, of: settings.rounds })}</span>
        {!turned && (
          <>
            {" · "}
            <strong class="tally-count">
              {live.t("screen.tally.count", { acted: given, members })}
            </strong>{" "}
            {live.t("screen.estimate.given")}
          </>
        )}
      </p>
    </div>
  );
}
