import { useComputed, type ReadonlySignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { ActBody, Field, Live } from "../../contract";
import { ask } from "../sending";
import { sharedField, type SharedField } from "../shared_field";
import { FieldInput, tooLong } from "./field_input";
import { Refusal } from "./refusal";
import { written } from "./written";

interface Props {
  live: Live;
  field: Pick<Field, "key" | "label" | "kind" | "hint"> & { choices?: Field["choices"] };
  /** The draft's name; unique within the step. */
  name: string;
  standing: ReadonlySignal<string>;
  /** The act that saves `value` over what stood there. */
  act(value: string, was: string): ActBody;
  /** The value that an act in the outbox gives this field, if it is one of its own. */
  valueIn(act: ActBody): string | undefined;
  people?: readonly string[];
}

function useSharedField({ live, name, standing, act, valueIn }: Props): SharedField {
  const waiting = useComputed(() =>
    live.pending.value.reduce<string | undefined>(
      (latest, pending) => valueIn(pending.act) ?? latest,
      undefined,
    ),
  );
  const field = useMemo(
    () =>
      sharedField({
        draft: live.draft(name),
        standing,
        waiting,
        send: (value, was, settled) => void ask(live, act(value, was), settled),
      }),
    [name],
  );
  useEffect(() => field.stop, [field]);
  return field;
}

/** A field that the whole room edits: saves by itself, and never over somebody else's text. */
export function SharedInput(props: Props) {
  const { live, field, people } = props;
  const shared = useSharedField(props);
  const text = shared.text.value;
  const save = () => {
    if (!tooLong(field, shared.text.peek())) shared.save();
  };
  return (
    <div class="shared-input">
      <FieldInput
        live={live}
        field={field}
        value={text}
        type={shared.type}
        done={save}
        troubled={Boolean(shared.refusal.value) || shared.theirs.value !== undefined}
        {...(people && { people })}
      />
      <SaveStage live={live} shared={shared} />
      <Refusal why={shared.refusal.value} />
      <Contest live={live} shared={shared} field={field} />
    </div>
  );
}

function SaveStage({ live, shared }: { live: Live; shared: SharedField }) {
  const stage = shared.stage.value;
  return (
    <p class={`save-stage ${stage}`}>
      {stage === "still" ? "" : live.t(`screen.field.${stage}`)}
    </p>
  );
}

/** Both texts of a field that two people changed at once, and the choice between them. */
function Contest({ live, shared, field }: Pick<Props, "live" | "field"> & { shared: SharedField }) {
  const theirs = shared.theirs.value;
  if (theirs === undefined) return null;
  const shown = (text: string) =>
    written(live, { choices: [], ...field }, text) || live.t("screen.field.nothing");
  return (
    <div class="contest" role="group" aria-label={live.t("screen.field.contest")}>
      <p>{live.t("screen.field.contest")}</p>
      <dl>
        <dt>{live.t("screen.field.theirs")}</dt>
        <dd dir="auto">{shown(theirs)}</dd>
        <dt>{live.t("screen.field.yours")}</dt>
        <dd dir="auto">{shown(shared.text.value)}</dd>
      </dl>
      <div class="buttons">
        <button type="button" onClick={shared.useMine}>
          {live.t("screen.field.use_mine")}
        </button>
        <button type="button" onClick={shared.keepTheirs}>
          {live.t("screen.field.keep_theirs")}
        </button>
      </div>
    </div>
  );
}
