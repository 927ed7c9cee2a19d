import { useSignal } from "@preact/signals";
import type { Live, Me, StepShown } from "../contract";
import { FieldInput, tooLong } from "./pieces/field_input";
import { Refusal } from "./pieces/refusal";
import { Typed } from "./pieces/typed";
import { useAsking } from "./sending";
import { putBack } from "./texts";

const waitingComment = (live: Live, step: StepShown): string | undefined =>
  live.pending.value.reduce<string | undefined>(
    (latest, { act }) => (act.act === "comment" && act.step === step.key ? act.text : latest),
    undefined,
  );

interface Props {
  live: Live;
  step: StepShown;
  me: Me;
  question: string;
}

/** A sentence in one's own words: written, sent, and still to be changed until the reveal. */
export function CommentBox({ live, step, me, question }: Props) {
  const asking = useAsking(live);
  const changing = useSignal(false);
  const draft = live.draft("comment");
  const waiting = waitingComment(live, step);
  const sent = waiting ?? me.comment ?? "";
  const field = { key: "comment", label: question, kind: "long", hint: "" } as const;
  const idle = draft.value === sent || tooLong(field, draft.value);

  const send = () => {
    if (idle) return;
    const text = draft.peek();
    changing.value = false;
    draft.value = "";
    const refused = () => (draft.value = putBack(text, draft.peek()));
    asking.send({ act: "comment", step: step.key, text }, { refused });
  };
  const change = () => {
    draft.value = sent;
    changing.value = true;
  };

  if (sent !== "" && !changing.value && draft.value === "")
    return <SentComment live={live} text={sent} waiting={waiting !== undefined} change={change} />;
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

interface SentProps {
  live: Live;
  text: string;
  waiting: boolean;
  change(): void;
}

const SentComment = ({ live, text, waiting, change }: SentProps) => (
  <div class={waiting ? "card waiting" : "card"}>
    <p class="quiet">{live.t(waiting ? "screen.card.sending" : "screen.feedback.sent")}</p>
    <Typed live={live} text={text} />
    <button type="button" class="link" onClick={change}>
      {live.t("screen.feedback.change")}
    </button>
  </div>
);
