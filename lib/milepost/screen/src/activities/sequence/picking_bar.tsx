import { titleIn, type Timeline } from "./timeline";

/** Says what the next tap does while a link is drawn, and lets one think better of it. */
export function PickingBar({ timeline }: { timeline: Timeline }) {
  const { live, changes, rows } = timeline;
  const card = changes.picking.value;
  if (card === undefined) return null;
  return (
    <div class="bar seq-picking">
      <p dir="auto">{live.t("screen.sequence.picking", { title: titleIn(rows, card) })}</p>
      <button type="button" onClick={changes.cancel}>
        {live.t("screen.sequence.cancel")}
      </button>
    </div>
  );
}
