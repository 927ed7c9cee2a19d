import { useSignal } from "@preact/signals";
import type { StepShown, TablesShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { ActivityView } from "./activity_view";
import { tablesOf } from "./shown";

interface BoardsProps {
  seat: Seat;
  step: StepShown;
}

/** The step's board; while the room sits at tables, that of any table alone as well. */
export function TableBoards({ seat, step }: BoardsProps) {
  const tables = tablesOf(seat);
  if (!tables || tables.count < 2 || tables.joined) return <ActivityView seat={seat} step={step} />;
  return <Boards key={step.key} seat={seat} step={step} tables={tables} />;
}

function Boards({ seat, step, tables }: BoardsProps & { tables: TablesShown }) {
  const chosen = useSignal(0);
  const at = chosen.value <= tables.count ? chosen.value : 0;
  const cards = at ? cardsAt(tables, step, at) : (step.cards ?? []);
  const names = at ? (tables.people?.[at - 1] ?? []) : [];
  return (
    <>
      <div role="group" class="row table-tabs" aria-label={t("screen.tables.title")}>
        {Array.from({ length: tables.count + 1 }, (_, table) => (
          <button
            type="button"
            key={table}
            aria-pressed={at === table}
            onClick={() => (chosen.value = table)}
          >
            {table ? t("screen.tables.table", { table }) : t("screen.tables.all")}
            {table > 0 && (
              <small>
                {t("screen.tables.cards", { count: cardsAt(tables, step, table).length })}
              </small>
            )}
          </button>
        ))}
      </div>
      {names.length > 0 && <p class="quiet">{names.join(", ")}</p>}
      <ActivityView seat={seat} step={{ ...step, cards }} />
    </>
  );
}

const cardsAt = ({ boards = {} }: TablesShown, { cards = [] }: StepShown, table: number): string[] =>
  cards.filter((card) => boards[card] === table);
