import { useId } from "preact/hooks";
import type { Field, Live } from "../../contract";
import { plainText } from "../../plain_text";
import { isDate } from "../dates";
import { lengthOf, LONGEST } from "../texts";
import { FieldLabel } from "./field_label";
import { PickedInput } from "./picked_input";

type Control = HTMLInputElement | HTMLTextAreaElement;

interface Props {
  live: Live;
  field: Pick<Field, "key" | "label" | "kind" | "hint"> & { choices?: Field["choices"] };
  value: string;
  type(text: string): void;
  /** The field was left, or Enter was pressed (with Ctrl or Cmd where Enter makes a line). */
  done?(how: "left" | "enter"): void;
  people?: readonly string[];
  /** Marks a field whose text was refused or contested. */
  troubled?: boolean;
  big?: boolean;
}

const longestOf = (kind: Field["kind"]): number => (kind === "person" ? LONGEST.name : LONGEST.text);

/** Whether the text is longer than the server takes; it is told, never cut. */
export const tooLong = (field: Pick<Field, "kind">, text: string): boolean =>
  lengthOf(text) > longestOf(field.kind);

/** One labelled field of the kind its step asks for. */
export function FieldInput(props: Props) {
  const { live, field, value, people } = props;
  const id = useId();
  const over = tooLong(field, value);
  if (field.kind === "choice" || field.kind === "milestone") {
    const pick = (picked: string) => {
      props.type(picked);
      props.done?.("left");
    };
    return <PickedInput live={live} field={field} value={value} pick={pick} />;
  }
  return (
    <div class={props.troubled || over ? "field troubled" : "field"}>
      <FieldLabel id={id} field={field} />
      <Input {...props} id={id} over={over} />
      {field.kind === "person" && people && (
        <datalist id={`${id}-people`}>
          {people.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      {over && (
        <p class="refusal" role="status">
          {live.t("screen.field.too_long", {
            length: lengthOf(value),
            longest: longestOf(field.kind),
          })}
        </p>
      )}
    </div>
  );
}

function Input({ field, value, type, done, people, troubled, big, id, over }: Props & InputId) {
  const common = {
    id,
    value,
    dir: "auto" as const,
    "aria-invalid": troubled || over,
    "aria-describedby": field.hint ? `${id}-hint` : undefined,
    onInput: (event: Event) => type(plainText((event.currentTarget as Control).value)),
    onBlur: () => done?.("left"),
    onKeyDown: (event: KeyboardEvent) => {
      if (!isEnter(event, field.kind === "long")) return;
      event.preventDefault();
      done?.("enter");
    },
  };
  // A title is one line of text that is seldom short enough for one line of the screen.
  if (field.kind === "long" || field.key === "title")
    return <textarea {...common} rows={big ? 4 : 2} />;
  if (field.kind === "date" && (value === "" || isDate(value)))
    return <input {...common} type="date" />;
  return (
    <input
      {...common}
      type="text"
      inputMode={field.kind === "number" ? "decimal" : "text"}
      list={field.kind === "person" && people ? `${id}-people` : undefined}
      autocomplete="off"
    />
  );
}

interface InputId {
  id: string;
  over: boolean;
}

// While an input method composes, Enter takes the composed word.
const isEnter = (event: KeyboardEvent, breaksLines: boolean): boolean =>
  event.key === "Enter" &&
  !event.isComposing &&
  (!breaksLines || event.ctrlKey || event.metaKey);
