import type { ActivityProps, Feedback as Settings, Live, Me, Results, Scale, StepShown } from "../contract";
import { canAct } from "./access";
import { answeredOf, answersWith, slot, type Answers } from "./answers";
import { CommentBox } from "./comment_box";
import { Histogram } from "./pieces/histogram";
import { NotesWall } from "./pieces/notes_wall";
import { Refusal } from "./pieces/refusal";
import { ScaleButtons } from "./pieces/scale_buttons";
import { Tally } from "./pieces/tally";
import { Typed } from "./pieces/typed";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";

// Feedback is about the room, so its answers stand on no card.
const ROOM = "";

/** Everyone answers on a few scales and may add a sentence. */
export function Feedback({ live, step, me }: ActivityProps) {
  const settings = settingsOf(step, "feedback");
  const results = live.entity<Results>("results").value;
  if (step.revealed && results)
    return (
      <div class="feedback">
        <FeedbackResults live={live} scales={settings.scales} results={results} />
      </div>
    );
  return (
    <div class="feedback">
      <Tally live={live} code="screen.feedback.tally" />
      {me && canAct(live, step, me) ? (
        <Answering live={live} step={step} me={me} settings={settings} />
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
}

function Answering({ live, step, me, settings }: AnsweringProps) {
  const given = answersWith(me.given ?? {}, live.pending.value, step.key);
  const slots = settings.scales.map((scale) => slot(ROOM, scale.key));
  const all = answeredOf(given, slots) === slots.length;
  return (
    <>
      {settings.anonymous && <p class="quiet">{live.t("screen.feedback.anonymous")}</p>}
      {settings.scales.map((scale) => (
        <div key={scale.key} class="card">
          <Question live={live} step={step} scale={scale} given={given} />
        </div>
      ))}
      {settings.comment && <CommentBox live={live} step={step} me={me} question={settings.comment} />}
      <p class={all ? "all-in" : "unseen"} role="status">
        {all && live.t("screen.feedback.all_in")}
      </p>
    </>
  );
}

type QuestionProps = Pick<AnsweringProps, "live" | "step"> & { scale: Scale; given: Answers };

function Question({ live, step, scale, given }: QuestionProps) {
  const asking = useAsking(live);
  return (
    <>
      <ScaleButtons
        live={live}
        scale={scale}
        given={given.get(slot(ROOM, scale.key))}
        give={(value) =>
          asking.send({ act: "give", step: step.key, card: ROOM, scale: scale.key, value })
        }
      />
      <Refusal why={asking.refusal.value} />
    </>
  );
}

interface FeedbackResultsProps {
  live: Live;
  scales: readonly Scale[];
  results: Results;
}

function FeedbackResults({ live, scales, results }: FeedbackResultsProps) {
  const comments = results.comments ?? [];
  return (
    <>
      <div class="scales card">
        {scales.map((scale) => (
          <Histogram
            key={scale.key}
            live={live}
            scale={scale}
            counts={results.spread?.[slot(ROOM, scale.key)] ?? []}
          />
        ))}
      </div>
      {comments.length > 0 && (
        <section>
          <h3>{live.t("screen.feedback.comments", { count: comments.length })}</h3>
          <NotesWall
            cards={comments}
            draw={(comment) => (
              <li class="card">
                <Typed live={live} text={comment} />
              </li>
            )}
          />
        </section>
      )}
    </>
  );
}
