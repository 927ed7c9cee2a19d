import type { AgendaShown, StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { paceOf, shortened } from "./pace";

/** So few minutes behind are no reason to hurry anybody. */
const WORTH_IT = 2;

interface MakeUpProps {
  seat: Seat;
  agenda: AgendaShown;
  step: StepShown;
}

/** When the room is behind: what could be shorter, so that it ends on time all the same. */
export function MakeUp({ seat, agenda, step }: MakeUpProps) {
  const behind = Math.round(paceOf(agenda, step, seat.live.second.value).behind / 60);
  if (behind < WORTH_IT) return null;
  const { cuts, left } = shortened(agenda, step, behind);
  return (
    <details class="make-up">
      <summary>{t("screen.pace.make_up", { minutes: behind })}</summary>
      {cuts.length > 0 && (
        <ul>
          {cuts.map(({ key, title, from, to }) => (
            <li key={key}>
              <span dir="auto">{title}</span>{" "}
              <b>{t("screen.pace.shorter", { from, to })}</b>
            </li>
          ))}
        </ul>
      )}
      {left > 0 && <p class="quiet">{t("screen.pace.left_over", { count: left })}</p>}
    </details>
  );
}
