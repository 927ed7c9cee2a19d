import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Raci } from "../../contract";
import type { Assigning } from "./assigning";
import { roleOfKey, stepped, type Spot } from "./keys";
import { NewName } from "./new_name";
import { Cell, PartBar } from "./raci_cell";
import { RoleKey } from "./raci_lists";
import { RowHead } from "./row_head";

/** Cards against people; a letter in each cell. Arrow keys move, the letters themselves write. */
export function RaciGrid(props: Assigning) {
  const { live, cards, names, grid, addName, give } = props;
  const spot = useSignal<Spot>({ row: 0, column: 0 });
  const chosen = useSignal(false);
  const table = useRef<HTMLTableElement>(null);
  const at = {
    row: Math.min(spot.value.row, cards.length - 1),
    column: Math.min(spot.value.column, names.length - 1),
  };
  const [card, name] = [cards[at.row], names[at.column]];
  const focus = () => table.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  const go = (to: Spot) => {
    spot.value = to;
    // The cell becomes the one that takes the focus only when it is drawn.
    queueMicrotask(() => requestAnimationFrame(focus));
  };
  const write = (role: Raci | undefined) => card && name && give?.(card.id, name, role);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rtl = table.current ? getComputedStyle(table.current).direction === "rtl" : false;
    const to = stepped(at, event.key, { rows: cards.length, columns: names.length, rtl });
    const role = roleOfKey(event.key, (each) => live.t(`screen.assign.letter.${each}`));
    if (!to && role === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (to) go(to);
    else write(role ?? undefined);
  };
  return (
    <>
      <RoleKey live={live} />
      <div class="grid-scroll" tabIndex={-1}>
        <table
          class="raci"
          role="grid"
          ref={table}
          aria-label={live.t("screen.assign.grid")}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <td />
              {names.map((each) => (
                <th key={each} scope="col">
                  <bdi>{each}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cards.map((each, row) => (
              <tr key={each.id} data-card={each.id}>
                <th scope="row">
                  <RowHead live={live} card={each} />
                </th>
                {names.map((person, column) => (
                  <Cell
                    key={person}
                    {...{ live, card: each, person }}
                    held={grid.get(each.id)?.get(person)}
                    here={row === at.row && column === at.column}
                    chosen={chosen.value && row === at.row && column === at.column}
                    {...(give && {
                      choose: () => {
                        spot.value = { row, column };
                        chosen.value = true;
                      },
                    })}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {give && (
        <div class="grid-tools">
          <NewName live={live} code="screen.assign.add" add={addName} />
          <p class="quiet">{live.t("screen.assign.keys")}</p>
        </div>
      )}
      {give && chosen.value && card && name && (
        <PartBar
          live={live}
          card={card}
          name={name}
          held={grid.get(card.id)?.get(name)}
          write={write}
          done={focus}
        />
      )}
    </>
  );
}
