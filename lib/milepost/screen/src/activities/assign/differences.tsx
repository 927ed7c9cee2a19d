import type { AssignedShown, CardShown, Live, Results } from "../../contract";
import { CardTitle } from "../pieces/card_view";
import { headOf, isOpen, openOf, ROLES, viewsOf, type View } from "./parts";

const NOBODY_SAID = "screen.assign.nobody_said";

interface Props {
  live: Live;
  cards: readonly CardShown[];
  spread: NonNullable<Results["spread"]>;
  /** Also those cards on which all agree. */
  all: boolean;
}

/** How people see who has which part, the cards first on which they differ most. */
export function Differences({ live, cards, spread, all }: Props) {
  const assigned = live.all<AssignedShown>("assigned/").value;
  const rows = cards
    .map((card) => ({ card, views: viewsOf(card.id, spread, assigned.get(card.id)?.people ?? {}) }))
    .sort((a, b) => openOf(b.views) - openOf(a.views));
  const open = rows.filter(({ views }) => openOf(views) > 0);
  const head = headOf(rows.map(({ views }) => views));
  const shown = all ? rows : open;
  if (shown.length === 0) return null;
  return (
    <section class="differences">
      <h3>{live.t(head, { count: open.length })}</h3>
      <ol class="difference-rows">
        {shown.map(({ card, views }) => (
          <li key={card.id} class={openOf(views) > 0 ? "card open" : "card"} data-card={card.id}>
            <CardTitle live={live} card={card} />
            {views.length === 0 && head !== NOBODY_SAID && <p class="quiet">{live.t(NOBODY_SAID)}</p>}
            <ul class="views">
              {views.map((view) => (
                <Seen key={view.name} live={live} view={view} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How one person is seen: the part all agree on, or who says what. */
function Seen({ live, view }: { live: Live; view: View }) {
  const said = ROLES.flatMap((role, index) => {
    const count = view.counts[index] ?? 0;
    return count > 0 ? [{ role, count }] : [];
  });
  return (
    <li class={isOpen(view) ? "seen open" : "seen"}>
      <strong dir="auto">{view.name}</strong>
      {said.map(({ role, count }) => (
        <span
          key={role}
          class={view.settled === role ? "letter settled" : "letter"}
          data-role={role}
        >
          <span aria-hidden="true">
            {count} × {live.t(`screen.assign.letter.${role}`)}
          </span>
          <span class="unseen">
            {live.t("screen.assign.says", { count, role: live.t(`screen.assign.role.${role}`) })}
          </span>
        </span>
      ))}
      {isOpen(view) && <span class="flag">{live.t("screen.assign.differ")}</span>}
    </li>
  );
}
