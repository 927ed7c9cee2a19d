import { useEffect, useRef } from "preact/hooks";
import type { CardShown, StepShown } from "../contract";
import type { Seat } from "../seat";
import { t } from "../words";
import { Icon } from "./icons";
import { meOf } from "./shown";
import { bringIntoSight, cardIn, keepMarked } from "./spotlight";

interface LitProps {
  seat: Seat;
  step: StepShown;
}

/** The card in the light, if there is one and it may be seen here. */
export const litCard = ({ seat, step }: LitProps): CardShown | undefined =>
  step.spotlight ? seat.live.entity<CardShown>(`card/${step.spotlight}`).value : undefined;

const rootOf = (line: Element | null): Element | undefined =>
  line?.closest(".milepost") ?? undefined;

const show = (line: Element | null, id: string): void => {
  const root = rootOf(line);
  if (root) bringIntoSight(cardIn(root, id));
};

/** Frames the card on the screen that the referenced element is part of, and brings it there. */
export function useLight<E extends Element>({ live }: Seat, card: CardShown | undefined) {
  const line = useRef<E>(null);
  useEffect(() => {
    const root = rootOf(line.current);
    if (!root || !card) return;
    const ending = new AbortController();
    keepMarked(root, card.id, ending.signal);
    // A wall scrolls for nobody.
    if (live.mode !== "present") show(line.current, card.id);
    live.announce(t("screen.spotlight.told", { title: card.title }));
    return () => ending.abort();
  }, [card?.id]);
  return line;
}

/** Says which card all look at; it is framed where it hangs, and a tap on the line leads there. */
export function LitLine({ seat, step }: LitProps) {
  const card = litCard({ seat, step });
  const line = useLight<HTMLDivElement>(seat, card);
  return (
    <div class="lit-line" ref={line} hidden={!card}>
      {card && (
        <>
          <Icon name="lamp" />
          <button type="button" class="plain lit-title" onClick={() => show(line.current, card.id)}>
            <span>
              <small>{t("screen.spotlight.on")}</small>{" "}
              <b class="clipped-line" dir="auto">
                {card.title}
              </b>
            </span>
          </button>
          {meOf(seat)?.role === "facilitator" && (
            <button
              type="button"
              onClick={() => seat.ask({ act: "spotlight", step: step.key, card: "" })}
            >
              {t("screen.spotlight.end")}
            </button>
          )}
        </>
      )}
    </div>
  );
}
