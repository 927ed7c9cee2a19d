import { useComputed, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ActivityProps, AssignedShown, PeopleShown, Results } from "../contract";
import { canAct } from "./access";
import { Differences } from "./assign/differences";
import { byCard, gridOf, namesIn, type People } from "./assign/parts";
import { OwnerCards } from "./assign/owner_cards";
import { RaciGrid } from "./assign/raci_grid";
import { RaciLists } from "./assign/raci_lists";
import type { Assigning } from "./assign/assigning";
import { cardsOf } from "./cards";
import { NoCards } from "./pieces/empty";
import { Refusal } from "./pieces/refusal";
import { Tally } from "./pieces/tally";
import { useAsking } from "./sending";
import { settingsOf } from "./settings";
import { useWidth } from "./width";

// In CSS pixels: where this fits, people stand beside each other as columns.
const ROOM_FOR_A_GRID = 560;

/** Each card gets its people: what each alone believes, or what the room agrees on. */
export function Assign(props: ActivityProps) {
  const { live, step } = props;
  const settings = settingsOf(step, "assign");
  const cards = cardsOf(live, step);
  const results = live.entity<Results>("results").value;
  if (cards.length === 0) return <NoCards live={live} />;
  const revealed = settings.private && step.revealed;
  return (
    <div class="assign">
      {settings.private && !step.revealed && <Tally live={live} code="screen.assign.tally" />}
      {results?.spread && (
        <Differences live={live} cards={cards} spread={results.spread} all={revealed ?? false} />
      )}
      {!revealed && <Naming {...props} />}
    </div>
  );
}

function Naming({ live, step, me }: ActivityProps) {
  const { grid: form, private: alone } = settingsOf(step, "assign");
  const place = useRef<HTMLDivElement>(null);
  const narrow = useWidth(place) < ROOM_FOR_A_GRID && live.mode !== "present";
  const asking = useAsking(live);
  const added = useSignal<readonly string[]>([]);
  const single = form === "owner";
  const grid = useComputed(() => {
    const told = live.all<AssignedShown>("assigned/").value;
    const agreed = new Map([...told].map(([card, { people = {} }]) => [card, people] as const));
    const people: ReadonlyMap<string, People> = alone ? byCard(me?.beliefs ?? {}) : agreed;
    return gridOf({ people, pending: live.pending.value, step: step.key, single });
  }).value;
  const known = live.entity<PeopleShown>("people").value?.names ?? [];
  const shared: Assigning = {
    live,
    cards: cardsOf(live, step),
    grid,
    names: namesIn([...known, ...added.value], grid),
    addName: (name) => (added.value = [...added.value, name]),
    ...(canAct(live, step, me) && {
      give: (card, person, role) =>
        asking.send({ act: "give_part", step: step.key, card, person, role: role ?? null }),
    }),
  };
  const Form = single ? OwnerCards : narrow ? RaciLists : RaciGrid;
  return (
    <div class="naming" ref={place}>
      <Refusal why={asking.refusal.value} />
      <Form {...shared} />
    </div>
  );
}
