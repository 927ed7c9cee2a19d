import type { ComponentChildren } from "preact";
import { NOTE, noteField } from "../contract";
import type {
  ActBody,
  ActivityProps,
  CardShown,
  Collect as Settings,
  Live,
  NoteShown,
  StepShown,
} from "../contract";
import { canAct } from "./access";
import { notesOf } from "./cards";
import { fill, noteDraft, NoteForm, type Note, type NoteDraft } from "./note_form";
import { AllNotes, OwnNotes, waitingNotes } from "./notes_shown";
import { Tally } from "./pieces/tally";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";
import { putBack } from "./texts";

/** Everyone writes notes; until the reveal each sees their own, then all see all. */
export function Collect({ live, step, me }: ActivityProps) {
  const settings = settingsOf(step, "collect");
  const active = canAct(live, step, me);
  const hidden = Boolean(step.hides && !step.revealed);
  const mine = ownNotes(live, me?.notes ?? []);
  return (
    <div class={hidden ? "collect" : "collect revealed"}>
      {active ? (
        <Folded live={live} folded={!hidden || live.mode === "facilitator"}>
          <Writing live={live} step={step} settings={settings} written={mine.length} />
        </Folded>
      ) : (
        <p class="prompt" dir="auto">
          {settings.prompt}
        </p>
      )}
      {hidden && <Tally live={live} code="screen.collect.tally" />}
      {hidden ? (
        <OwnNotes live={live} step={step} settings={settings} notes={mine} active={active} />
      ) : (
        <AllNotes live={live} step={step} settings={settings} mine={me?.notes ?? []} active={active} />
      )}
    </div>
  );
}

const ownNotes = (live: Live, ids: readonly string[]): NoteShown[] => {
  const cards = live.all<CardShown>("card/").value.values();
  const notes = [...cards].flatMap(notesOf).filter((note) => ids.includes(note.id));
  return [...new Map(notes.map((note) => [note.id, note])).values()];
};

interface FoldedProps {
  live: Live;
  folded: boolean;
  children: ComponentChildren;
}

// Once notes are read together, and for whoever runs the room, writing is not what comes first.
const Folded = ({ live, folded, children }: FoldedProps) =>
  folded ? (
    <details class="folded">
      <summary>{live.t("screen.collect.write")}</summary>
      {children}
    </details>
  ) : (
    <>{children}</>
  );

interface WritingProps {
  live: Live;
  step: StepShown;
  settings: Settings;
  written: number;
}

function Writing({ live, step, settings, written }: WritingProps) {
  const asking = useAsking(live);
  const draft = noteDraft(live, settings.fields, (key) => (key ? noteField(key) : NOTE));
  const count = written + waitingNotes(live, step).length;
  if (count >= settings.per_person && draft.text.value === "")
    return <p class="prompt-done">{live.t("screen.collect.enough", { count })}</p>;
  const submit = (note: Note) => {
    const act: ActBody = { act: "write_note", step: step.key, ...note };
    fill(draft, undefined);
    asking.send(act, { refused: () => giveBack(draft, note) });
  };
  return (
    <div class="writing">
      <NoteForm
        live={live}
        settings={settings}
        draft={draft}
        submitWords={live.t("screen.collect.add")}
        submit={submit}
        refusal={asking.refusal.value}
      />
      <p class="quiet">
        {live.t("screen.collect.limit", { written: count, most: settings.per_person })}
        {settings.anonymous && ` ${live.t("screen.collect.anonymous")}`}
      </p>
    </div>
  );
}

function giveBack(draft: NoteDraft, note: Note): void {
  draft.text.value = putBack(note.text, draft.text.peek());
  for (const [key, field] of Object.entries(draft.fields))
    field.value = field.peek() || (note.fields[key] ?? "");
}
