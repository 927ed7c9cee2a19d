import { useSignal } from "@preact/signals";
import type { Collect, Live, NoteShown, StepShown } from "../contract";
import { fill, noteDraft, NoteForm, type Note } from "./note_form";
import { NoteView } from "./pieces/card_view";
import { Refusal } from "./pieces/refusal";
import { useAsking } from "./sending";

interface Props {
  live: Live;
  step: StepShown;
  settings: Collect;
  note: NoteShown;
  active: boolean;
}

/** What the outbox will make of a note: its new text, or its withdrawal. */
function awaited(live: Live, id: string): { text?: string; withdrawn?: boolean } {
  let found = {};
  for (const { act } of live.pending.value) {
    if (act.act === "edit_note" && act.note === id) found = { text: act.text, fields: act.fields };
    if (act.act === "withdraw_note" && act.note === id) found = { withdrawn: true };
  }
  return found;
}

/** A note of one's own, which one may change or take back. */
export function OwnNote({ live, step, settings, note, active }: Props) {
  const editing = useSignal(false);
  const asking = useAsking(live);
  const draft = noteDraft(live, settings.fields, (key) => `edit.${note.id}${key && `.${key}`}`);
  const begin = () => {
    if (draft.text.peek() === "") fill(draft, { text: note.text, fields: note.fields ?? {} });
    editing.value = true;
  };
  const end = () => {
    editing.value = false;
    fill(draft, undefined);
  };
  const change = (edited: Note) => {
    end();
    asking.send(
      { act: "edit_note", step: step.key, note: note.id, ...edited },
      {
        refused: () => {
          fill(draft, edited);
          editing.value = true;
        },
      },
    );
  };
  if (editing.value && active)
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
  const { withdrawn, ...changed } = awaited(live, note.id);
  const waiting = withdrawn || changed.text !== undefined;
  return (
    <div class={waiting ? "own waiting" : "own"}>
      <NoteView live={live} note={{ ...note, ...changed }} fields={settings.fields}>
        {waiting && (
          <span class="quiet">
            {live.t(withdrawn ? "screen.collect.withdrawing" : "screen.card.sending")}
          </span>
        )}
        {active && !withdrawn && (
          <span class="note-tools">
            <button type="button" class="link" onClick={begin}>
              {live.t("screen.collect.edit")}
              <span class="unseen">: {note.text.slice(0, 60)}</span>
            </button>
            <Withdraw
              live={live}
              withdraw={() =>
                asking.send({ act: "withdraw_note", step: step.key, note: note.id })
              }
            />
          </span>
        )}
      </NoteView>
      <Refusal why={asking.refusal.value} />
    </div>
  );
}

/** Asks once more before a note is gone. */
function Withdraw({ live, withdraw }: { live: Live; withdraw(): void }) {
  const sure = useSignal(false);
  if (!sure.value)
    return (
      <button type="button" class="link" onClick={() => (sure.value = true)}>
        {live.t("screen.collect.withdraw")}
      </button>
    );
  return (
    <span class="sure" role="group" aria-label={live.t("screen.collect.withdraw_sure")}>
      <button type="button" class="link danger" autofocus onClick={withdraw}>
        {live.t("screen.collect.withdraw_yes")}
      </button>
      <button type="button" class="link" onClick={() => (sure.value = false)}>
        {live.t("screen.collect.withdraw_no")}
      </button>
    </span>
  );
}
