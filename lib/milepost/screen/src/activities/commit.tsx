import { useSignal } from "@preact/signals";
import type { ActivityProps, CardShown, Live, Makes, MilestoneShown, StepShown } from "../contract";
import { canAct, canDecide } from "./access";
import { cardsOf } from "./cards";
import { stillHanging, toggled } from "./choice";
import { kindOf, type PartKind } from "./commit/facts";
import { NoCards } from "./pieces/empty";
import { MilestoneLine } from "./pieces/milestone";
import { Refusal } from "./pieces/refusal";
import { PreviewCard, PreviewFacts } from "./preview_card";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";

/** The room sees what would enter the plan; the facilitator lets it in. */
export function Commit({ live, step, me }: ActivityProps) {
  // All cards go in unless the facilitator leaves one out.
  const left = useSignal<readonly string[]>([]);
  const { makes } = settingsOf(step, "commit");
  const asking = useAsking(live);
  const cards = cardsOf(live, step);
  const decides = canDecide(live, step, me);
  if (cards.length === 0) return <NoCards live={live} />;
  const ready = cards.filter((card) => !card.milestone).map((card) => card.id);
  const going = ready.filter((id) => !left.value.includes(id));
  const pending = committing(live, step);
  const commit = () =>
    asking.send({
      act: "commit_cards",
      step: step.key,
      cards: stillHanging(going, step.cards ?? []),
    });
  return (
    <div class="commit">
      <ul class="previews">
        {cards.map((card) => (
          <li key={card.id} class={classesOf(card, pending)}>
            {card.milestone ? (
              <Committed live={live} card={card} kind={kindOf(card, makes)} />
            ) : (
              <PreviewCard
                live={live}
                step={step}
                card={card}
                kind={kindOf(card, makes)}
                active={canAct(live, step, me)}
              >
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
            {live.t(confirmWords(cards, makes), { count: going.length })}
          </button>
        </div>
      )}
    </div>
  );
}

/** What the button says goes in: of several kinds, only that the plan changes. */
function confirmWords(cards: readonly CardShown[], makes: Makes): string {
  const kinds = new Set(cards.map((card) => kindOf(card, makes)));
  if (kinds.size > 1) return "screen.commit.confirm.parts";
  if (makes === "sprint") return "screen.commit.confirm.sprint";
  const [kind] = kinds;
  return kind === "milestone" ? "screen.commit.confirm" : `screen.commit.confirm.${kind}s`;
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
function Committed({ live, card, kind }: { live: Live; card: CardShown; kind: PartKind }) {
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
        <>
          <p class="typed" dir="auto">
            {card.title}
          </p>
          <PreviewFacts live={live} card={card} kind={kind} />
        </>
      )}
    </>
  );
}
