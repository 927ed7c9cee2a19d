import type { ComponentChildren } from "preact";
import { Refusal } from "../pieces/refusal";
import { Clashes } from "./clash_lines";
import { Detail } from "./detail";
import type { Row as Placed } from "./rows";
import type { Timeline } from "./timeline";

interface Props {
  timeline: Timeline;
  row: Placed;
  /** What stands in the part of the row that can be tapped. */
  head: ComponentChildren;
  /** What stands beside or below it. */
  children?: ComponentChildren;
  /** What stands at the end, as long as the card is shut and no link is drawn. */
  foot?: ComponentChildren;
}

/** One card of the sequence: its head opens it up, or chooses it while a link is drawn. */
export function Row({ timeline, row, head, children, foot }: Props) {
  const { changes, opened, live } = timeline;
  const { id } = row.card;
  const picking = changes.picking.value;
  const open = opened.value === id && picking === undefined && live.mode !== "present";
  const classes = ["card", "seq-row"];
  if (open) classes.push("opened");
  if (picking === id) classes.push("ticked");
  if (row.bar?.critical) classes.push("critical");
  return (
    <li class={classes.join(" ")} data-card={id}>
      <Head timeline={timeline} row={row} open={open}>
        {head}
      </Head>
      {children}
      <Clashes timeline={timeline} row={row} />
      <Refusal why={changes.refusedAt(id)} />
      {!open && picking === undefined && foot}
      {open && <Detail timeline={timeline} row={row} />}
    </li>
  );
}

type HeadProps = Omit<Props, "head" | "foot"> & { open: boolean };

function Head({ timeline, row, open, children }: HeadProps) {
  const { live, changes, opened } = timeline;
  const { id } = row.card;
  const picking = changes.picking.value;
  if (live.mode === "present") return <div class="seq-head">{children}</div>;
  if (picking !== undefined && picking !== id)
    return (
      <PickHead timeline={timeline} row={row} after={picking}>
        {children}
      </PickHead>
    );
  const tap = () => {
    if (picking !== undefined) changes.cancel();
    else opened.value = open ? undefined : id;
  };
  return (
    <button type="button" class="plain seq-head" aria-expanded={open} onClick={tap}>
      {children}
    </button>
  );
}

function PickHead({ timeline, row, after, children }: Omit<Props, "head" | "foot"> & { after: string }) {
  const { live, changes, links } = timeline;
  const { id } = row.card;
  const drawn = links.some((link) => link.before === id && link.after === after);
  const pick = (event: Event) => {
    if (drawn) return;
    const list = (event.currentTarget as Element).closest(".drawn");
    changes.link({ before: id, after });
    // Back to the card that waits, which is where one came from.
    list?.querySelector<HTMLElement>(`[data-card="${after}"] .seq-head`)?.focus();
  };
  const words = drawn ? "screen.sequence.picked" : "screen.sequence.pick";
  return (
    <button
      type="button"
      class="plain seq-head pick"
      aria-disabled={drawn}
      onClick={pick}
    >
      <span class="unseen">{live.t(words)}: </span>
      {children}
    </button>
  );
}
