// What stands on the cards of a step.

import type { CardShown, Live, NoteShown, StepShown } from "../contract";

/** The cards of the step in the order they hang; one that has not arrived yet is left out. */
export const cardsOf = (live: Live, { cards = [] }: StepShown): CardShown[] =>
  cards
    .map((id) => live.entity<CardShown>(`card/${id}`).value)
    .filter((card) => card !== undefined);

export const notesOf = (card: CardShown): readonly NoteShown[] => card.notes ?? [];

export const isMine = (card: CardShown, mine: readonly string[]): boolean =>
  notesOf(card).some((note) => mine.includes(note.id));

/** One field of a card; the server sends those that are filled in, by whomever. */
export const valueOf = (card: CardShown, key: string): string =>
  card.fields?.[key] ?? (key === "title" ? card.title : "");

export interface AnsweredField {
  key: string;
  label: string;
  value: string;
}

/** The fields that have been answered, in the order in which the step asks for them. */
export function answered(
  values: Readonly<Record<string, string>> | undefined,
  fields: readonly { key: string; label: string }[],
): AnsweredField[] {
  return fields
    .map(({ key, label }) => ({ key, label, value: values?.[key] ?? "" }))
    .filter(({ value }) => value !== "");
}
