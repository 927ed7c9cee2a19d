import type { CardShown, Raci } from "../../contract";
import type { Assigning } from "./assigning";
import { ROLES, type Held } from "./parts";

interface CellProps extends Pick<Assigning, "live"> {
  card: CardShown;
  person: string;
  held: Held | undefined;
  here: boolean;
  chosen: boolean;
  choose?(): void;
}

/** What one person is to one card: a letter, or nothing. */
export function Cell({ live, person, held, here, chosen, choose }: CellProps) {
  const role = held?.role;
  const said = role ? live.t(`screen.assign.role.${role}`) : live.t("screen.assign.no_part");
  return (
    <td
      role="gridcell"
      class={held?.waiting ? "part waiting" : "part"}
      tabIndex={choose && here ? 0 : -1}
      aria-selected={chosen}
      aria-label={`${person}: ${said}`}
      data-role={role}
      {...(choose && { onClick: choose, onKeyDown: pressed(choose) })}
    >
      {role ? live.t(`screen.assign.letter.${role}`) : ""}
    </td>
  );
}

const pressed = (choose: () => void) => (event: KeyboardEvent) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  choose();
};

interface BarProps extends Pick<CellProps, "live" | "card" | "held"> {
  name: string;
  write(role: Raci | undefined): void;
  done(): void;
}

/** The parts that the person of the chosen cell can have, a tap for each. */
export function PartBar({ live, card, name, held, write, done }: BarProps) {
  const choose = (role: Raci | undefined) => () => {
    write(role);
    done();
  };
  return (
    <div
      class="bar part-bar"
      role="group"
      aria-label={live.t("screen.assign.part_of", { name, title: card.title.slice(0, 80) })}
    >
      <p>
        <bdi>{name}</bdi>{" "}
        <small class="quiet clipped-line" dir="auto">
          {card.title}
        </small>
      </p>
      {ROLES.map((role) => (
        <button
          key={role}
          type="button"
          aria-pressed={held?.role === role}
          data-role={role}
          onClick={choose(role)}
        >
          {live.t(`screen.assign.letter.${role}`)}{" "}
          <small>{live.t(`screen.assign.short.${role}`)}</small>
        </button>
      ))}
      <button type="button" aria-pressed={!held?.role} onClick={choose(undefined)}>
        {live.t("screen.assign.no_part")}
      </button>
    </div>
  );
}
