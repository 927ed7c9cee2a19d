import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { CardShown, Live, StepShown } from "../contract";
import { factsOf, gapsOf, type PartKind } from "./commit/facts";
import { CardField } from "./pieces/card_field";
import { Light } from "./pieces/light";

interface PreviewProps {
  live: Live;
  step: StepShown;
  card: CardShown;
  /** Which part of the plan it is or becomes. */
  kind: PartKind;
  active: boolean;
  children: ComponentChildren;
}

/** A card as the part of the plan that it is or becomes, with what is still missing. */
export function PreviewCard({ live, step, card, kind, active, children }: PreviewProps) {
  const editing = useSignal(false);
  return (
    <>
      {(kind !== "milestone" || card.kind) && (
        <p class="quiet">
          {live.t(`screen.commit.kind.${kind}`)}
          {card.kind && `, ${live.t("screen.commit.changes")}`}
        </p>
      )}
      <div class="card-title" data-card={card.id}>
        <h3 class="typed" dir="auto">
          {card.title}
        </h3>
        <Light live={live} card={card.id} title={card.title} />
      </div>
      <PreviewFacts live={live} card={card} kind={kind} />
      <Gaps live={live} card={card} kind={kind} />
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
            <span class="unseen">: {card.title.slice(0, 120)}</span>
          </button>
        )}
      </div>
    </>
  );
}

type PartProps = Pick<PreviewProps, "live" | "card" | "kind">;

/** What is known of a part of the plan, each under its label. */
export const PreviewFacts = ({ live, card, kind }: PartProps) => (
  <dl class="answers facts">
    {factsOf(kind, card, live).map(({ key, value }) => (
      <div key={key} class={key}>
        <dt>{live.t(`screen.commit.${key}`)}</dt>
        <dd dir="auto">{value}</dd>
      </div>
    ))}
  </dl>
);

function Gaps({ live, card, kind }: PartProps) {
  const gaps = gapsOf(kind, card);
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
const PreviewForm = ({ live, step, card }: Omit<PreviewProps, "active" | "children" | "kind">) => (
  <div class="fields">
    {(step.fields ?? []).map((field) => (
      <div key={field.key} class={`field-cell ${field.kind} ${field.key}`}>
        <CardField live={live} step={step} card={card} field={field} />
      </div>
    ))}
  </div>
);
