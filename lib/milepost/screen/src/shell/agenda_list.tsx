import { useEffect, useRef } from "preact/hooks";
import type { AgendaItem, AgendaShown, StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import type { Commands } from "./commands";
import { MakeUp } from "./make_up";
import { beginnings } from "./pace";
import { clockText, timeOfDay, timeSpent } from "./time";

interface AgendaProps {
  seat: Seat;
  agenda: AgendaShown;
  step: StepShown;
  commands: Commands;
  /** A room that has ended goes to no step any more. */
  closed: boolean;
}

/** All steps with planned and used minutes, and when each begins; a click takes the room there. */
export function AgendaList({ seat, agenda, step, commands, closed }: AgendaProps) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => showCurrent(nav.current), [step.key]);
  const begins = beginnings(agenda, step, seat.live.second.value);
  return (
    <nav ref={nav} class="agenda" aria-label={t("screen.agenda.title")}>
      <h2>{t("screen.agenda.title")}</h2>
      {!closed && <MakeUp seat={seat} agenda={agenda} step={step} />}
      <ol>
        {agenda.items.map((item, index) => (
          <li key={item.key}>
            <button
              type="button"
              class={index < step.index ? "agenda-item past" : "agenda-item"}
              aria-current={item.key === step.key ? "step" : undefined}
              disabled={closed}
              onClick={() => commands.goTo(item.key)}
            >
              <span class="agenda-title" dir="auto">
                {item.title}
              </span>
              <span class="agenda-time">
                <Minutes item={item} spent={spentOn(item, step, seat)} />
                {!closed && <Begins at={begins.get(item.key)} />}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const Begins = ({ at }: { at: number | undefined }) =>
  at === undefined ? null : (
    <span class="minutes begins">{t("screen.agenda.begins", { time: timeOfDay(at) })}</span>
  );

/** Scrolls the list, and never the page, to where the room is. */
function showCurrent(nav: HTMLElement | null): void {
  const current = nav?.querySelector<HTMLElement>("[aria-current]");
  if (!nav || !current) return;
  const above = current.getBoundingClientRect().top - nav.getBoundingClientRect().top;
  nav.scrollTop += above - nav.clientHeight / 3;
}

function Minutes({ item, spent }: { item: AgendaItem; spent: number | undefined }) {
  const over = spent !== undefined && spent > item.minutes * 60;
  return (
    <span class={over ? "minutes over" : "minutes"}>
      {spent !== undefined && (
        <>
          <span class="unseen">{t("screen.agenda.used")} </span>
          {clockText(spent)} /{" "}
        </>
      )}
      {t("screen.agenda.minutes", { minutes: item.minutes })}
    </span>
  );
}

function spentOn(item: AgendaItem, step: StepShown, { live }: Seat): number | undefined {
  return item.key === step.key ? timeSpent(step, live.second.value) : (item.spent ?? undefined);
}
