import { useSignal } from "@preact/signals";
import type { ActivityProps, Feedback as Settings, Live, Me, Results, Scale, StepShown } from "../contract";
import { canAct } from "./access";
import { answeredOf, answersWith, slot, type Answers } from "./answers";
import { FieldInput, tooLong } from "./pieces/field_input";
import { Histogram } from "./pieces/histogram";
import { NotesWall } from "./pieces/notes_wall";
import { Refusal } from "./pieces/refusal";
import { ScaleButtons } from "./pieces/scale_buttons";
import { Tally } from "./pieces/tally";
import { Typed } from "./pieces/typed";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";
import { putBack } from "./texts";

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
      {settings.comment && <CommentBox {...{ live, step, me, settings }} />}
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

const sendingComment = (live: Live, step: StepShown): string | undefined =>
  live.pending.value.reduce<string | undefined>(
    (latest, { act }) => (act.act === "comment" && act.step === step.key ? act.text : latest),
    undefined,
  );

/** One sentence in one's own words: written, sent, and still to be changed until the reveal. */
function CommentBox({ live, step, me, settings }: AnsweringProps) {
  const asking = useAsking(live);
  const changing = useSignal(false);
  const draft = live.draft("comment");
  const waiting = sendingComment(live, step);
  const sent = waiting ?? me.comment ?? "";
  const field = { key: "comment", label: settings.comment, kind: "long", hint: "" } as const;
  const idle = draft.value === sent || tooLong(field, draft.value);

  const send = () => {
    if (idle) return;
    const text = draft.peek();
    changing.value = false;
    draft.value = "";
    asking.send(
      { act: "comment", step: step.key, text },
      { refused: () => (draft.value = putBack(text, draft.peek())) },
    );
  };
  const change = () => {
    draft.value = draft.peek() || sent;
    changing.value = true;
  };

  if (sent !== "" && !changing.value && draft.value === "")
    return (
      <div class={waiting === undefined ? "card own" : "card own waiting"}>
        <p class="quiet">
          {live.t(waiting === undefined ? "screen.feedback.sent" : "screen.card.sending")}
        </p>
        <Typed live={live} text={sent} />
        <button type="button" class="link" onClick={change}>
          {live.t("screen.feedback.change")}
        </button>
      </div>
    );
  return (
    <form
      class="card note-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FieldInput
        live={live}
        field={field}
        value={draft.value}
        type={(text) => (draft.value = text)}
        done={(how) => how === "enter" && send()}
        troubled={asking.refusal.value !== undefined}
      />
      <Refusal why={asking.refusal.value} />
      <div class="buttons end">
        <button type="submit" class="primary" aria-disabled={idle}>
          {live.t("screen.feedback.send")}
        </button>
      </div>
    </form>
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
            live={live}
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
