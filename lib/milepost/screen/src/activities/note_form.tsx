import { useRef } from "preact/hooks";
import type { Signal } from "@preact/signals";
import type { Collect, Field, Live, Why } from "../contract";
import { FieldInput, tooLong } from "./pieces/field_input";
import { Refusal } from "./pieces/refusal";

/** The drafts of one note: its text and its answers to the step's own fields. */
export interface NoteDraft {
  text: Signal<string>;
  fields: Record<string, Signal<string>>;
}

/** `named` gives the name of the draft of a field, and for the empty key that of the text. */
export function noteDraft(
  live: Live,
  fields: readonly Field[],
  named: (key: string) => string,
): NoteDraft {
  return {
    text: live.draft(named("")),
    fields: Object.fromEntries(fields.map(({ key }) => [key, live.draft(named(key))])),
  };
}

export interface Note {
  text: string;
  fields: Record<string, string>;
}

export function noteIn(draft: NoteDraft): Note {
  const fields = Object.entries(draft.fields).map(([key, field]) => [key, field.peek()]);
  return { text: draft.text.peek(), fields: Object.fromEntries(fields) };
}

export function fill(draft: NoteDraft, note: Note | undefined): void {
  draft.text.value = note?.text ?? "";
  for (const [key, field] of Object.entries(draft.fields)) field.value = note?.fields[key] ?? "";
}

interface Props {
  live: Live;
  settings: Collect;
  draft: NoteDraft;
  submitWords: string;
  submit(note: Note): void;
  refusal: Why | undefined;
  cancel?(): void;
}

/** Where a note is written or changed. */
export function NoteForm({ live, settings, draft, submitWords, submit, refusal, cancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const prompt: Field = { key: "text", label: settings.prompt, kind: "long", hint: "", choices: [] };
  const over =
    tooLong(prompt, draft.text.value) ||
    settings.fields.some((field) => tooLong(field, draft.fields[field.key]?.value ?? ""));
  const empty = draft.text.value.trim() === "";
  const send = () => {
    if (empty || over) return;
    submit(noteIn(draft));
    form.current?.querySelector("textarea")?.focus();
  };
  return (
    <form
      ref={form}
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <FieldInput
        live={live}
        field={prompt}
        big
        value={draft.text.value}
        type={(text) => (draft.text.value = text)}
        done={(how) => how === "enter" && send()}
        troubled={refusal !== undefined}
      />
      {settings.fields.map((field) => (
        <FieldInput
          key={field.key}
          live={live}
          field={field}
          value={draft.fields[field.key]?.value ?? ""}
          type={(text) => answer(draft, field.key, text)}
          done={(how) => how === "enter" && send()}
        />
      ))}
      <Refusal why={refusal} />
      <div class="buttons end">
        {cancel && (
          <button type="button" onClick={cancel}>
            {live.t("screen.collect.cancel")}
          </button>
        )}
        <button type="submit" class="primary" aria-disabled={empty || over}>
          {submitWords}
        </button>
      </div>
    </form>
  );
}

function answer(draft: NoteDraft, key: string, text: string): void {
  const field = draft.fields[key];
  if (field) field.value = text;
}
