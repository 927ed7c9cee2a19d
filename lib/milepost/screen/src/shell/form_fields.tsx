import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { plainText } from "../plain_text";

interface FieldProps {
  label: string;
  value: Signal<string>;
}

const take = (value: Signal<string>) => (event: { currentTarget: { value: string } }) =>
  (value.value = plainText(event.currentTarget.value));

/** The text that a form is about; it has the focus when the form opens. */
export function TextField({ label, value }: FieldProps) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <textarea
        id={id}
        value={value}
        onInput={take(value)}
        rows={3}
        dir="auto"
        required
        autofocus
      />
    </>
  );
}

export function NameField({ label, value, names }: FieldProps & { names?: readonly string[] }) {
  const id = useId();
  const list = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        list={names && list}
        value={value}
        onInput={take(value)}
        maxLength={60}
        autocomplete="off"
        dir="auto"
        required
      />
      {names && (
        <datalist id={list}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </>
  );
}

export function DateField({ label, value }: FieldProps) {
  const id = useId();
  return (
    <>
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onInput={take(value)} required />
    </>
  );
}
