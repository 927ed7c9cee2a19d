import { longDate } from "../dates";
import { dateOf } from "./days";
import type { Timeline } from "./timeline";

/** The end from which one plans backward. */
export function Done({ timeline }: { timeline: Timeline }) {
  const { live, horizon } = timeline;
  return (
    <li class="seq-done">
      <span aria-hidden="true">⚑</span> <strong>{live.t("screen.sequence.done")}</strong>
      {horizon !== undefined && <span>{longDate(dateOf(horizon))}</span>}
    </li>
  );
}
