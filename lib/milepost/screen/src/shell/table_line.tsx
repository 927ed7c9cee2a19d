import type { Me } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";
import { tablesOf } from "./shown";

/** At which table somebody sits, and with whom, for as long as the room sits at tables. */
export function TableLine({ seat, me }: { seat: Seat; me: Me }) {
  const tables = tablesOf(seat);
  if (!tables || tables.count < 2) return null;
  if (tables.joined) return <p class="table-line quiet">{t("screen.tables.joined")}</p>;
  if (!me.table) return null;
  const names = (tables.people?.[me.table - 1] ?? []).filter((name) => name !== me.name);
  return (
    <div class="table-line">
      <Icon name="tables" />
      <p>
        <b>{t("screen.tables.mine", { table: me.table, count: tables.count })}</b>{" "}
        {names.length > 0 && t("screen.tables.with", { names: names.join(", ") })}{" "}
        <span class="quiet">{t("screen.tables.own_board")}</span>
      </p>
    </div>
  );
}
