import type { ActivityProps, CardShown, Field, Live, StepShown } from "../contract";
import { canAct } from "./access";
import { cardsOf, notesOf, valueOf } from "./cards";
import { Advice } from "./pieces/advice";
import { CardField } from "./pieces/card_field";
import { Answers, NoteView } from "./pieces/card_view";
import { Deck } from "./pieces/deck";
import { NoCards } from "./pieces/empty";
import { settingsOf } from "./settings";

/** The room fills in the fields of each card together, with advice beside them. */
export function Refine({ live, step, me }: ActivityProps) {
  const { fields } = settingsOf(step, "refine");
  const cards = cardsOf(live, step);
  const active = canAct(live, step, me);
  if (cards.length === 0) return <NoCards live={live} />;
  return (
    <div class="refine">
      <Deck
        live={live}
        cards={cards}
        isDone={(card) => fields.every(({ key }) => valueOf(card, key) !== "")}
      >
        {(card) => (
          <div class="refined" key={card.id}>
            {active ? (
              <CardForm live={live} step={step} card={card} fields={fields} />
            ) : (
              <CardSheet live={live} card={card} fields={fields} />
            )}
            <Advice live={live} step={step} card={card} fields={fields} active={active} />
          </div>
        )}
      </Deck>
    </div>
  );
}

interface CardProps {
  live: Live;
  card: CardShown;
  fields: readonly Field[];
}

/** The card as a form. What was written on it first stays in sight. */
function CardForm({ live, step, card, fields }: CardProps & { step: StepShown }) {
  return (
    <div class="card-form">
      {!fields.some(({ key }) => key === "title") && (
        <h3 class="typed" dir="auto">
          {card.title}
        </h3>
      )}
      <Origin live={live} card={card} />
      <div class="fields">
        {fields.map((field) => (
          <div key={field.key} class={`field-cell ${field.kind} ${field.key}`}>
            <CardField live={live} step={step} card={card} field={field} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Origin({ live, card }: { live: Live; card: CardShown }) {
  const notes = notesOf(card);
  // A part of the plan was not written here.
  if (notes.length === 0) return null;
  return (
    <details class="origin">
      <summary>{live.t("screen.refine.origin", { count: notes.length })}</summary>
      {notes.map((note) => (
        <NoteView key={note.id} live={live} note={note} />
      ))}
    </details>
  );
}

/** The card to be read. */
const CardSheet = ({ live, card, fields }: CardProps) => (
  <div class="card-sheet">
    <h3 class="typed" dir="auto">
      {card.title}
    </h3>
    <Answers live={live} values={card.fields} fields={fields.filter(({ key }) => key !== "title")} />
    {fields.every(({ key }) => key === "title" || valueOf(card, key) === "") && (
      <p class="quiet">{live.t("screen.refine.blank")}</p>
    )}
  </div>
);
