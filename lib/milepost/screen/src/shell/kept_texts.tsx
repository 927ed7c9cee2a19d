import { NOTE, type StepShown } from "../contract";
import type { Kept } from "../drafts";
import type { Seat } from "../seat";
import { t } from "../words";
import { agendaOf, stepOf } from "./shown";

/** Texts that were written on this device and never taken in: to copy, to use again, to discard. */
export function KeptTexts({ seat }: { seat: Seat }) {
  const step = stepOf(seat);
  const kept = seat.drafts.kept.value.filter((one) => isLeftOver(one, step));
  if (kept.length === 0) return null;
  return (
    <details class="kept">
      <summary>{t("screen.kept.summary", { count: kept.length })}</summary>
      <ul>
        {kept.map((one) => (
          <KeptText key={`${one.step}/${one.name}`} seat={seat} kept={one} />
        ))}
      </ul>
    </details>
  );
}

function KeptText({ seat, kept }: { seat: Seat; kept: Kept }) {
  const step = stepOf(seat);
  const from = agendaOf(seat)?.items.find(({ key }) => key === kept.step)?.title;
  const discard = () => (seat.drafts.at(kept.step, kept.name).value = "");
  const use = () => {
    const note = seat.live.draft(NOTE);
    note.value = [note.value, wordsIn(kept)].filter(Boolean).join("\n\n");
    discard();
  };
  return (
    <li>
      {from && <p class="quiet">{from}</p>}
      <p class="typed" dir="auto">
        {wordsIn(kept)}
      </p>
      <div class="row">
        <button type="button" onClick={() => void navigator.clipboard?.writeText(wordsIn(kept))}>
          {t("screen.kept.copy")}
        </button>
        {step?.activity.type === "collect" && (
          <button type="button" onClick={use}>
            {t("screen.kept.use")}
          </button>
        )}
        <button type="button" class="plain" onClick={discard}>
          {t("screen.kept.discard")}
        </button>
      </div>
    </li>
  );
}

const isLeftOver = ({ step, name }: Kept, current: StepShown | undefined): boolean =>
  current !== undefined && (step !== current.key || name.startsWith("kept."));

/** A draft of a shared field holds, as JSON, what stood there before as well. */
function wordsIn({ text }: Kept): string {
  try {
    const { text: words } = JSON.parse(text) as { text?: unknown };
    return typeof words === "string" ? words : text;
  } catch {
    return text;
  }
}
