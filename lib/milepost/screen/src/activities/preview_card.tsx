import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { CardShown, Live, StepShown } from "../contract";
import { longDate } from "./dates";
import { missing, previewOf, type Preview } from "./missing";
import { CardField } from "./pieces/card_field";
import { Light } from "./pieces/light";
import { measureWords } from "./pieces/milestone";

interface PreviewProps {
  live: Live;
  step: StepShown;
  card: CardShown;
  active: boolean;
  children: ComponentChildren;
}

/** A card as the milestone it would become, with what is still missing. */
export function PreviewCard({ live, step, card, active, children }: PreviewProps) {
  const editing = useSignal(false);
  const preview = previewOf(card);
  return (
    <>
      <div class="card-title" data-card={card.id}>
        <h3 class="typed" dir="auto">
          {preview.title}
        </h3>
        <Light live={live} card={card.id} title={preview.title} />
      </div>
      <PreviewFacts live={live} preview={preview} />
      <Gaps live={live} preview={preview} />
      {editing.value && active && <PreviewForm live={live} step={step} card={card} />}
      <div class="buttons">
        {children}
        {active && (step.fields ?? []).length > 0 && (
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

/** Every field that the agenda refines, for a last correction. */
const PreviewForm = ({ live, step, card }: Omit<PreviewProps, "active" | "children">) => (
  <div class="fields">
    {(step.fields ?? []).map((field) => (
      <div key={field.key} class={`field-cell ${field.kind} ${field.key}`}>
        <CardField live={live} step={step} card={card} field={field} />
      </div>
    ))}
  </div>
);
