import { useSignal, type Signal } from "@preact/signals";
import type { Collect, Live, NoteShown, StepShown } from "../contract";
import { fill, noteDraft, NoteForm, type Note, type NoteDraft } from "./note_form";
import { NoteView } from "./pieces/card_view";
import { Refusal } from "./pieces/refusal";
import { useAsking, type Asking } from "./sending";

interface Props {
  live: Live;
  step: StepShown;
  settings: Collect;
  note: NoteShown;
  active: boolean;
}

/** A note of one's own, which one may change or take back. */
export function OwnNote(props: Props) {
  const { live, settings, note } = props;
  const editing = useSignal(false);
  const asking = useAsking(live);
  const draft = noteDraft(live, settings.fields, (key) => `edit.${note.id}${key && `.${key}`}`);
  const parts = { ...props, editing, asking, draft };
  return editing.value && props.active ? <EditedNote {...parts} /> : <ReadNote {...parts} />;
}

interface Parts extends Props {
  editing: Signal<boolean>;
  asking: Asking;
  draft: NoteDraft;
}

function EditedNote({ live, step, settings, note, editing, asking, draft }: Parts) {
  const end = () => {
    editing.value = false;
    fill(draft, undefined);
  };
  const change = (edited: Note) => {
    end();
    const refused = () => {
      fill(draft, edited);
      editing.value = true;
    };
    asking.send({ act: "edit_note", step: step.key, note: note.id, ...edited }, { refused });
  };
  return (
    <NoteForm
      live={live}
      settings={settings}
      draft={draft}
      submitWords={live.t("screen.collect.save")}
      submit={change}
      refusal={asking.refusal.value}
      cancel={end}
    />
  );
}

interface Awaited {
  edited?: Partial<Note>;
  withdrawn?: boolean;
}

/** What the outbox will make of a note. */
const awaited = (live: Live, id: string): Awaited =>
  live.pending.value.reduce<Awaited>((found, { act }) => {
    if (act.act === "withdraw_note" && act.note === id) return { withdrawn: true };
    if (act.act !== "edit_note" || act.note !== id) return found;
    return { edited: { text: act.text, fields: act.fields ?? {} } };
  }, {});

function ReadNote({ live, step, settings, note, active, editing, asking, draft }: Parts) {
  const { withdrawn, edited } = awaited(live, note.id);
  const waiting = withdrawn || edited !== undefined;
  const edit = () => {
    if (draft.text.peek() === "") fill(draft, { text: note.text, fields: note.fields ?? {} });
    editing.value = true;
  };
  const withdraw = () =>
    asking.send({ act: "withdraw_note", step: step.key, note: note.id });
  return (
    <div class={waiting ? "own waiting" : "own"}>
      <NoteView live={live} note={{ ...note, ...edited }} fields={settings.fields}>
        {waiting && (
          <span class="quiet">
            {live.t(withdrawn ? "screen.collect.withdrawing" : "screen.card.sending")}
          </span>
        )}
        {active && !withdrawn && (
          <span class="note-tools">
            <button type="button" class="link" onClick={edit}>
              {live.t("screen.collect.edit")}
              <span class="unseen">: {note.text.slice(0, 60)}</span>
            </button>
            <Withdraw live={live} withdraw={withdraw} />
          </span>
        )}
      </NoteView>
      <Refusal why={asking.refusal.value} />
    </div>
  );
}

/** Asks once more before a note is gone. */
function Withdraw({ live, withdraw }: { live: Live; withdraw(): void }) {
  const asked = useSignal(false);
  if (!asked.value)
    return (
      <button type="button" class="link" onClick={() => (asked.value = true)}>
        {live.t("screen.collect.withdraw")}
      </button>
    );
  return (
    <span class="sure" role="group" aria-label={live.t("screen.collect.withdraw_sure")}>
      <button type="button" class="link danger" ref={focus} onClick={withdraw}>
        {live.t("screen.collect.withdraw_yes")}
      </button>
      <button type="button" class="link" onClick={() => (asked.value = false)}>
        {live.t("screen.collect.withdraw_no")}
      </button>
    </span>
  );
}

// The button that was pressed is gone, and its focus with it.
const focus = (button: HTMLButtonElement | null): void => button?.focus();
