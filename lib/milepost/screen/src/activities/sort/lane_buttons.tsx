import type { CardShown } from "../../contract";
import type { Placing } from "./together";

interface Props extends Placing {
  card: CardShown;
  /** The lane it is in already. */
  without?: string;
}

/** The lanes that a card can be put into, a tap for each. */
export const LaneButtons = ({ live, lanes, card, place, without }: Props) => (
  <div
    class="lane-buttons"
    role="group"
    aria-label={live.t("screen.sort.put", { title: card.title.slice(0, 80) })}
  >
    {lanes
      .filter(({ key }) => key !== without)
      .map(({ key, label }) => (
        <button key={key} type="button" onClick={() => place?.(card.id, key)}>
          <bdi>{label}</bdi>
        </button>
      ))}
  </div>
);
