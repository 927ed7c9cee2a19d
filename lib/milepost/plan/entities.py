"""What a screen is told: small records under stable keys. The screen draws them, no more.

==================  ==========================================================================
key                 entity
==================  ==========================================================================
``room``            :class:`RoomShown`
``step``            :class:`StepShown`
``agenda``          :class:`AgendaShown`
``progress``        :class:`Progress`
``me``              :class:`Me`, for that member only
``card/ID``         :class:`CardShown`: a card of the current step
``results``         :class:`Results` of the current step, once revealed
``milestone/ID``    :class:`MilestoneShown`
``decision/ID``     :class:`DecisionShown`
``action/ID``       :class:`ActionShown`
``member/ID``       :class:`MemberShown`, for facilitators only
``history``         :class:`History`, for facilitators only
``advice/ID``       :class:`AdviceShown`: advice on a card, where the step has an adviser
``present``         :class:`Present`: who is connected
==================  ==========================================================================
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from milepost.plan.agenda import Activity, Field
from milepost.plan.parts import Kind, Metric, Status
from milepost.plan.room_state import Role, Timer


class Entity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of all that is sent to a screen."""


class RoomShown(Entity, frozen=True, kw_only=True):
    """The room and the plan it works on."""

    id: str
    code: str
    title: str
    plan: str
    vision: str = ""
    horizon: date | None = None
    closed: bool = False


class StepShown(Entity, frozen=True, kw_only=True):
    """The current step. ``cards`` are the ids of its cards, in order.

    ``entered_at`` is when it began and ``spent`` the seconds of earlier visits; ``script`` is
    only for facilitators. ``fields`` are those that a commit step may still correct: all that
    the agenda has refined.
    """

    key: str
    title: str
    index: int
    steps: int
    minutes: int
    activity: Activity
    entered_at: datetime
    spent: int = 0
    purpose: str = ""
    instruction: str = ""
    script: str = ""
    hides: bool = False
    revealed: bool = False
    locked: bool = False
    timer: Timer | None = None
    cards: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()


class AgendaItem(Entity, frozen=True, kw_only=True):
    """One line of the agenda: minutes planned, and seconds used so far (None: not yet)."""

    key: str
    title: str
    activity: str
    minutes: int
    spent: int | None = None
    left_at: datetime | None = None


class AgendaShown(Entity, frozen=True, kw_only=True):
    """The whole agenda, in order."""

    items: tuple[AgendaItem, ...]
    opened_at: datetime


class Progress(Entity, frozen=True, kw_only=True):
    """How far the room is in this step: how many are in the room, acted, and have finished."""

    members: int = 0
    acted: int = 0
    finished: int = 0
    notes: int = 0


class Me(Entity, frozen=True, kw_only=True):
    """What only this member sees: who they are, and what they have given in this step.

    ``given`` maps ``"card scale"`` to the value; ``notes`` are the ids of their own notes here.
    """

    id: str
    name: str
    role: Role
    notes: tuple[str, ...] = ()
    given: dict[str, int] = {}
    comment: str = ""
    finished: bool = False


class NoteShown(Entity, frozen=True, kw_only=True):
    """One note on a card; the author's name is empty where the step is anonymous."""

    id: str
    text: str
    author: str = ""
    fields: dict[str, str] = {}


class CardShown(Entity, frozen=True, kw_only=True):
    """A card: its title, the notes on it, its fields as refined so far.

    ``milestone`` is the one it became; ``name`` is that of a group.
    """

    id: str
    title: str
    group: bool = False
    name: str = ""
    notes: tuple[NoteShown, ...] = ()
    fields: dict[str, str] = {}
    milestone: str = ""


class Results(Entity, frozen=True, kw_only=True):
    """What the members gave, without who gave it.

    ``dots`` are a vote's totals by card; ``spread`` maps ``"card scale"`` to how many chose each
    value, lowest first; ``comments`` come in the order of their text, which tells nothing.
    """

    step: str
    dots: dict[str, int] = {}
    spread: dict[str, list[int]] = {}
    comments: tuple[str, ...] = ()


class MilestoneShown(Entity, frozen=True, kw_only=True):
    """A milestone of the plan, with its owner's name."""

    id: str
    title: str
    status: Status
    kind: Kind
    due: date | None = None
    owner: str = ""
    metric: Metric | None = None
    outcome: str = ""


class DecisionShown(Entity, frozen=True, kw_only=True):
    """A decision made in this room."""

    id: str
    text: str
    on: date


class ActionShown(Entity, frozen=True, kw_only=True):
    """An action taken on in this room."""

    id: str
    text: str
    owner: str
    due: date
    done: bool = False


class MemberShown(Entity, frozen=True, kw_only=True):
    """A member as the facilitator sees them; ``finished`` is None where that may not be told."""

    id: str
    name: str
    role: Role
    finished: bool | None = None


class HistoryItem(Entity, frozen=True, kw_only=True):
    """An entry that can be undone: its number, its kind, who made it."""

    seq: int
    event: str
    who: str
    at: datetime
    about: str = ""


class History(Entity, frozen=True, kw_only=True):
    """The latest entries that can be undone, newest first."""

    items: tuple[HistoryItem, ...] = ()


class Criterion(Entity, frozen=True, kw_only=True):
    """One criterion of an adviser: its verdict, the words that show it, what to ask."""

    key: str
    verdict: str
    words: tuple[str, ...] = ()
    question: str = ""


class AdviceShown(Entity, frozen=True, kw_only=True):
    """An adviser's reading of a card; ``offers`` are values it read out of the sentence."""

    card: str
    criteria: tuple[Criterion, ...] = ()
    offers: dict[str, str] = {}


class Present(Entity, frozen=True, kw_only=True):
    """How many are connected, and, for facilitators, which members."""

    count: int
    members: tuple[str, ...] = ()


AnyEntity = (
    RoomShown
    | StepShown
    | AgendaShown
    | Progress
    | Me
    | CardShown
    | Results
    | MilestoneShown
    | DecisionShown
    | ActionShown
    | MemberShown
    | History
    | AdviceShown
    | Present
)
