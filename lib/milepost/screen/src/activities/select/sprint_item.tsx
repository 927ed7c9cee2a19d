import type { Live } from "../../contract";
import { CardTitle } from "../pieces/card_view";
import type { Item, Unit } from "./fill";
import { Tick } from "./tick";

interface Props {
  live: Live;
  item: Item;
  unit: Unit;
  choose?(id: string): void;
}

/** One item of the backlog: what it is, how large, and whether it goes into the sprint. */
export function SprintItem({ live, item, unit, choose }: Props) {
  const { card, chosen, stretch, size, dots } = item;
  const classes = ["card", "backlog-item"];
  if (chosen) classes.push("ticked");
  if (stretch) classes.push("stretch");
  return (
    <li class={classes.join(" ")}>
      <Tick live={live} card={card} chosen={chosen} {...(choose && { choose })} />
      <div class="backlog-what">
        <CardTitle live={live} card={card} />
        <p class="backlog-marks">
          {chosen && (
            <span class={stretch ? "stretch-word" : "kept-word"}>
              {live.t(stretch ? "screen.sprint.stretch" : "screen.sprint.in")}
            </span>
          )}
          {dots > 0 && (
            <span class="quiet">
              {dots} {live.t("screen.vote.dots", { count: dots })}
            </span>
          )}
          {card.under && (
            <span class="quiet" dir="auto">
              {card.under}
            </span>
          )}
        </p>
      </div>
      {size === undefined ? (
        <p class="flag">{live.t("screen.sprint.no_size")}</p>
      ) : (
        <p class="total">
          <strong>{size}</strong> {live.t(`screen.sprint.unit.${unit}`, { count: size })}
        </p>
      )}
    </li>
  );
}
