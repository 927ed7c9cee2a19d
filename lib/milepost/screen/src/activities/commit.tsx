import { useSignal } from "@preact/signals";
import type { ActivityProps, CardShown, Live, MilestoneShown, StepShown } from "../contract";
import { canAct, canDecide } from "./access";
import { cardsOf } from "./cards";
import { stillHanging, toggled } from "./choice";
import { NoCards } from "./pieces/empty";
import { MilestoneLine } from "./pieces/milestone";
import { Refusal } from "./pieces/refusal";
import { PreviewCard } from "./preview_card";
import { useAsking } from "./sending";

/** The room sees what would enter the plan; the facilitator lets it in. */
export function Commit({ live, step, me }: ActivityProps) {
  // All cards go in unless the facilitator leaves one out.
  const left = useSignal<readonly string[]>([]);
  const asking = useAsking(live);
  const cards = cardsOf(live, step);
  const decides = canDecide(live, step, me);
  if (cards.length === 0) return <NoCards live={live} />;
  const ready = cards.filter((card) => !card.milestone).map((card) => card.id);
  const going = ready.filter((id) => !left.value.includes(id));
  const pending = committing(live, step);
  const commit = () =>
    asking.send({ act: "commit_cards", step: step.key, cards: stillHanging(going, step.cards ?? []) });
  return (
    <div class="commit">
      <ul class="previews">
        {cards.map((card) => (
          <li key={card.id} class={classesOf(card, pending)}>
            {card.milestone ? (
              <Committed live={live} card={card} />
            ) : (
              <PreviewCard live={live} step={step} card={card} active={canAct(live, step, me)}>
                {decides && (
                  <label class="tick">
                    <input
                      type="checkbox"
                      checked={going.includes(card.id)}
                      onChange={() => (left.value = toggled(left.value, card.id))}
                    />
                    <span>
                      {live.t("screen.commit.include")}
                      <span class="unseen">: {card.title.slice(0, 120)}</span>
                    </span>
                  </label>
                )}
              </PreviewCard>
            )}
          </li>
        ))}
      </ul>
      <Refusal why={asking.refusal.value} />
      {decides && ready.length > 0 && (
        <div class="bar">
          <button
            type="button"
            class="primary"
            aria-disabled={going.length === 0 || pending.length > 0}
            onClick={() => going.length > 0 && pending.length === 0 && commit()}
          >
            {live.t("screen.commit.confirm", { count: going.length })}
          </button>
        </div>
      )}
    </div>
  );
}

const committing = (live: Live, step: StepShown): readonly string[] =>
  live.pending.value.flatMap(({ act }) =>
    act.act === "commit_cards" && act.step === step.key ? act.cards : [],
  );

function classesOf(card: CardShown, pending: readonly string[]): string {
  if (card.milestone) return "card committed";
  return pending.includes(card.id) ? "card waiting" : "card";
}

/** A card that has entered the plan. */
function Committed({ live, card }: { live: Live; card: CardShown }) {
  const milestone = live.entity<MilestoneShown>(`milestone/${card.milestone}`).value;
  return (
    <>
      <p class="in-plan">
        <span class="burst" aria-hidden="true">
          ✓
        </span>
        {live.t("screen.commit.committed")}
      </p>
      {milestone ? (
        <MilestoneLine live={live} milestone={milestone} />
      ) : (
        <p class="typed" dir="auto">
          {card.title}
        </p>
      )}
    </>
  );
}
