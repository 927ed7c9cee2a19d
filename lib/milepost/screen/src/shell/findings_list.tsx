import { useRef } from "preact/hooks";
import type { FindingShown, Findings } from "../contract";
import { dismissedOf } from "../dismissed";
import type { Seat } from "../seat";
import { t } from "../words";
import { concerning, findingKey } from "./findings";
import { Icon } from "./icons";
import { bringIntoSight, cardIn } from "./spotlight";

interface ListProps {
  seat: Seat;
  /** Only what is about these cards or the whole; everything, for whoever runs the room. */
  cards?: readonly string[];
}

/** What the methods find in what has been built so far: to be looked at, or put away. */
export function FindingsList({ seat, cards }: ListProps) {
  const dismissed = dismissedOf(seat.live);
  const all = concerning(seat.live.entity<Findings>("findings").value?.items ?? [], cards);
  if (all.length === 0) return null;
  const open = all.filter((finding) => !dismissed.has(findingKey(finding)));
  const away = all.length - open.length;
  return (
    <details class="findings" open={cards === undefined}>
      <summary>{t("screen.findings.title", { count: open.length })}</summary>
      <ul>
        {open.map((finding) => (
          <FindingLine key={findingKey(finding)} seat={seat} finding={finding} />
        ))}
      </ul>
      {away > 0 && (
        <button
          type="button"
          class="link"
          onClick={() => dismissed.bringBack(all.map(findingKey))}
        >
          {t("screen.findings.bring_back", { count: away })}
        </button>
      )}
    </details>
  );
}

function FindingLine({ seat, finding }: { seat: Seat; finding: FindingShown }) {
  const line = useRef<HTMLLIElement>(null);
  const { severity, text, next, cards = [] } = finding;
  const show = () => {
    const root = line.current?.closest(".milepost");
    const found = root ? cards.map((card) => cardIn(root, card)).find(Boolean) : undefined;
    bringIntoSight(found);
  };
  return (
    <li ref={line} class={`finding ${severity}`}>
      <div>
        <p dir="auto">{text}</p>
        {next && (
          <p class="quiet" dir="auto">
            {next}
          </p>
        )}
        {cards.length > 0 && (
          <button type="button" class="link" onClick={show}>
            {t("screen.findings.show")}
            <span class="unseen">: {text.slice(0, 60)}</span>
          </button>
        )}
      </div>
      <button
        type="button"
        class="plain"
        aria-label={t("screen.findings.dismiss", { text: text.slice(0, 60) })}
        onClick={() => dismissedOf(seat.live).dismiss(findingKey(finding))}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}
