// What waits for what, with what still waits in the outbox laid over it.

import type { ActBody, DependencyKind, LinkCards, LinkShown, PendingAct } from "../../contract";

export interface Link {
  before: string;
  after: string;
  kind: DependencyKind;
  /** Working days between the one and the other. */
  lag: number;
  contact: string;
  /** Not yet acknowledged. */
  waiting: boolean;
}

const keyOf = ({ before, after }: { before: string; after: string }): string => `${before} ${after}`;

const linkOf = (shown: LinkShown | LinkCards, waiting: boolean): Link => ({
  before: shown.before,
  after: shown.after,
  kind: shown.kind ?? "finish_start",
  lag: shown.lag ?? 0,
  contact: shown.contact ?? "",
  waiting,
});

/** The links between the cards `among`, as they will stand once the outbox has been taken in. */
export function linksWith(
  known: Iterable<LinkShown>,
  pending: readonly PendingAct[],
  step: string,
  among: readonly string[],
): Link[] {
  const links = new Map([...known].map((link) => [keyOf(link), linkOf(link, false)]));
  for (const { act } of pending) lay(links, act, step);
  return [...links.values()].filter(
    ({ before, after }) => among.includes(before) && among.includes(after),
  );
}

function lay(links: Map<string, Link>, act: ActBody, step: string): void {
  if (act.act === "link_cards" && act.step === step) links.set(keyOf(act), linkOf(act, true));
  if (act.act === "unlink_cards" && act.step === step) links.delete(keyOf(act));
}

/** The links to what `card` waits for. */
export const waitsOf = (links: readonly Link[], card: string): Link[] =>
  links.filter(({ after }) => after === card);

/** The links to what waits for `card`. */
export const heldUpBy = (links: readonly Link[], card: string): Link[] =>
  links.filter(({ before }) => before === card);

/**
 * The stage of each card, from 0: one more than the latest that it waits for. Counted back from
 * the end, a card stands as late as what waits for it allows.
 */
export function stagesOf(
  cards: readonly string[],
  links: readonly Link[],
  backward: boolean,
): Map<string, number> {
  const depth = backward ? depths(cards, links, "before", "after") : depths(cards, links, "after", "before");
  const deepest = Math.max(0, ...depth.values());
  return backward ? new Map([...depth].map(([card, far]) => [card, deepest - far])) : depth;
}

type End = "before" | "after";

function depths(cards: readonly string[], links: readonly Link[], own: End, other: End) {
  const depth = new Map(cards.map((card) => [card, 0]));
  // In a circle, which the server will refuse, stages would grow for ever.
  for (let round = 1; round < cards.length; round++) {
    for (const link of links) {
      const deeper = (depth.get(link[other]) ?? 0) + 1;
      if (deeper > (depth.get(link[own]) ?? 0) && deeper <= round) depth.set(link[own], deeper);
    }
  }
  return depth;
}
