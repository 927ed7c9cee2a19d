import { cardsOf } from "../activities/cards";
import type { StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Dialog } from "./dialog";
import { Icon } from "./icons";

interface ChoiceProps {
  seat: Seat;
  step: StepShown;
  close: () => void;
}

/** All cards of the step, to choose the one that everybody shall look at. */
export function SpotlightDialog({ seat, step, close }: ChoiceProps) {
  const cards = cardsOf(seat.live, step);
  const light = (card: string) => {
    seat.ask({ act: "spotlight", step: step.key, card });
    close();
  };
  return (
    <Dialog title={t("screen.spotlight.choose")} close={close}>
      {cards.length === 0 && <p class="quiet">{t("screen.spotlight.none")}</p>}
      <ul class="lines choices">
        {cards.map(({ id, title }) => (
          <li key={id}>
            <button type="button" aria-pressed={step.spotlight === id} onClick={() => light(id)}>
              <Icon name="lamp" />
              <span class="clipped" dir="auto">
                {title}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {step.spotlight && (
        <button type="button" onClick={() => light("")}>
          {t("screen.spotlight.end")}
        </button>
      )}
    </Dialog>
  );
}
