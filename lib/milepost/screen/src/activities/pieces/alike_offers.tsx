import type { Alike, CardShown, Live, StepShown } from "../../contract";
import { dismissedOf } from "../../dismissed";
import { alikeKey, offered } from "../alike";

interface OffersProps {
  live: Live;
  step: StepShown;
  join(cards: readonly string[]): void;
}

/** Groups that suggest themselves; who sees it otherwise puts the suggestion away. */
export function AlikeOffers({ live, step, join }: OffersProps) {
  const dismissed = dismissedOf(live);
  const groups = live.entity<Alike>("alike").value?.groups ?? [];
  const offers = offered(groups, step.cards ?? [], dismissed.has);
  if (offers.length === 0) return null;
  const titleOf = (id: string) => live.entity<CardShown>(`card/${id}`).value?.title ?? "";
  return (
    <ul class="alike">
      {offers.map((cards) => (
        <li key={alikeKey(cards)} class="alike-cards">
          <p>{live.t("screen.group.alike", { count: cards.length })}</p>
          <ul>
            {cards.map((id) => (
              <li key={id} class="clipped-line" dir="auto">
                {titleOf(id)}
              </li>
            ))}
          </ul>
          <div class="buttons">
            <button type="button" onClick={() => join(cards)}>
              {live.t("screen.group.join_alike")}
              <span class="unseen">: {cards.map(titleOf).join("; ").slice(0, 120)}</span>
            </button>
            <button
              type="button"
              class="link"
              onClick={() => dismissed.dismiss(alikeKey(cards))}
            >
              {live.t("screen.group.not_alike")}
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}
