import type { CardShown, Live, StepShown } from "../../contract";
import { FieldInput, tooLong } from "../pieces/field_input";
import { Refusal } from "../pieces/refusal";
import { useAsking } from "../sending";
import { putBack } from "../texts";
import { shortTitle, type Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  /** The card that waits for the one that is missing. */
  before?: CardShown;
}

/** Hangs a card that nobody has written yet, linked already to the one that asks for it. */
export function MissingCard({ timeline, before }: Props) {
  const { live, step, changes } = timeline;
  const asking = useAsking(live);
  const draft = live.draft(`missing.${before?.id ?? ""}`);
  const label = before
    ? live.t("screen.sequence.missing", { title: shortTitle(before) })
    : live.t("screen.sequence.another");
  const field = { key: "title", label, kind: "text", hint: "" } as const;
  const unfit = draft.value.trim() === "" || tooLong(field, draft.value);
  const hang = () => {
    if (unfit) return;
    const text = draft.peek();
    draft.value = "";
    const sent = asking.send(
      { act: "write_note", step: step.key, text },
      {
        // A note is named after the entry that wrote it.
        done: () => before && changes.link({ before: `n${sent.entry.peek()}`, after: before.id }),
        refused: () => (draft.value = putBack(text, draft.peek())),
      },
    );
  };
  return (
    <form
      class="seq-missing"
      onSubmit={(event) => {
        event.preventDefault();
        hang();
      }}
    >
      <FieldInput
        live={live}
        field={field}
        value={draft.value}
        type={(text) => (draft.value = text)}
        done={(how) => how === "enter" && hang()}
      />
      <Refusal why={asking.refusal.value} />
      <button type="submit" aria-disabled={unfit}>
        {live.t("screen.sequence.hang")}
      </button>
    </form>
  );
}

/** Cards that are on their way to the board. */
export function WaitingCards({ live, step }: { live: Live; step: StepShown }) {
  const texts = live.pending.value.flatMap(({ id, act }) =>
    act.act === "write_note" && act.step === step.key ? [{ id, text: act.text }] : [],
  );
  return (
    <>
      {texts.map(({ id, text }) => (
        <p key={id} class="card waiting typed" dir="auto">
          {text}
        </p>
      ))}
    </>
  );
}
