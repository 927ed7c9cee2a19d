import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { ActivityProps, CardShown, Live, MilestoneShown, StepShown } from "../contract";
import { canAct, canDecide } from "./access";
import { cardsOf } from "./cards";
import { stillHanging, toggled } from "./choice";
import { longDate } from "./dates";
import { missing, previewOf, type Preview } from "./missing";
import { CardField } from "./pieces/card_field";
import { NoCards } from "./pieces/empty";
import { measureWords, MilestoneLine } from "./pieces/milestone";
import { Refusal } from "./pieces/refusal";
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

interface PreviewProps {
  live: Live;
  step: StepShown;
  card: CardShown;
  active: boolean;
  children: ComponentChildren;
}

function PreviewCard({ live, step, card, active, children }: PreviewProps) {
  const editing = useSignal(false);
  const preview = previewOf(card);
  return (
    <>
      <h3 class="typed" dir="auto">
        {preview.title}
      </h3>
      <PreviewFacts live={live} preview={preview} />
      <Gaps live={live} preview={preview} />
      {editing.value && active && <PreviewForm live={live} step={step} card={card} />}
      <div class="buttons">
        {children}
        {active && (
          <button
            type="button"
            class="link"
            aria-expanded={editing.value}
            onClick={() => (editing.value = !editing.value)}
          >
            {live.t(editing.value ? "screen.commit.close" : "screen.commit.change")}
            <span class="unseen">: {preview.title.slice(0, 120)}</span>
          </button>
        )}
      </div>
    </>
  );
}

function PreviewFacts({ live, preview }: { live: Live; preview: Preview }) {
  const { metric, baseline, target, unit, due, owner, why } = preview;
  const facts = [
    ["measure", metric && measureWords(metric, baseline, target, unit)],
    ["due", longDate(due)],
    ["owner", owner],
    ["why", why],
  ] as const;
  return (
    <dl class="answers facts">
      {facts.map(([key, value]) =>
        value ? (
          <div key={key} class={key}>
            <dt>{live.t(`screen.commit.${key}`)}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Gaps({ live, preview }: { live: Live; preview: Preview }) {
  const gaps = missing(preview);
  if (gaps.length === 0) return null;
  return (
    <ul class="gaps" aria-label={live.t("screen.commit.missing")}>
      {gaps.map((gap) => (
        <li key={gap}>{live.t(`screen.commit.missing.${gap}`)}</li>
      ))}
    </ul>
  );
}

const FORM = [
  ["title", "text"],
  ["metric", "text"],
  ["baseline", "number"],
  ["target", "number"],
  ["unit", "text"],
  ["due", "date"],
  ["owner", "person"],
] as const;

/** The fields that a milestone is made of, for a last correction. */
const PreviewForm = ({ live, step, card }: Omit<PreviewProps, "active" | "children">) => (
  <div class="fields">
    {FORM.map(([key, kind]) => (
      <div key={key} class={`field-cell ${kind} ${key}`}>
        <CardField
          live={live}
          step={step}
          card={card}
          field={{ key, kind, label: live.t(`screen.commit.field.${key}`), hint: "" }}
        />
      </div>
    ))}
  </div>
);
