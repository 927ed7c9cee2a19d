import type { ActivityProps, CardShown, Live, Results, StepShown, Vote as Settings } from "../contract";
import { canAct } from "./access";
import { answersWith, DOTS, dotsLeft, slot, type Answers } from "./answers";
import { cardsOf } from "./cards";
import { CardTitle } from "./pieces/card_view";
import { DotCounter } from "./pieces/dot_counter";
import { NoCards } from "./pieces/empty";
import { Refusal } from "./pieces/refusal";
import { Tally } from "./pieces/tally";
import { ranked } from "./ranking";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";

/** Everyone spends dots on cards; where they went is seen after the reveal. */
export function Vote({ live, step, me }: ActivityProps) {
  const settings = settingsOf(step, "vote");
  const cards = cardsOf(live, step);
  const results = live.entity<Results>("results").value;
  const given = answersWith(me?.given ?? {}, live.pending.value, step.key);
  if (cards.length === 0) return <NoCards live={live} />;
  if (step.revealed && results)
    return (
      <div class="vote">
        <DotResults live={live} cards={cards} dots={results.dots ?? {}} given={given} />
      </div>
    );
  return (
    <div class="vote">
      <Tally live={live} code="screen.vote.tally" />
      <Ballot {...{ live, step, settings, cards, given }} active={canAct(live, step, me)} />
    </div>
  );
}

interface BallotProps {
  live: Live;
  step: StepShown;
  settings: Settings;
  cards: readonly CardShown[];
  given: Answers;
  active: boolean;
}

function Ballot({ live, step, settings, cards, given, active }: BallotProps) {
  const left = dotsLeft(given, settings.dots);
  return (
    <>
      <ul class="ballot">
        {cards.map((card) => (
          <li key={card.id} class={given.has(slot(card.id, DOTS)) ? "card dotted" : "card"}>
            <CardTitle live={live} card={card} />
            {active && <CardDots {...{ live, step, settings, card, given, left }} />}
          </li>
        ))}
      </ul>
      {active && <DotsLeft live={live} left={left} of={settings.dots} />}
    </>
  );
}

type CardDotsProps = Omit<BallotProps, "cards" | "active"> & { card: CardShown; left: number };

function CardDots({ live, step, settings, card, given, left }: CardDotsProps) {
  const asking = useAsking(live);
  const mine = given.get(slot(card.id, DOTS));
  return (
    <>
      <DotCounter
        live={live}
        title={card.title.slice(0, 80)}
        given={mine}
        most={Math.min(settings.per_card, (mine?.value ?? 0) + left)}
        perCard={settings.per_card}
        give={(value) =>
          asking.send({ act: "give", step: step.key, card: card.id, scale: DOTS, value })
        }
      />
      <Refusal why={asking.refusal.value} />
    </>
  );
}

const DotsLeft = ({ live, left, of }: { live: Live; left: number; of: number }) => (
  <div class="bar dots-left">
    <p role="status">
      {left > 0 ? live.t("screen.vote.left", { count: left, of }) : live.t("screen.vote.spent")}
    </p>
  </div>
);

interface DotResultsProps {
  live: Live;
  cards: readonly CardShown[];
  dots: Readonly<Record<string, number>>;
  given: Answers;
}

/** The cards by their dots, each with a bar as long as its share of the leader's. */
function DotResults({ live, cards, dots, given }: DotResultsProps) {
  return (
    <ol class="ranking">
      {ranked(cards, dots).map(({ card, dots: total, rank, share }) => (
        <li key={card.id} class={rank === 1 && total > 0 ? "card leader" : "card"}>
          <span class="rank">
            <span class="unseen">{live.t("screen.vote.rank")} </span>
            {rank}
          </span>
          <div class="ranked">
            <CardTitle live={live} card={card} />
            <div class="share" aria-hidden="true">
              <span style={{ width: `${share * 100}%` }} />
            </div>
          </div>
          <p class="total">
            <strong>{total}</strong> {live.t("screen.vote.dots", { count: total })}
            <OwnDots live={live} given={given} card={card} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function OwnDots({ live, given, card }: Pick<DotResultsProps, "live" | "given"> & { card: CardShown }) {
  const mine = given.get(slot(card.id, DOTS))?.value;
  return mine ? <span class="quiet">{live.t("screen.vote.yours", { count: mine })}</span> : null;
}
