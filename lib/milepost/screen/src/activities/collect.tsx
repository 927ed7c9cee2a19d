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
import { cardsOf, notesOf } from "./cards";
import { fill, noteDraft, NoteForm, type Note, type NoteDraft } from "./note_form";
import { OwnNote } from "./own_note";
import { NoteView } from "./pieces/card_view";
import { Empty } from "./pieces/empty";
import { NotesWall } from "./pieces/notes_wall";
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
        <Mine live={live} step={step} settings={settings} notes={mine} active={active} />
      ) : (
        <Wall live={live} step={step} settings={settings} mine={me?.notes ?? []} active={active} />
      )}
    </div>
  );
}

const ownNotes = (live: Live, ids: readonly string[]): NoteShown[] => {
  const cards = live.all<CardShown>("card/").value.values();
  const notes = [...cards].flatMap(notesOf).filter((note) => ids.includes(note.id));
  return [...new Map(notes.map((note) => [note.id, note])).values()];
};

const writingIn = (live: Live, step: StepShown) =>
  live.pending.value.flatMap(({ id, act }) =>
    act.act === "write_note" && act.step === step.key ? [{ id, act }] : [],
  );

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
  const count = written + writingIn(live, step).length;
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

interface NotesProps {
  live: Live;
  step: StepShown;
  settings: Settings;
  active: boolean;
}

function Mine({ notes, ...props }: NotesProps & { notes: readonly NoteShown[] }) {
  const { live, step } = props;
  const sending = writingIn(live, step);
  if (live.mode === "present") return <Empty live={live} code="screen.collect.private" />;
  if (notes.length + sending.length === 0) return null;
  return (
    <section>
      <h3>{live.t("screen.collect.mine")}</h3>
      <p class="quiet">{live.t("screen.collect.private")}</p>
      <ul class="notes-wall">
        {notes.map((note) => (
          <li key={note.id} class="card mine">
            <OwnNote {...props} note={note} />
          </li>
        ))}
        <Sending live={live} step={step} settings={props.settings} />
      </ul>
    </section>
  );
}

/** Notes of one's own that the server has not answered yet. */
const Sending = ({ live, step, settings }: Omit<NotesProps, "active">) => (
  <>
    {writingIn(live, step).map(({ id, act }) => (
      <li key={id} class="card mine waiting">
        <NoteView live={live} note={{ id, ...act }} fields={settings.fields}>
          <span class="quiet">{live.t("screen.card.sending")}</span>
        </NoteView>
      </li>
    ))}
  </>
);

function Wall({ mine, ...props }: NotesProps & { mine: readonly string[] }) {
  const { live, step, settings } = props;
  const cards = cardsOf(live, step);
  if (cards.length + writingIn(live, step).length === 0)
    return <Empty live={live} code="screen.collect.none" />;
  return (
    <NotesWall
      live={live}
      cards={cards}
      draw={(card) => (
        <li key={card.id} class="card">
          {card.group && (
            <h4 class="typed" dir="auto">
              {card.title}
            </h4>
          )}
          {notesOf(card).map((note) =>
            mine.includes(note.id) ? (
              <OwnNote key={note.id} {...props} note={note} />
            ) : (
              <NoteView key={note.id} live={live} note={note} fields={settings.fields} />
            ),
          )}
        </li>
      )}
    >
      <Sending live={live} step={step} settings={settings} />
    </NotesWall>
  );
}
