// Who has which part in a card, and where people see it differently.

import type { PendingAct, Raci, Results } from "../../contract";

/** In the order in which the letters are read. */
export const ROLES = [
  "responsible",
  "accountable",
  "consulted",
  "informed",
] as const satisfies readonly Raci[];

export type People = Readonly<Record<string, Raci>>;

export interface Held {
  role: Raci | undefined;
  /** Not yet acknowledged: shown muted. */
  waiting: boolean;
}

/** Name and part by card, with what still waits in the outbox laid over it. */
export type Grid = ReadonlyMap<string, ReadonlyMap<string, Held>>;

interface Known {
  /** The people of each card, by card. */
  people: ReadonlyMap<string, People>;
  pending: readonly PendingAct[];
  step: string;
  /** A card has one owner: whoever becomes it takes the place of the one before. */
  single: boolean;
}

/** Who has which part, as it will stand once the outbox has been taken in. */
export function gridOf({ people, pending, step, single }: Known): Grid {
  const grid = new Map<string, Map<string, Held>>();
  const row = (card: string) => {
    const found = grid.get(card) ?? new Map<string, Held>();
    grid.set(card, found);
    return found;
  };
  for (const [card, held] of people)
    for (const [name, role] of Object.entries(held)) row(card).set(name, { role, waiting: false });
  for (const { act } of pending) {
    if (act.act !== "give_part" || act.step !== step) continue;
    const held = row(act.card);
    if (single && act.role)
      for (const name of held.keys()) held.set(name, { role: undefined, waiting: true });
    held.set(act.person, { role: act.role ?? undefined, waiting: true });
  }
  return grid;
}

/** The parts of a map from `"card name"` to a part; names may hold blanks, ids do not. */
export function byCard(beliefs: Readonly<Record<string, Raci>>): ReadonlyMap<string, People> {
  const found = new Map<string, Record<string, Raci>>();
  for (const [key, role] of Object.entries(beliefs)) {
    const [card, name] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
    found.set(card, { ...found.get(card), [name]: role });
  }
  return found;
}

export interface View {
  name: string;
  /** How many see this person in each part, in the order of `ROLES`. */
  counts: readonly number[];
  /** The part on which more than half agree. */
  settled: Raci | undefined;
}

/** How the people of one card are seen, those on whom people differ most first. */
export function viewsOf(card: string, spread: Results["spread"], settled: People): View[] {
  const prefix = `${card} `;
  return Object.entries(spread ?? {})
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, counts]) => {
      const name = key.slice(prefix.length);
      return { name, counts, settled: settled[name] };
    })
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || most(b.counts) - most(a.counts));
}

const most = (counts: readonly number[]): number => Math.max(0, ...counts);

/** Whether people still see this person's part differently. */
export const isOpen = ({ settled }: View): boolean => settled === undefined;

/** What is unclear in a card: every person on whom nothing is agreed. */
export const openOf = (views: readonly View[]): number => views.filter(isOpen).length;

/** The code of what is true of all cards, each with its views, as their heading says it. */
export function headOf(cards: readonly (readonly View[])[]): string {
  if (cards.some((views) => openOf(views) > 0)) return "screen.assign.open";
  if (cards.every((views) => views.length === 0)) return "screen.assign.nobody_said";
  return cards.every((views) => views.length > 0) && areAlike(cards.flat())
    ? "screen.assign.all_agree"
    : "screen.assign.none_open";
}

/** Whether the same number of people, more than one, say one thing of each and nobody another. */
const areAlike = (views: readonly View[]): boolean => {
  const said = views.map(({ counts }) => counts.filter((count) => count > 0));
  const [all = 0] = said[0] ?? [];
  return all > 1 && said.every((counts) => counts.length === 1 && counts[0] === all);
};

/** All names to choose from: those that are known, then those that stand on a card already. */
export const namesIn = (known: readonly string[], grid: Grid): string[] => {
  const held = [...grid.values()].flatMap((people) =>
    [...people].filter(([, { role }]) => role).map(([name]) => name),
  );
  return [...new Set([...known, ...held])];
};
