import type { Live, SprintFit } from "../../contract";
import { outlookOf, type Unit } from "./fill";

interface Props {
  live: Live;
  total: number;
  unit: Unit;
  fit: SprintFit | undefined;
  /** What is chosen has changed since the server worked this out. */
  waiting: boolean;
}

// Room beyond the largest number, so that too much can be seen as too much.
const BEYOND = 1.15;

/** How full the sprint is, against what the team finishes almost surely and what it may finish. */
export function Gauge({ live, total, unit, fit, waiting }: Props) {
  const [safe, likely] = [fit?.safe ?? undefined, fit?.likely ?? undefined];
  const whole = Math.max(total, safe ?? 0, likely ?? 0, 1) * BEYOND;
  const percent = (value: number) => `${((value / whole) * 100).toFixed(1)}%`;
  const surely = Math.min(total, safe ?? total);
  return (
    <div class="gauge">
      <p class="gauge-total" role="status">
        <Total live={live} total={total} unit={unit} fit={fit} />
      </p>
      <div class="gauge-bar" aria-hidden="true">
        <span class="surely" style={{ width: percent(surely) }} />
        <span class="beyond-safe" style={{ width: percent(total - surely) }} />
        {safe !== undefined && <Mark live={live} at={percent(safe)} code="screen.sprint.safe_mark" />}
        {likely !== undefined && likely !== safe && (
          <Mark live={live} at={percent(likely)} code="screen.sprint.likely_mark" below />
        )}
      </div>
      {fit && <Outlook live={live} fit={fit} waiting={waiting} />}
    </div>
  );
}

/** The sum against the safe number, in words. */
export function Total({ live, total, unit, fit }: Omit<Props, "waiting">) {
  const safe = fit?.safe ?? undefined;
  const sum = { total: rounded(total) };
  if (safe === undefined) return <>{live.t(`screen.sprint.total.${unit}`, sum)}</>;
  return (
    <>
      {live.t(`screen.sprint.total_safe.${unit}`, { ...sum, safe: rounded(safe) })}{" "}
      {total > safe && (
        <strong class="stretch-word">
          {live.t("screen.sprint.beyond", { count: rounded(total - safe) })}
        </strong>
      )}
    </>
  );
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

const Mark = ({ live, at, code, below }: { live: Live; at: string; code: string; below?: boolean }) => (
  <span class={below ? "gauge-mark below" : "gauge-mark"} style={{ left: at, "--at": at }}>
    <small>{live.t(code)}</small>
  </span>
);

/** The chance that all of it is finished, and the days that stand behind the numbers. */
function Outlook({ live, fit, waiting }: { live: Live; fit: SprintFit; waiting: boolean }) {
  const { chance, capacity, says } = fit;
  return (
    <div class={waiting ? "gauge-outlook waiting" : "gauge-outlook"}>
      {typeof chance === "number" && (
        <>
          <p>
            <strong>{live.t(`screen.sprint.outlook.${outlookOf(chance)}`)}</strong>{" "}
            {live.t("screen.sprint.chance", { of: Math.round(chance * 100) })}
          </p>
          <div class={`chance ${outlookOf(chance)}`} aria-hidden="true">
            <span style={{ width: `${Math.round(chance * 100)}%` }} />
          </div>
        </>
      )}
      {typeof capacity === "number" && (
        <p class="quiet">{live.t("screen.sprint.capacity", { count: capacity })}</p>
      )}
      {says && <p class="quiet">{says}</p>}
    </div>
  );
}
