import type { CardShown, FindingShown, Findings, Live } from "../../contract";
import { CardTitle } from "../pieces/card_view";

/** What the methods find wrong with one card. */
export const findingsOf = (live: Live, card: string): readonly FindingShown[] =>
  (live.entity<Findings>("findings").value?.items ?? []).filter(({ cards }) =>
    cards?.includes(card),
  );

/** A card, what it belongs to, and beside it at once what is wrong with it. */
export function RowHead({ live, card }: { live: Live; card: CardShown }) {
  const found = findingsOf(live, card.id);
  return (
    <div class="row-head">
      <CardTitle live={live} card={card} />
      {card.under && (
        <p class="quiet" dir="auto">
          {card.under}
        </p>
      )}
      {found.length > 0 && (
        <ul class="row-findings">
          {found.map(({ key, severity, text, next, cards = [] }) => (
            <li key={key} class={`row-finding ${severity}`} dir="auto">
              {/* The sentence names the first of its cards; what to do holds for all of them. */}
              {(cards[0] === card.id || !next) && text} {next && <span class="quiet">{next}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
