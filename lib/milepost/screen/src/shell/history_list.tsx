import type { History } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { timeOfDay } from "./time";

/** What was done of late, each with a way to undo it. */
export function HistoryList({ seat }: { seat: Seat }) {
  const items = seat.live.entity<History>("history").value?.items ?? [];
  return (
    <details class="history">
      <summary>{t("screen.history.title")}</summary>
      {items.length === 0 && <p class="quiet">{t("screen.history.empty")}</p>}
      <ol class="lines">
        {items.map(({ seq, event, who, at, about }) => (
          <li key={seq}>
            <span>
              <span>{t(`screen.event.${event}`)}</span>{" "}
              {about && (
                <q class="clipped-line" dir="auto">
                  {about}
                </q>
              )}
              <small>
                <bdi>{who}</bdi> · {timeOfDay(Date.parse(at))}
              </small>
            </span>
            <button
              type="button"
              aria-label={t("screen.history.undo_this", { what: t(`screen.event.${event}`) })}
              onClick={() => seat.ask({ act: "undo", seq })}
            >
              {t("screen.history.undo")}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
