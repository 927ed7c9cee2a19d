import type { CardShown, Live } from "../../contract";

interface Props {
  live: Live;
  card: CardShown;
  chosen: boolean;
  /** No further card may be chosen. */
  full?: boolean;
  /** Absent for those who only watch. */
  choose?(id: string): void;
}

/** Whether a card is chosen, and for whoever decides, the way to choose it. */
export function Tick({ live, card, chosen, full = false, choose }: Props) {
  if (!choose)
    return (
      <span class="kept-mark" aria-hidden="true">
        {chosen ? "✓" : ""}
      </span>
    );
  return (
    <label class="tick big">
      <input
        type="checkbox"
        checked={chosen}
        aria-disabled={full && !chosen}
        onChange={(event) => {
          // Beyond the limit a tick changes nothing, so the box must not show one either.
          if (full && !chosen) event.currentTarget.checked = false;
          else choose(card.id);
        }}
      />
      <span class="unseen">
        {live.t("screen.select.keep")}: {card.title.slice(0, 120)}
      </span>
    </label>
  );
}
