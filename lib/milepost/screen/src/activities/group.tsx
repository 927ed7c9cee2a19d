import { useComputed, useSignal, type Signal } from "@preact/signals";
import type { ActivityProps, CardShown, Live, NoteShown, StepShown } from "../contract";
import { canAct } from "./access";
import { cardsOf, notesOf } from "./cards";
import { stillHanging, toggled } from "./choice";
import { dragSource, dropTarget } from "./dragging";
import { AlikeOffers } from "./pieces/alike_offers";
import { NoteView } from "./pieces/card_view";
import { NoCards } from "./pieces/empty";
import { Light } from "./pieces/light";
import { NotesWall } from "./pieces/notes_wall";
import { Refusal } from "./pieces/refusal";
import { SharedInput } from "./pieces/shared_input";
import { useAsking, type Asking } from "./sending";

/** The room joins alike cards and names the groups. */
export function Group({ live, step, me }: ActivityProps) {
  const ticked = useSignal<readonly string[]>([]);
  const asking = useAsking(live);
  const cards = cardsOf(live, step);
  const active = canAct(live, step, me);
  if (cards.length === 0) return <NoCards live={live} />;
  const join = (ids: readonly string[]) => {
    ticked.value = [];
    asking.send(
      { act: "join_cards", step: step.key, cards: [...ids] },
      {
        done: () => live.announce(live.t("screen.group.joined", { count: ids.length })),
        refused: () => (ticked.value = ids),
      },
    );
  };
  return (
    <div class="group">
      <Refusal why={asking.refusal.value} />
      {active && <AlikeOffers live={live} step={step} join={join} />}
      <NotesWall
        cards={cards}
        draw={(card) => <GroupCard key={card.id} {...{ live, step, card, ticked, active, join }} />}
      />
      {active && <JoinBar {...{ live, ticked, join }} hanging={step.cards ?? []} />}
    </div>
  );
}

interface JoinBarProps {
  live: Live;
  ticked: Signal<readonly string[]>;
  hanging: readonly string[];
  join(ids: readonly string[]): void;
}

function JoinBar({ live, ticked, hanging, join }: JoinBarProps) {
  const ids = stillHanging(ticked.value, hanging);
  const enough = ids.length >= 2;
  const words = enough ? "screen.group.join" : ids.length ? "screen.group.one" : "screen.group.pick";
  return (
    <div class="bar">
      {ids.length > 0 && (
        <button type="button" onClick={() => (ticked.value = [])}>
          {live.t("screen.group.clear")}
        </button>
      )}
      {enough ? (
        <button type="button" class="primary" onClick={() => join(ids)}>
          {live.t(words, { count: ids.length })}
        </button>
      ) : (
        <p class="quiet">{live.t(words)}</p>
      )}
    </div>
  );
}

interface GroupCardProps extends Omit<JoinBarProps, "hanging"> {
  step: StepShown;
  card: CardShown;
  active: boolean;
}

const isJoining = (live: Live, id: string): boolean =>
  live.pending.value.some(({ act }) => act.act === "join_cards" && act.cards.includes(id));

function GroupCard({ live, step, card, ticked, active, join }: GroupCardProps) {
  const over = useSignal(false);
  const { id } = card;
  const on = ticked.value.includes(id);
  const classes = ["card"];
  if (card.group) classes.push("grouped-card");
  if (on) classes.push("ticked");
  if (over.value) classes.push("drop-here");
  if (isJoining(live, id)) classes.push("waiting");
  const drag = active ? { ...dragSource(id), ...dropTarget(id, over, join) } : {};
  const tick = active && (
    <label class="tick">
      <input
        type="checkbox"
        checked={on}
        onChange={() => (ticked.value = toggled(ticked.value, id))}
      />
      <span>
        {live.t("screen.group.choose")}
        <span class="unseen">: {card.title.slice(0, 120)}</span>
      </span>
    </label>
  );
  return (
    <li class={classes.join(" ")} data-card={id} {...drag}>
      {card.group ? (
        <GroupBody {...{ live, step, card, active }} />
      ) : (
        notesOf(card).map((note) => (
          <NoteView key={note.id} live={live} note={note}>
            {tick}
          </NoteView>
        ))
      )}
      {card.group && (
        <div class="group-tools">
          {tick}
          <Light live={live} card={id} title={card.title} />
        </div>
      )}
    </li>
  );
}

type BodyProps = Pick<GroupCardProps, "live" | "step" | "card" | "active">;

function GroupBody({ live, step, card, active }: BodyProps) {
  return (
    <>
      {active ? (
        <GroupName live={live} step={step} card={card} />
      ) : (
        <h3 class="typed" dir="auto">
          {card.name || live.t("screen.group.unnamed")}
        </h3>
      )}
      <ul class="group-notes">
        {notesOf(card).map((note) => (
          <li key={note.id}>
            <NoteView live={live} note={note}>
              {active && <TakeOut live={live} step={step} note={note} />}
            </NoteView>
          </li>
        ))}
      </ul>
    </>
  );
}

function GroupName({ live, step, card }: Omit<BodyProps, "active">) {
  const { id } = card;
  const standing = useComputed(() => live.entity<CardShown>(`card/${id}`).value?.name ?? "");
  return (
    <SharedInput
      live={live}
      name={`name.${id}`}
      field={{ key: "name", label: live.t("screen.group.name"), kind: "text", hint: "" }}
      standing={standing}
      act={(name) => ({ act: "name_group", step: step.key, group: id, name })}
      valueIn={(act) => (act.act === "name_group" && act.group === id ? act.name : undefined)}
    />
  );
}

function TakeOut({ live, step, note }: { live: Live; step: StepShown; note: NoteShown }) {
  const asking: Asking = useAsking(live);
  const leaving = live.pending.value.some(
    ({ act }) => act.act === "ungroup_note" && act.note === note.id,
  );
  const takeOut = () =>
    asking.send(
      { act: "ungroup_note", step: step.key, note: note.id },
      { done: () => live.announce(live.t("screen.group.taken_out")) },
    );
  return (
    <>
      <button type="button" class="link" aria-disabled={leaving} onClick={takeOut}>
        {live.t("screen.group.take_out")}
        <span class="unseen">: {note.text.slice(0, 60)}</span>
      </button>
      <Refusal why={asking.refusal.value} />
    </>
  );
}
