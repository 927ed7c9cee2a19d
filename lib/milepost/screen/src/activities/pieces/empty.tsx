import type { Live } from "../../contract";

/** Says why there is nothing to see yet. */
export const Empty = ({ live, code }: { live: Live; code: string }) => (
  <p class="empty">{live.t(code)}</p>
);

/** A step that works on cards, before there are any: the earlier step may still be hidden. */
export const NoCards = ({ live }: { live: Live }) => (
  <Empty
    live={live}
    code={live.mode === "facilitator" ? "screen.card.none_facilitator" : "screen.card.none"}
  />
);
