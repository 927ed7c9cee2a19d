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
``link/A/B``        :class:`LinkShown`: card B waits for card A
``assigned/ID``     :class:`AssignedShown`: the people of a card
``estimate/ID``     :class:`EstimateShown`: how far a card is estimated
``people``          :class:`PeopleShown`: names to choose from
``tables``          :class:`TablesShown`, where the step runs at tables
``parked/ID``       :class:`ParkedShown`: something on the parking lot
``milestone/ID``    :class:`MilestoneShown`
``decision/ID``     :class:`DecisionShown`
``action/ID``       :class:`ActionShown`
``member/ID``       :class:`MemberShown`, for facilitators only
``history``         :class:`History`, for facilitators only
``readers``         :class:`ReadersShown`: how many have read the plan, for facilitators only
``advice/ID``       :class:`AdviceShown`: advice on a card, where the step has an adviser
``findings``        :class:`Findings`: what the methods find in what the room has built
``timeline``        :class:`TimelineShown`: dates, slack and critical path of a sequence
``sprint``          :class:`SprintFit`: how a selection fits the team's capacity
``sizing/ID``       :class:`Sizing`: past items like a card, once it was turned over
``alike``           :class:`Alike`: cards that may belong together
``advised``         :class:`AdvisedShown`: how much all advice knows, for facilitators only
``present``         :class:`Present`: who is connected
==================  ==========================================================================
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from milepost.plan.agenda import Activity, Face, Field
from milepost.plan.heard import Heard
from milepost.plan.parts import Id, Kind, Metric, MoSCoW, Status, Term
from milepost.plan.room_state import Role, Timer
from milepost.plan.work import DependencyKind, Raci


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
    the agenda has refined. ``spotlight`` is the card that all should look at, ``faces`` the
    deck that is estimated with.
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
    spotlight: str = ""
    faces: tuple[Face, ...] = ()


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
    ``beliefs`` maps ``"card name"`` to the part that they believe somebody has. ``nudged`` is
    when they were last asked to take part in this step, ``table`` where they sit (0: with all),
    ``seen_plan`` whether they have said that they read the plan since it last changed.
    """

    id: str
    name: str
    role: Role
    notes: tuple[str, ...] = ()
    given: dict[str, float] = {}
    beliefs: dict[str, Raci] = {}
    comment: str = ""
    finished: bool = False
    nudged: datetime | None = None
    table: int = 0
    seen_plan: bool = False


class NoteShown(Entity, frozen=True, kw_only=True):
    """One note on a card; the author's name is empty where the step is anonymous."""

    id: str
    text: str
    author: str = ""
    fields: dict[str, str] = {}


class CardShown(Entity, frozen=True, kw_only=True):
    """A card: its title, the notes on it, its fields as refined so far.

    ``milestone`` is the part of the plan it became; ``name`` is that of a group. ``kind`` says
    which part of the plan it is (``milestone``, ``task``, ``risk``, ``action``), empty for notes;
    ``under`` is the title of the milestone it belongs to, ``heard`` what users said of it.
    """

    id: str
    title: str
    group: bool = False
    name: str = ""
    notes: tuple[NoteShown, ...] = ()
    fields: dict[str, str] = {}
    milestone: str = ""
    kind: str = ""
    under: str = ""
    heard: Heard | None = None


class Results(Entity, frozen=True, kw_only=True):
    """What the members gave, without who gave it.

    ``dots`` are a vote's totals by card; ``spread`` maps ``"card scale"`` to how many chose each
    value, lowest first; ``comments`` come in the order of their text, which tells nothing. Of a
    private sort the scale is ``lane``, its values the lanes in order; of private beliefs about
    people, ``spread`` maps ``"card name"`` to how many see them as responsible, accountable,
    consulted, informed. Both are shown again where the room settles what it saw alone;
    ``placed`` are the cards whose lane it has settled.
    """

    step: str
    dots: dict[str, int] = {}
    spread: dict[str, list[int]] = {}
    comments: tuple[str, ...] = ()
    placed: tuple[str, ...] = ()


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
    term: Term = Term.SHORT
    moscow: MoSCoW | None = None
    done_on: date | None = None


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


class AdvisedShown(Entity, frozen=True, kw_only=True):
    """The number of the latest entry that all advice on the current step knows of."""

    seq: int


class Present(Entity, frozen=True, kw_only=True):
    """How many are connected, and, for facilitators, which members."""

    count: int
    members: tuple[str, ...] = ()


class LinkShown(Entity, frozen=True, kw_only=True):
    """``after`` waits for ``before``; ``contact`` promised it, where it comes from outside."""

    before: str
    after: str
    kind: DependencyKind = DependencyKind.FINISH_START
    lag: int = 0
    contact: str = ""


class AssignedShown(Entity, frozen=True, kw_only=True):
    """The people of a card, by name, and the part that each has."""

    card: str
    people: dict[str, Raci] = {}


class EstimateGiven(Entity, frozen=True, kw_only=True):
    """What one member gave: ``points``, or days ``low``, ``likely`` and ``high``, or ``pass``."""

    name: str
    values: dict[str, float]


class EstimateShown(Entity, frozen=True, kw_only=True):
    """How far a card is estimated: which round, how many gave something, and what, once turned.

    ``past`` are the earlier rounds, oldest first; ``agreed`` is what the room settled on.
    """

    card: str
    round: int = 1
    given: int = 0
    turned: bool = False
    votes: tuple[EstimateGiven, ...] = ()
    past: tuple[tuple[EstimateGiven, ...], ...] = ()
    agreed: dict[str, float] = {}


class PeopleShown(Entity, frozen=True, kw_only=True):
    """The names one can choose from: of the plan's people, and of those in the room."""

    names: tuple[str, ...] = ()


class TablesShown(Entity, frozen=True, kw_only=True):
    """How many tables there are, and whether they are back together.

    ``people`` are the names at each table, from the first; ``boards`` tells whoever sees all
    tables at which of them (from 1) a card is.
    """

    count: int
    joined: bool = False
    people: tuple[tuple[str, ...], ...] = ()
    boards: dict[Id, int] = {}


class ReadersShown(Entity, frozen=True, kw_only=True):
    """How many of the people in the room have read the plan since it last changed."""

    read: int
    people: int


class ParkedShown(Entity, frozen=True, kw_only=True):
    """Something on the parking lot, and who put it there."""

    id: str
    text: str
    by: str = ""
    settled: bool = False


class FindingShown(Entity, frozen=True, kw_only=True):
    """One thing that a method finds: ``text`` says what, ``next`` the step to take."""

    key: str
    severity: str
    text: str
    next: str = ""
    cards: tuple[str, ...] = ()


class Findings(Entity, frozen=True, kw_only=True):
    """What the methods find in what the room has built so far, gravest first."""

    items: tuple[FindingShown, ...] = ()


class Bar(Entity, frozen=True, kw_only=True):
    """A card on the time axis: earliest ``start`` and ``finish``, working days of ``slack``.

    ``late`` is by how many working days it misses the date that it has.
    """

    card: str
    start: date
    finish: date
    slack: int | None = None
    critical: bool = False
    late: int = 0


class TimelineShown(Entity, frozen=True, kw_only=True):
    """When everything can be over, as it stands: computed from today along the dependencies."""

    today: date
    bars: tuple[Bar, ...] = ()
    finish: date | None = None


class SprintFit(Entity, frozen=True, kw_only=True):
    """How what was chosen fits: ``safe`` is what the team finishes with 85 % certainty.

    ``chosen`` and ``safe`` are in ``unit`` (points or days), ``capacity`` is in working days of
    all; ``chance`` (0 to 1) is that all of it is finished, None where nothing tells.
    """

    unit: str
    chosen: float
    safe: float | None = None
    likely: float | None = None
    capacity: float | None = None
    chance: float | None = None
    says: str = ""


class PastItem(Entity, frozen=True, kw_only=True):
    """A finished item like the one at hand: what was estimated, what it took."""

    title: str
    estimated: float | None = None
    actual: float | None = None


class Sizing(Entity, frozen=True, kw_only=True):
    """What the past says of a card: items like it, and how far the team is usually off."""

    card: str
    past: tuple[PastItem, ...] = ()
    says: str = ""


class Alike(Entity, frozen=True, kw_only=True):
    """Cards that may belong together, the likest first."""

    groups: tuple[tuple[str, ...], ...] = ()


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
    | AdvisedShown
    | Present
    | LinkShown
    | AssignedShown
    | EstimateShown
    | PeopleShown
    | TablesShown
    | ReadersShown
    | ParkedShown
    | Findings
    | TimelineShown
    | SprintFit
    | Sizing
    | Alike
)
