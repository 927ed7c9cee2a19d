import { useId } from "preact/hooks";
import type { Field, Live, MilestoneShown } from "../../contract";
import { FieldLabel } from "./field_label";
import { Segments } from "./segments";
import { milestonesNamed } from "./written";

interface Props {
  live: Live;
  field: Pick<Field, "label" | "kind" | "hint"> & { choices?: Field["choices"] };
  value: string;
  pick(value: string): void;
}

/** A field whose value is one of several: words of its own, or a milestone of the plan. */
export const PickedInput = (props: Props) =>
  props.field.kind === "choice" ? <ChoiceInput {...props} /> : <MilestoneInput {...props} />;

const ChoiceInput = ({ live, field, value, pick }: Props) => (
  <div class="field">
    <Segments
      legend={field.label}
      options={field.choices ?? []}
      chosen={value || undefined}
      choose={pick}
    />
    {field.hint && (
      <p class="hint" dir="auto">
        {field.hint}
      </p>
    )}
    {value && (
      <button type="button" class="link" onClick={() => pick("")}>
        {live.t("screen.scale.clear")}
        <span class="unseen">: {field.label}</span>
      </button>
    )}
  </div>
);

const isAhead = ({ status }: MilestoneShown): boolean => status !== "done" && status !== "dropped";

function MilestoneInput({ live, field, value, pick }: Props) {
  const id = useId();
  const all = [...live.all<MilestoneShown>("milestone/").value.values()];
  const offered = all.filter((each) => isAhead(each) || each.id === value);
  const isKnown = offered.some((each) => each.id === value);
  return (
    <div class="field">
      <FieldLabel id={id} field={field} />
      <select
        id={id}
        value={value}
        aria-describedby={field.hint ? `${id}-hint` : undefined}
        onChange={(event) => pick(event.currentTarget.value)}
      >
        <option value="">{live.t(value ? "screen.field.none" : "screen.field.choose")}</option>
        {value && !isKnown && <option value={value}>{milestonesNamed(live, value)}</option>}
        {offered.map((each) => (
          <option key={each.id} value={each.id}>
            {each.title}
          </option>
        ))}
      </select>
    </div>
  );
}
