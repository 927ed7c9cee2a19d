import type {
  ActivityProps,
  CardShown,
  Feedback as Settings,
  Live,
  Me,
  Results,
  Scale,
  StepShown,
} from "../contract";
import { canAct } from "./access";
import { answeredOf, answersWith, slot, type Answers } from "./answers";
import { cardsOf } from "./cards";
import { CommentBox } from "./comment_box";
import { FeedbackResults, ROOM } from "./feedback_results";
import { CardTitle } from "./pieces/card_view";
import { Deck } from "./pieces/deck";
import { NoCards } from "./pieces/empty";
import { Refusal } from "./pieces/refusal";
import { ScaleButtons } from "./pieces/scale_buttons";
import { Tally } from "./pieces/tally";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";

/** Everyone answers on a few scales, about the room or each card, and may add a sentence. */
export function Feedback({ live, step, me }: ActivityProps) {
  const settings = settingsOf(step, "feedback");
  const results = live.entity<Results>("results").value;
  const cards = settings.of ? cardsOf(live, step) : undefined;
  if (cards?.length === 0) return <NoCards live={live} />;
  if (step.revealed && results)
    return (
      <div class="feedback">
        <FeedbackResults live={live} scales={settings.scales} results={results} cards={cards} />
      </div>
    );
  return (
    <div class="feedback">
      <Tally live={live} code="screen.feedback.tally" />
      {me && canAct(live, step, me) ? (
        <Answering live={live} step={step} me={me} settings={settings} cards={cards} />
      ) : (
        <Questions scales={settings.scales} />
      )}
    </div>
  );
}

const Questions = ({ scales }: { scales: readonly Scale[] }) => (
  <ul class="questions">
    {scales.map(({ key, label }) => (
      <li key={key} class="card" dir="auto">
        {label}
      </li>
    ))}
  </ul>
);

interface AnsweringProps {
  live: Live;
  step: StepShown;
  me: Me;
  settings: Settings;
  /** Undefined where the feedback is about the room. */
  cards: readonly CardShown[] | undefined;
}

function Answering({ live, step, me, settings, cards }: AnsweringProps) {
  const given = answersWith(me.given ?? {}, live.pending.value, step.key);
  const slotsOf = (card: string) => settings.scales.map((scale) => slot(card, scale.key));
  const slots = (cards?.map(({ id }) => id) ?? [ROOM]).flatMap(slotsOf);
  const all = answeredOf(given, slots) === slots.length;
  return (
    <>
      {settings.anonymous && <p class="quiet">{live.t("screen.feedback.anonymous")}</p>}
      {cards ? (
        <Deck
          live={live}
          cards={cards}
          isDone={({ id }) => slotsOf(id).every((key) => given.has(key))}
        >
          {(card) => (
            <div class="scored" key={card.id}>
              <CardTitle live={live} card={card} />
              <div class="scales">
                {settings.scales.map((scale) => (
                  <Question
                    key={scale.key}
                    live={live}
                    step={step}
                    scale={scale}
                    given={given}
                    card={card}
                  />
                ))}
              </div>
            </div>
          )}
        </Deck>
      ) : (
        settings.scales.map((scale) => (
          <div key={scale.key} class="card">
            <Question live={live} step={step} scale={scale} given={given} />
          </div>
        ))
      )}
      {settings.comment && (
        <CommentBox live={live} step={step} me={me} question={settings.comment} />
      )}
      <p class={all ? "all-in" : "unseen"} role="status">
        {all && live.t("screen.feedback.all_in")}
      </p>
    </>
  );
}

type QuestionProps = Pick<AnsweringProps, "live" | "step"> & {
  scale: Scale;
  given: Answers;
  card?: CardShown;
};

function Question({ live, step, scale, given, card }: QuestionProps) {
  const about = card?.id ?? ROOM;
  const asking = useAsking(live);
  return (
    <>
      <ScaleButtons
        live={live}
        scale={scale}
        {...(card && { about: card.title.slice(0, 80) })}
        given={given.get(slot(about, scale.key))}
        give={(value) =>
          asking.send({ act: "give", step: step.key, card: about, scale: scale.key, value })
        }
      />
      <Refusal why={asking.refusal.value} />
    </>
  );
}
