import type { CardShown, Live, Raci } from "../../contract";
import { Deck } from "../pieces/deck";
import type { Assigning } from "./assigning";
import { NewName } from "./new_name";
import { ROLES, type Held } from "./parts";
import { RowHead } from "./row_head";

/** Per card a list of people with a button for each part: the grid on a phone. */
export const RaciLists = ({ live, cards, grid, names, addName, give }: Assigning) => (
  <Deck
    live={live}
    cards={cards}
    isDone={(card) =>
      [...(grid.get(card.id)?.values() ?? [])].some(({ role }) => role === "accountable")
    }
  >
    {(card) => (
      <div class="raci-list" key={card.id}>
        <RowHead live={live} card={card} />
        <RoleKey live={live} />
        <ul>
          {names.map((name) => (
            <li key={name}>
              <PersonParts
                live={live}
                card={card}
                name={name}
                held={grid.get(card.id)?.get(name)}
                {...(give && { give })}
              />
            </li>
          ))}
        </ul>
        {give && <NewName live={live} code="screen.assign.add" about={card.title} add={addName} />}
      </div>
    )}
  </Deck>
);

/** What the four letters mean. */
export const RoleKey = ({ live }: { live: Live }) => (
  <dl class="role-key">
    {ROLES.map((role) => (
      <div key={role}>
        <dt data-role={role}>{live.t(`screen.assign.letter.${role}`)}</dt>
        <dd>{live.t(`screen.assign.role.${role}`)}</dd>
      </div>
    ))}
  </dl>
);

interface PersonProps extends Pick<Assigning, "live" | "give"> {
  card: CardShown;
  name: string;
  held: Held | undefined;
}

function PersonParts({ live, card, name, held, give }: PersonProps) {
  const choose = (role: Raci) => give?.(card.id, name, held?.role === role ? undefined : role);
  return (
    <div
      class={held?.waiting ? "person-parts waiting" : "person-parts"}
      role="group"
      aria-label={`${name}: ${card.title.slice(0, 60)}`}
    >
      <span>
        <bdi>{name}</bdi>
      </span>
      {ROLES.map((role) => (
        <button
          key={role}
          type="button"
          class="letter"
          data-role={role}
          aria-pressed={held?.role === role}
          aria-label={live.t(`screen.assign.role.${role}`)}
          aria-disabled={!give}
          onClick={() => choose(role)}
        >
          {live.t(`screen.assign.letter.${role}`)}
        </button>
      ))}
    </div>
  );
}
