import type {
  ActivityProps,
  CardShown,
  Live,
  Rate as Settings,
  Results,
  Scale,
  StepShown,
} from "../contract";
import { canAct } from "./access";
import { answeredOf, answersWith, slot, type Answers } from "./answers";
import { cardsOf } from "./cards";
import { Matrix } from "./matrix/matrix";
import { ownCounts } from "./matrix/own_counts";
import { CardTitle } from "./pieces/card_view";
import { Deck } from "./pieces/deck";
import { NoCards } from "./pieces/empty";
import { Histogram } from "./pieces/histogram";
import { Refusal } from "./pieces/refusal";
import { ScaleButtons } from "./pieces/scale_buttons";
import { Tally } from "./pieces/tally";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";

/** Everyone scores each card alone; then the room sees how far apart the scores lie. */
export function Rate({ live, step, me }: ActivityProps) {
  const { scales, matrix } = settingsOf(step, "rate");
  const cards = cardsOf(live, step);
  const results = live.entity<Results>("results").value;
  if (cards.length === 0) return <NoCards live={live} />;
  if (step.revealed && results)
    return (
      <div class="rate">
        {matrix && (
          <Matrix live={live} cards={cards} scales={scales} counts={results.spread ?? {}} />
        )}
        {!(matrix && live.mode === "present") && (
          <Spreads live={live} cards={cards} scales={scales} spread={results.spread ?? {}} />
        )}
      </div>
    );
  const given = answersWith(me?.given ?? {}, live.pending.value, step.key);
  return (
    <div class="rate">
      <Tally live={live} code="screen.rate.tally" />
      {canAct(live, step, me) ? (
        <>
          <Scoring {...{ live, step, cards, scales, given }} />
          {matrix && given.size > 0 && (
            <details>
              <summary>{live.t("screen.matrix.own")}</summary>
              <Matrix live={live} cards={cards} scales={scales} counts={ownCounts(given, scales)} />
            </details>
          )}
        </>
      ) : (
        <Deck live={live} cards={cards}>
          {(card) => <CardTitle live={live} card={card} />}
        </Deck>
      )}
    </div>
  );
}

interface ScoringProps {
  live: Live;
  step: StepShown;
  cards: readonly CardShown[];
  scales: Settings["scales"];
  given: Answers;
}

function Scoring({ live, step, cards, scales, given }: ScoringProps) {
  const slotsOf = (card: CardShown) => scales.map((scale) => slot(card.id, scale.key));
  const slots = cards.flatMap(slotsOf);
  const done = answeredOf(given, slots);
  return (
    <>
      <p class="quiet">{live.t("screen.rate.progress", { done, of: slots.length })}</p>
      <Deck
        live={live}
        cards={cards}
        isDone={(card) => slotsOf(card).every((key) => given.has(key))}
      >
        {(card) => (
          <div class="scored">
            <CardTitle live={live} card={card} />
            <div class="scales">
              {scales.map((scale) => (
                <CardScale key={scale.key} {...{ live, step, card, scale, given }} />
              ))}
            </div>
          </div>
        )}
      </Deck>
    </>
  );
}

type CardScaleProps = Omit<ScoringProps, "cards" | "scales"> & { card: CardShown; scale: Scale };

function CardScale({ live, step, card, scale, given }: CardScaleProps) {
  const asking = useAsking(live);
  return (
    <>
      <ScaleButtons
        live={live}
        scale={scale}
        about={card.title.slice(0, 80)}
        given={given.get(slot(card.id, scale.key))}
        give={(value) =>
          asking.send({ act: "give", step: step.key, card: card.id, scale: scale.key, value })
        }
      />
      <Refusal why={asking.refusal.value} />
    </>
  );
}

interface SpreadsProps {
  live: Live;
  cards: readonly CardShown[];
  scales: readonly Scale[];
  spread: Readonly<Record<string, readonly number[]>>;
}

/** How far apart the scores lie, card by card. */
export const Spreads = ({ live, cards, scales, spread }: SpreadsProps) => (
  <ol class="deck">
    {cards.map((card) => (
      <li key={card.id} class="card">
        <div class="scored">
          <CardTitle live={live} card={card} />
          <div class="scales">
            {scales.map((scale) => (
              <Histogram
                key={scale.key}
                live={live}
                scale={scale}
                counts={spread[slot(card.id, scale.key)] ?? []}
              />
            ))}
          </div>
        </div>
      </li>
    ))}
  </ol>
);
