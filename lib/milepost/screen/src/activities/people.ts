// Names that are likely to be meant where a person is asked for.

import type { CardShown, Live, MemberShown, MilestoneShown } from "../contract";
import { language } from "../languages";
import { notesOf } from "./cards";

/** Everyone whose name this screen has seen, each once, in alphabetical order. */
export function namesOf(
  members: Iterable<MemberShown>,
  cards: Iterable<CardShown>,
  milestones: Iterable<MilestoneShown>,
): string[] {
  const seen = [
    ...[...members].map((member) => member.name),
    ...[...cards].flatMap((card) => notesOf(card).map((note) => note.author ?? "")),
    ...[...milestones].map((milestone) => milestone.owner ?? ""),
  ];
  return [...new Set(seen)].filter((name) => name !== "").sort((a, b) => a.localeCompare(b, language.value.locale));
}

export const knownNames = (live: Live): string[] =>
  namesOf(
    live.all<MemberShown>("member/").value.values(),
    live.all<CardShown>("card/").value.values(),
    live.all<MilestoneShown>("milestone/").value.values(),
  );
