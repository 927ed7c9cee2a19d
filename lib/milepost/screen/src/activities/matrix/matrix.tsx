import { useSignal } from "@preact/signals";
import type { CardShown, Live, Scale, StepShown } from "../../contract";
import { CardTitle } from "../pieces/card_view";
import { valuesOf } from "../pieces/scale_buttons";
import type { Spread } from "../spread";
import { gravityOf, isIn, placedOn, reaches, type Axes, type Counts, type Placed } from "./places";

interface Props {
  live: Live;
  cards: readonly CardShown[];
  scales: readonly Scale[];
  counts: Counts;
}

/** Two scales against each other, filled with the cards by number; the key says which is which. */
export function Matrix({ live, cards, scales, counts }: Props) {
  const [across, up] = scales;
  const chosen = useSignal("");
  const lit = live.entity<StepShown>("step").value?.spotlight;
  if (!across || !up) return null;
  const axes = { across, up };
  const placed = placedOn(cards, axes, counts);
  const shown = placed.find(({ card }) => card.id === (chosen.value || lit));
  const choose = (id: string) => (chosen.value = chosen.value === id ? "" : id);
  return (
    <div class="matrix-and-key">
      <Cells live={live} axes={axes} placed={placed} shown={shown} />
      <ol class="matrix-key" aria-label={live.t("screen.matrix.key")}>
        {placed.map((each) => (
          <KeyLine
            key={each.card.id}
            live={live}
            axes={axes}
            placed={each}
            on={each === shown}
            choose={choose}
          />
        ))}
      </ol>
    </div>
  );
}

interface CellsProps {
  live: Live;
  axes: Axes;
  placed: readonly Placed[];
  shown: Placed | undefined;
}

const endOf = (value: number, { low, high, low_label, high_label }: Scale): string =>
  value === low ? low_label : value === high ? high_label : "";

function Cells({ live, axes, placed, shown }: CellsProps) {
  const { across, up } = axes;
  return (
    <table class="matrix">
      <caption>{live.t("screen.matrix.title", { up: up.label, across: across.label })}</caption>
      <tbody>
        {valuesOf(up)
          .reverse()
          .map((y) => (
            <tr key={y}>
              <th scope="row">
                {y} <small dir="auto">{endOf(y, up)}</small>
              </th>
              {valuesOf(across).map((x) => (
                <td
                  key={x}
                  class={shown && reaches(shown, x, y) ? "cell ghost" : "cell"}
                  data-gravity={gravityOf(axes, x, y)}
                >
                  <span class="chips">
                    {placed.map(
                      (each) =>
                        isIn(each, x, y) && (
                          <Chip key={each.card.id} placed={each} on={each === shown} />
                        ),
                    )}
                  </span>
                </td>
              ))}
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          {valuesOf(across).map((x) => (
            <th key={x} scope="col">
              {x} <small dir="auto">{endOf(x, across)}</small>
            </th>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

const isSame = (spread: Spread | undefined): boolean => spread?.lowest === spread?.highest;

const isWide = ({ across, up }: Placed): boolean => Boolean(across?.wide || up?.wide);

const Chip = ({ placed, on }: { placed: Placed; on: boolean }) => (
  <span class={`chip${isWide(placed) ? " wide" : ""}${on ? " on" : ""}`}>{placed.number}</span>
);

interface KeyProps extends Pick<CellsProps, "live" | "axes"> {
  placed: Placed;
  on: boolean;
  choose(card: string): void;
}

function KeyLine({ live, axes, placed, on, choose }: KeyProps) {
  const { card, number, across, up } = placed;
  const told = (spread: Spread | undefined): string => {
    if (!spread) return "–";
    const { median, lowest, highest } = spread;
    return lowest === highest
      ? String(median)
      : live.t("screen.matrix.range", { median, lowest, highest });
  };
  return (
    <li class={on ? "card on" : "card"} data-card={card.id}>
      <span class={isWide(placed) ? "chip wide" : "chip"} aria-hidden="true">
        {number}
      </span>
      <div>
        <CardTitle live={live} card={card} />
        {across && up ? (
          <p class="quiet" dir="auto">
            {`${axes.across.label}: ${told(across)} · ${axes.up.label}: ${told(up)}`}
          </p>
        ) : (
          <p class="quiet">{live.t("screen.matrix.unrated")}</p>
        )}
        {isWide(placed) && <span class="flag">{live.t("screen.rate.wide")}</span>}
        {live.mode !== "present" && across && up && !(isSame(across) && isSame(up)) && (
          <button type="button" class="link" aria-pressed={on} onClick={() => choose(card.id)}>
            {live.t("screen.matrix.show")}
            <span class="unseen">: {card.title.slice(0, 80)}</span>
          </button>
        )}
      </div>
    </li>
  );
}
