import { longDate } from "../dates";
import type { Timeline } from "./timeline";

/** Where the sequence stands, in a few sentences. */
export function Summary({ timeline }: { timeline: Timeline }) {
  const { live, rows, settings, finish } = timeline;
  const undated = rows.filter(({ due }) => due === undefined).length;
  const clashes = new Set(rows.flatMap((row) => row.clashes)).size;
  const backward = settings.direction === "backward";
  const said = [
    finish && live.t("screen.sequence.finish", { date: longDate(finish) }),
    clashes > 0 && live.t("screen.sequence.clashing", { count: clashes }),
    settings.dates && undated > 0 && live.t("screen.sequence.undated", { count: undated }),
  ].filter(Boolean);
  return (
    <div class="seq-summary">
      {backward && live.mode !== "present" && <p>{live.t("screen.sequence.backward")}</p>}
      {said.length > 0 && <p role="status">{said.join(" ")}</p>}
    </div>
  );
}
