import type { Alike, CardShown, Live, StepShown } from "../../contract";
import { dismissedOf } from "../../dismissed";
import { alikeKey, offered } from "../alike";

interface OffersProps {
  live: Live;
  step: StepShown;
  join(cards: readonly string[]): void;
}

/** Groups that suggest themselves, folded; who sees it otherwise puts the suggestion away. */
export function AlikeOffers({ live, step, join }: OffersProps) {
  const groups = live.entity<Alike>("alike").value?.groups ?? [];
  const offers = offered(groups, step.cards ?? [], dismissedOf(live).has);
  if (offers.length === 0) return null;
  return (
    <details class="alike">
      <summary>{live.t("screen.group.offers", { count: offers.length })}</summary>
      <ul>
        {offers.map((cards) => (
          <li key={alikeKey(cards)} class="alike-cards">
            <Offer live={live} cards={cards} join={() => join(cards)} />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface OfferProps {
  live: Live;
  cards: readonly string[];
  join: () => void;
}

function Offer({ live, cards, join }: OfferProps) {
  const titleOf = (id: string) => live.entity<CardShown>(`card/${id}`).value?.title ?? "";
  const about = <span class="unseen">: {cards.map(titleOf).join("; ").slice(0, 120)}</span>;
  const differ = () => dismissedOf(live).dismiss(alikeKey(cards));
  return (
    <>
      <p>{live.t("screen.group.alike", { count: cards.length })}</p>
      <ul>
        {cards.map((id) => (
          <li key={id} class="clipped-line" dir="auto">
            {titleOf(id)}
          </li>
        ))}
      </ul>
      <div class="buttons">
        <button type="button" onClick={join}>
          {live.t("screen.group.join_alike")}
          {about}
        </button>
        <button type="button" class="link" onClick={differ}>
          {live.t("screen.group.not_alike")}
          {about}
        </button>
      </div>
    </>
  );
}
