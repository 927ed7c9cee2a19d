"""What hangs on the wall of one room: members, agenda position, cards, votes, answers.

Which cards that makes, and what stands on them, :mod:`milepost.plan.wall` tells.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from milepost.plan.agenda import Agenda, DeckKind, Face, Scale, Step
from milepost.plan.parts import Id
from milepost.plan.work import DependencyKind, Raci


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


class Parked(msgspec.Struct, frozen=True, kw_only=True):
    """Something on the parking lot."""

    id: Id
    text: str
    author: str
    settled: bool = False


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """How one card waits for another."""

    kind: DependencyKind = DependencyKind.FINISH_START
    lag: int = 0
    contact: str = ""


class Deck(msgspec.Struct, frozen=True, kw_only=True):
    """The deck that a step goes on with, where it is not the agenda's."""

    kind: DeckKind
    faces: tuple[Face, ...] = ()


#: Under this card a commit step remembers the sprint it made.
SPRINT_CARD = "sprint"

#: The scales of an estimate; they are looked up, for there may be many cards.
_ESTIMATED = ("points", "low", "likely", "high", "pass")

#: What members gave one card in one round: by member, the value on each scale.
Round = dict[str, dict[str, float]]


class StepState(msgspec.Struct, frozen=True, kw_only=True):
    """What has happened in one step.

    ``answers`` holds, for each member, the values by (card, scale); a vote's dots are the
    scale ``dots``, and feedback about the room has the card ``""``. ``entered_at`` is set
    while the step runs, ``spent`` sums the time of earlier visits, ``left_at`` is the last exit.
    ``turned`` are the cards whose estimates all may see, ``past`` the earlier rounds of a card.
    ``beliefs`` are the parts that each member believes people to have in each card. ``tables``
    say who sits where, until ``joined``.
    """

    entered_at: datetime | None = None
    left_at: datetime | None = None
    spent: timedelta = timedelta()
    revealed: bool = False
    locked: bool = False
    timer: Timer | None = None
    done: frozenset[str] = frozenset()
    answers: dict[str, dict[tuple[str, str], float]] = {}
    comments: dict[str, str] = {}
    chosen: tuple[Id, ...] | None = None
    committed: dict[Id, Id] = {}
    turned: frozenset[Id] = frozenset()
    past: dict[Id, tuple[Round, ...]] = {}
    deck: Deck | None = None
    beliefs: dict[str, dict[Id, dict[str, Raci]]] = {}
    spotlight: str = ""
    nudged_at: datetime | None = None
    tables: dict[str, int] = {}
    joined: bool = False

    def totals(self, scale: str) -> dict[str, float]:
        """The sum over all members of what each card got on ``scale``."""
        sums: dict[str, float] = {}
        for given in self.answers.values():
            for (card, key), value in given.items():
                if key == scale:
                    sums[card] = sums.get(card, 0) + value
        return sums

    def counts(self, card: str, scale: Scale) -> list[int]:
        """How many members chose each value of ``scale`` for ``card``, lowest value first."""
        return self.tally(card, scale.key, range(scale.low, scale.high + 1))

    def tally(self, card: str, scale: str, values: range) -> list[int]:
        """How many members gave ``card`` each of the whole ``values`` on ``scale``."""
        tally = [0] * len(values)
        for given in self.answers.values():
            value = given.get((card, scale))
            if value is not None and value in values:
                tally[values.index(int(value))] += 1
        return tally

    def round_of(self, card: str) -> Round:
        """What members have estimated ``card`` at in the round that runs."""
        given = {
            who: {scale: answers[card, scale] for scale in _ESTIMATED if (card, scale) in answers}
            for who, answers in self.answers.items()
        }
        return {who: values for who, values in given.items() if values}


class RoomState(msgspec.Struct, frozen=True, kw_only=True):
    """One run of one workshop on one plan.

    ``links`` overlays the plan's dependencies: None says that the room has cut one.
    """

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
    assigned: dict[Id, dict[str, Raci | None]] = {}
    links: dict[tuple[Id, Id], Link | None] = {}
    parked: dict[Id, Parked] = {}

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
