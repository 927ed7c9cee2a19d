import type { ComponentChildren } from "preact";
import type { CardShown, Field, Live, NoteShown } from "../../contract";
import { answered, notesOf } from "../cards";
import { HeardView } from "./heard";
import { Light } from "./light";
import { Typed } from "./typed";
import { written } from "./written";

interface NoteProps {
  live: Live;
  note: NoteShown;
  fields?: readonly Field[];
  children?: ComponentChildren;
}

/** The answers of a note or card, each under its label. */
export function Answers({
  live,
  values,
  fields,
}: {
  live: Live;
  values: Readonly<Record<string, string>> | undefined;
  fields: readonly Field[];
}) {
  const given = answered(values, fields);
  if (given.length === 0) return null;
  return (
    <dl class="answers">
      {given.map(({ key, label, value }) => (
        <div key={key}>
          <dt dir="auto">{label}</dt>
          <dd dir="auto">{written(live, fields.find((field) => field.key === key), value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One note: its text, its answers, and who wrote it where that is told. */
export const NoteView = ({ live, note, fields = [], children }: NoteProps) => (
  <div class="note" data-card={note.id}>
    <Typed live={live} text={note.text} />
    <Answers live={live} values={note.fields} fields={fields} />
    <div class="note-foot">
      {note.author && (
        <span class="author" dir="auto">
          {note.author}
        </span>
      )}
      {children}
      <Light live={live} card={note.id} title={note.text} />
    </div>
  </div>
);

/** What stands on a card, in short: its title, and for a group the notes it holds. */
export const CardTitle = ({ live, card }: { live: Live; card: CardShown }) => (
  <div class="card-title" data-card={card.id}>
    <Typed live={live} text={card.title} most={160} />
    <Light live={live} card={card.id} title={card.title} />
    {card.group && <GroupedNotes live={live} card={card} />}
    {card.heard && <HeardView live={live} heard={card.heard} />}
  </div>
);

function GroupedNotes({ live, card }: { live: Live; card: CardShown }) {
  const count = notesOf(card).length;
  const label = live.t("screen.card.notes", { count });
  if (live.mode === "present") return <p class="quiet">{label}</p>;
  return (
    <details class="grouped">
      <summary>{label}</summary>
      <ul>
        {notesOf(card).map((note) => (
          <li key={note.id}>
            <NoteView live={live} note={note} />
          </li>
        ))}
      </ul>
    </details>
  );
}
