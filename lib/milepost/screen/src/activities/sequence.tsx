import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ActivityProps } from "../contract";
import { canAct } from "./access";
import { NoCards } from "./pieces/empty";
import { useChanges } from "./sequence/changes";
import { Chart } from "./sequence/chart";
import { List } from "./sequence/list";
import { MissingCard, WaitingCards } from "./sequence/missing_card";
import { PickingBar } from "./sequence/picking_bar";
import { inOrder } from "./sequence/rows";
import { Summary } from "./sequence/summary";
import { boardOf, titleIn, type Timeline } from "./sequence/timeline";
import { settingsOf } from "./settings";
import { textSize, useWidth } from "./width";

/** The room puts cards on a time axis and draws what waits for what. */
export function Sequence({ live, step, me }: ActivityProps) {
  const settings = settingsOf(step, "sequence");
  const board = boardOf(live, step, settings);
  const { opened, rows } = useOpened(board.rows);
  const changes = useChanges(live, step, (card) => titleIn(board.rows, card));
  const active = canAct(live, step, me);
  const timeline: Timeline = { ...board, rows, live, step, settings, active, changes, opened };
  return (
    <div class={`sequence ${settings.direction}`}>
      {rows.length === 0 ? <NoCards live={live} /> : <Drawn timeline={timeline} />}
      <WaitingCards live={live} step={step} />
      {active && settings.adds && <MissingCard timeline={timeline} />}
      {active && <PickingBar timeline={timeline} />}
    </div>
  );
}

/** While a card is opened up, nothing changes its place under the hands of whoever works on it. */
function useOpened(rows: Timeline["rows"]) {
  const opened = useSignal<string | undefined>(undefined);
  const held = useRef<readonly string[] | undefined>(undefined);
  const open = rows.some(({ card }) => card.id === opened.value);
  held.current = open ? (held.current ?? rows.map(({ card }) => card.id)) : undefined;
  return { opened, rows: inOrder(rows, held.current) };
}

// In the reader's own text size: where titles and an axis have room beside each other.
const ROOM_FOR_AN_AXIS = 40;

function Drawn({ timeline }: { timeline: Timeline }) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const wide = timeline.live.mode === "present" || width / textSize() >= ROOM_FOR_AN_AXIS;
  return (
    <div
      class="drawn"
      ref={place}
      onKeyDown={(event) => {
        if (event.key === "Escape") timeline.changes.cancel();
      }}
    >
      <Summary timeline={timeline} />
      {wide ? <Chart timeline={timeline} width={width} /> : <List timeline={timeline} />}
    </div>
  );
}
