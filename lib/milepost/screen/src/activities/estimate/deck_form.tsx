import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { DeckKind, Face, Live, StepShown } from "../../contract";
import { Refusal } from "../pieces/refusal";
import { Segments } from "../pieces/segments";
import { useAsking } from "../sending";
import { facesIn, linesOf } from "./own_faces";

const DECKS: readonly DeckKind[] = ["fibonacci", "tshirt", "powers", "three_point", "own"];

interface Props {
  live: Live;
  step: StepShown;
  close(): void;
}

/** Another deck from now on; what was estimated before stays as numbers. */
export function DeckForm({ live, step, close }: Props) {
  const asking = useAsking(live);
  const kind = useSignal<DeckKind | undefined>(undefined);
  const text = useSignal(linesOf(step.faces ?? []));
  const own = kind.value === "own" ? facesIn(text.value) : [];
  const ready = kind.value !== undefined && (kind.value !== "own" || own.length >= 2);
  const change = () => {
    if (!ready || !kind.value) return;
    const faces: Face[] = [...own];
    asking.send({ act: "choose_deck", step: step.key, deck: kind.value, faces }, { done: close });
  };
  return (
    <form
      class="deck-form"
      onSubmit={(event) => {
        event.preventDefault();
        change();
      }}
    >
      <Segments
        legend={live.t("screen.estimate.deck")}
        options={DECKS.map((key) => ({
          key,
          label: live.t(`screen.estimate.deck.${key}`),
          hint: live.t(`screen.estimate.deck.${key}.long`),
        }))}
        chosen={kind.value}
        choose={(key) => (kind.value = key as DeckKind)}
      />
      {kind.value === "own" && (
        <OwnFaces live={live} text={text.value} type={(typed) => (text.value = typed)} />
      )}
      <div class="buttons">
        <button type="submit" class="primary" aria-disabled={!ready}>
          {live.t("screen.estimate.use_deck")}
        </button>
        <button type="button" onClick={close}>
          {live.t("screen.estimate.keep_deck")}
        </button>
      </div>
      <Refusal why={asking.refusal.value} />
    </form>
  );
}

interface OwnProps {
  live: Live;
  text: string;
  type(text: string): void;
}

/** The faces of an own deck as a text, one a line: what stands on it, and what it counts. */
function OwnFaces({ live, text, type }: OwnProps) {
  const id = useId();
  const faces = facesIn(text);
  return (
    <div class="field">
      <label for={id}>{live.t("screen.estimate.own_faces")}</label>
      <p class="hint" id={`${id}-hint`}>
        {live.t("screen.estimate.own_faces_hint")}
      </p>
      <textarea
        id={id}
        rows={5}
        dir="auto"
        aria-describedby={`${id}-hint`}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <p class="quiet" role="status">
        {live.t("screen.estimate.own_faces_read", { count: faces.length })}{" "}
        <bdi>
          {faces
            .map(({ label, value }) => (label === String(value) ? label : `${label} = ${value}`))
            .join(", ")}
        </bdi>
      </p>
    </div>
  );
}
