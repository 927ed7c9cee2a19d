import type { Collect as Settings, Live, NoteShown, StepShown } from "../contract";
import { cardsOf, notesOf } from "./cards";
import { OwnNote } from "./own_note";
import { CardTitle, NoteView } from "./pieces/card_view";
import { Empty } from "./pieces/empty";
import { NotesWall } from "./pieces/notes_wall";

/** Notes that wait in the outbox. */
export const waitingNotes = (live: Live, step: StepShown) =>
  live.pending.value.flatMap(({ id, act }) =>
    act.act === "write_note" && act.step === step.key ? [{ id, act }] : [],
  );

interface NotesProps {
  live: Live;
  step: StepShown;
  settings: Settings;
  active: boolean;
}

/** One's own notes, while nobody sees another's. */
export function OwnNotes({ notes, ...props }: NotesProps & { notes: readonly NoteShown[] }) {
  const { live, step } = props;
  const sending = waitingNotes(live, step);
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
    {waitingNotes(live, step).map(({ id, act }) => (
      <li key={id} class="card mine waiting">
        <NoteView live={live} note={{ id, ...act }} fields={settings.fields}>
          <span class="quiet">{live.t("screen.card.sending")}</span>
        </NoteView>
      </li>
    ))}
  </>
);

/** The notes of all, once they are revealed. */
export function AllNotes({ mine, ...props }: NotesProps & { mine: readonly string[] }) {
  const { live, step, settings } = props;
  const cards = cardsOf(live, step);
  if (cards.length + waitingNotes(live, step).length === 0)
    return <Empty live={live} code="screen.collect.none" />;
  return (
    <NotesWall
      cards={cards}
      draw={(card) => (
        <li key={card.id} class="card">
          {card.group && notesOf(card).length > 0 && (
            <h4 class="typed" dir="auto">
              {card.title}
            </h4>
          )}
          {notesOf(card).length === 0 && <CardTitle live={live} card={card} />}
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
