"""What hangs on the wall of one room: members, agenda position, cards, votes, answers.

A *card* is a note, or a group of notes that stands for them; cards are what people vote on,
rate, refine and commit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from milepost.plan.agenda import Agenda, Field, Refine, Scale, Select, Step, Vote
from milepost.plan.parts import Id


class Role(StrEnum):
    """What a member may do: run the room, take part, or watch."""

    FACILITATOR = "facilitator"
    PARTICIPANT = "participant"
    SPECTATOR = "spectator"


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A person in a room."""

    id: str
    name: str
    role: Role = Role.PARTICIPANT
    removed: bool = False


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What one person wrote in one step; ``fields`` hold the answers to the step's own fields."""

    id: Id
    step: str
    author: str
    text: str
    fields: dict[str, str] = {}


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Notes that say alike, under one name."""

    id: Id
    step: str
    notes: tuple[Id, ...]
    name: str = ""


class Timer(msgspec.Struct, frozen=True, kw_only=True):
    """A timebox: when it ends, whether it closes the step then, and whether it has ended."""

    ends_at: datetime
    seconds: int
    closes: bool = True
    ended: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What one member gave one card on one scale: dots, a score, or an answer about the room."""

    card: str
    scale: str
    value: int


class StepState(msgspec.Struct, frozen=True, kw_only=True):
    """What has happened in one step.

    ``answers`` holds, for each member, the values by (card, scale); a vote's dots are the
    scale ``dots``, and feedback about the room has the card ``""``. ``entered_at`` is set
    while the step runs, ``spent`` sums the time of earlier visits, ``left_at`` is the last exit.
    """

    entered_at: datetime | None = None
    left_at: datetime | None = None
    spent: timedelta = timedelta()
    revealed: bool = False
    locked: bool = False
    timer: Timer | None = None
    done: frozenset[str] = frozenset()
    answers: dict[str, dict[tuple[str, str], int]] = {}
    comments: dict[str, str] = {}
    chosen: tuple[Id, ...] | None = None
    committed: dict[Id, Id] = {}

    def totals(self, scale: str) -> dict[str, int]:
        """The sum over all members of what each card got on ``scale``."""
        sums: dict[str, int] = {}
        for given in self.answers.values():
            for (card, key), value in given.items():
                if key == scale:
                    sums[card] = sums.get(card, 0) + value
        return sums

    def counts(self, card: str, scale: Scale) -> list[int]:
        """How many members chose each value of ``scale`` for ``card``, lowest value first."""
        tally = [0] * (scale.high - scale.low + 1)
        for given in self.answers.values():
            if (card, scale.key) in given:
                tally[given[card, scale.key] - scale.low] += 1
        return tally


class RoomState(msgspec.Struct, frozen=True, kw_only=True):
    """One run of one workshop on one plan."""

    id: Id
    code: str
    agenda: Agenda
    opened_at: datetime
    closed_at: datetime | None = None
    position: int = 0
    steps: dict[str, StepState] = {}
    members: dict[str, Member] = {}
    notes: dict[Id, Note] = {}
    groups: dict[Id, Group] = {}
    fields: dict[Id, dict[str, str]] = {}

    @property
    def step(self) -> Step:
        """The step the room is on."""
        return self.agenda.steps[self.position]

    def state(self, key: str) -> StepState:
        """What has happened in the step ``key``; nothing, before it was entered."""
        return self.steps.get(key, StepState())

    def shows(self, step: Step) -> bool:
        """Whether everyone may see what people did in ``step``."""
        return not step.hides or self.state(step.key).revealed

    def cards(self, key: str) -> list[Id]:
        """The ids of the cards that leave the step ``key``, in the order they hang.

        Notes that a group holds are stood for by it. A selection passes on what was chosen; a
        vote passes on all, most dots first.
        """
        step = self.agenda.step(key)
        if step is None:
            return []
        match step.activity:
            case Vote() if step.of and self.shows(step):
                dots = self.state(key).totals("dots")
                return sorted(self.cards(step.of), key=lambda card: -dots.get(card, 0))
            case Select() if step.of:
                chosen = self.state(key).chosen
                cards = self.cards(step.of)
                kept = cards[: step.activity.most] if chosen is None else chosen
                return [card for card in cards if card in kept]
            case _ if step.of:
                return self.cards(step.of)
            case _:
                return list(self._hanging(key))

    def _hanging(self, key: str) -> Iterator[Id]:
        grouped = {note: group.id for group in self.groups.values() for note in group.notes}
        shown: set[Id] = set()
        for note in self.notes.values():
            card = grouped.get(note.id, note.id)
            if note.step == key and card not in shown:
                shown.add(card)
                yield card

    def title(self, card: Id) -> str:
        """What stands on a card: its refined title, its group's name, or its first note's text."""
        if refined := self.fields.get(card, {}).get("title"):
            return refined
        if card in self.notes:
            return self.notes[card].text
        group = self.groups.get(card)
        if group is None:
            return ""
        return group.name or next((self.notes[n].text for n in group.notes if n in self.notes), "")

    def field(self, card: Id, key: str) -> str:
        """The value of one field of a card: as refined, else as first written on a note of it."""
        if key == "title":
            return self.title(card)
        refined = self.fields.get(card, {})
        if key in refined:
            return refined[key]
        ids = self.groups[card].notes if card in self.groups else (card,)
        written = (self.notes[note].fields.get(key, "") for note in ids if note in self.notes)
        return next((value for value in written if value), "")

    def refine_fields(self) -> dict[str, Field]:
        """All fields that the agenda refines, by key."""
        refining = (s.activity for s in self.agenda.steps if isinstance(s.activity, Refine))
        return {field.key: field for activity in refining for field in activity.fields}
