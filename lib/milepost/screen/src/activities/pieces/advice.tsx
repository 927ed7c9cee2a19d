import type { AdviceShown, CardShown, Criterion, Field, Live, StepShown } from "../../contract";
import { valueOf } from "../cards";
import { longDate } from "../dates";
import { useAsking } from "../sending";
import { Refusal } from "./refusal";

interface Props {
  live: Live;
  step: StepShown;
  card: CardShown;
  fields: readonly Field[];
  active: boolean;
}

/** What an adviser reads out of a card. It can be folded away, and stops nobody. */
export function Advice(props: Props) {
  const { live, card } = props;
  const advice = live.entity<AdviceShown>(`advice/${card.id}`).value;
  if (!advice) return null;
  const criteria = advice.criteria ?? [];
  const met = criteria.filter(({ verdict }) => verdict === "met").length;
  // The wall has no room for what is well.
  const shown = criteria.filter(({ verdict }) => live.mode !== "present" || verdict !== "met");
  return (
    <details class="advice" open>
      <summary>
        <strong>{live.t("screen.advice.title")}</strong>{" "}
        <span class="quiet">{live.t("screen.advice.met", { met, of: criteria.length })}</span>
      </summary>
      <ul>
        {shown.map((criterion) => (
          <CriterionLine key={criterion.key} live={live} criterion={criterion} />
        ))}
      </ul>
      {props.active && <Offers {...props} offers={advice.offers ?? {}} />}
    </details>
  );
}

const MARKS: Readonly<Record<string, string>> = { met: "✓", not_met: "!", cannot_tell: "?" };

const CRITERIA = ["specific", "measurable", "achievable", "relevant", "time_bound", "compound"];

const nameOf = (live: Live, key: string): string =>
  CRITERIA.includes(key) ? live.t(`screen.advice.criterion.${key}`) : key.replace(/_/g, " ");

function CriterionLine({ live, criterion }: { live: Live; criterion: Criterion }) {
  const { key, words = [], question = "" } = criterion;
  const verdict = criterion.verdict in MARKS ? criterion.verdict : "cannot_tell";
  return (
    <li class={`criterion ${verdict}`}>
      <span class="criterion-mark" aria-hidden="true">
        {MARKS[verdict]}
      </span>
      <div>
        <strong>{nameOf(live, key)}</strong>{" "}
        <span class="quiet">{live.t(`screen.advice.verdict.${verdict}`)}</span>
        {words.length > 0 && (
          <p class="evidence">
            {words.map((word) => (
              <q key={word} dir="auto">
                {word}
              </q>
            ))}
          </p>
        )}
        {question && verdict !== "met" && <p dir="auto">{question}</p>}
      </div>
    </li>
  );
}

/** Values that the adviser read out of the sentence, each a tap away from its field. */
function Offers({ live, step, card, fields, offers }: Props & { offers: Record<string, string> }) {
  const asking = useAsking(live);
  const open = fields.filter(({ key }) => offers[key] && offers[key] !== valueOf(card, key));
  const take = (field: string, value: string) =>
    asking.send(
      { act: "set_field", step: step.key, card: card.id, field, value, was: valueOf(card, field) },
      { done: () => live.announce(live.t("screen.field.saved")) },
    );
  return (
    <div class="offers">
      {open.map(({ key, label, kind }) => {
        const value = offers[key] ?? "";
        const shown = kind === "date" ? longDate(value) : value;
        return (
          <button key={key} type="button" class="offer" onClick={() => take(key, value)}>
            {live.t("screen.advice.offer", { field: label, value: shown })}
          </button>
        );
      })}
      <Refusal why={asking.refusal.value} />
    </div>
  );
}
