"""What a workshop consists of: steps, each one activity with its settings.

All workshops are combinations of these activities; a step works on the *cards* of an earlier
step, named by its key (``of``).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from milepost.plan.faults import Fault

Key = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,31}\Z")]
Count = Annotated[int, Meta(ge=1, le=99)]


class Setting(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything an agenda file can set."""


class Source(StrEnum):
    """Parts of the plan that a step can work on, beside the cards of an earlier step.

    ``work`` is what there is to do: open tasks, and open milestones that have none yet.
    ``finished`` are tasks that are done, with what they took.
    """

    MILESTONES = "milestones"
    TASKS = "tasks"
    WORK = "work"
    RISKS = "risks"
    ACTIONS = "actions"
    FINISHED = "finished"


class Makes(StrEnum):
    """What cards become as they enter the plan."""

    MILESTONES = "milestones"
    TASKS = "tasks"
    RISKS = "risks"
    ACTIONS = "actions"
    SPRINT = "sprint"


class FieldKind(StrEnum):
    """What a field of a card takes."""

    TEXT = "text"
    LONG = "long"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    CHOICE = "choice"
    MILESTONE = "milestone"


class Choice(Setting, frozen=True, kw_only=True):
    """One of the values that a field can take, and the words for it."""

    key: Key
    label: str


class Field(Setting, frozen=True, kw_only=True):
    """One field of a card: its key, its label, and what it takes.

    Raises:
        Fault: it has the key of something in the plan and takes another kind of value than
            that, or is a choice with nothing, or with something unknown, to choose from.
    """

    key: Key
    label: str
    kind: FieldKind = FieldKind.TEXT
    hint: str = ""
    choices: tuple[Choice, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is FieldKind.CHOICE) != bool(self.choices):
            raise Fault("field_choices", key=self.key)
        known = CHOICES.get(self.key, {choice.key for choice in self.choices})
        for choice in self.choices:
            if choice.key not in known:
                raise Fault(
                    "field_choice_unknown",
                    key=self.key,
                    value=choice.key,
                    known=", ".join(sorted(known)),
                )


#: The values of fields that the plan knows, by the field's key.
CHOICES: dict[str, frozenset[str]] = {
    "term": frozenset({"short", "long"}),
    "kind": frozenset({"delivery", "research", "decision", "build"}),
    "moscow": frozenset({"must", "should", "could", "wont"}),
    "response": frozenset({"avoid", "reduce", "transfer", "accept"}),
    "status": frozenset({"proposed", "committed", "open", "started", "done", "dropped"}),
}

_WORDS = (FieldKind.TEXT, FieldKind.LONG)
_NUMBERS = ("baseline", "target", "points", "low", "likely", "high", "actual", "probability")
_SCORES = ("value", "urgency", "confidence", "likelihood", "impact")
_TEXTS = ("title", "outcome", "why", "metric", "unit", "cause", "effect", "mitigation", "trigger")

#: The fields of a card that go into the plan with it, and the kinds they may have.
PLAN_FIELDS: dict[str, tuple[FieldKind, ...]] = {
    **dict.fromkeys(_TEXTS, _WORDS),
    **dict.fromkeys((*_NUMBERS, *_SCORES), (FieldKind.NUMBER,)),
    **dict.fromkeys(("due", "earliest", "review_on", "done_on"), (FieldKind.DATE,)),
    "owner": (FieldKind.PERSON,),
    **dict.fromkeys(CHOICES, (FieldKind.CHOICE,)),
    **dict.fromkeys(("milestone", "threatens"), (FieldKind.MILESTONE,)),
}


class Scale(Setting, frozen=True, kw_only=True):
    """A scale people answer on, with words for both its ends."""

    key: Key
    label: str
    low: Annotated[int, Meta(ge=0, le=10)] = 1
    high: Annotated[int, Meta(ge=1, le=10)] = 5
    low_label: str = ""
    high_label: str = ""

    def __post_init__(self) -> None:
        if self.low >= self.high:
            raise Fault("scale_upside_down", key=self.key, low=self.low, high=self.high)


class Inform(Setting, frozen=True, kw_only=True, tag="inform"):
    """People read and listen."""

    text: str = ""


class Collect(Setting, frozen=True, kw_only=True, tag="collect"):
    """Everyone writes cards: privately until the reveal, by name or anonymously.

    ``beside`` names parts of the plan that hang there already and go on with them.
    """

    prompt: str
    fields: tuple[Field, ...] = ()
    per_person: Count = 10
    private: bool = True
    anonymous: bool = False
    beside: Source | None = None


class Group(Setting, frozen=True, kw_only=True, tag="group"):
    """The room joins alike cards and names the groups."""

    of: Key


class Vote(Setting, frozen=True, kw_only=True, tag="vote"):
    """Everyone spends dots; where they went is hidden until the reveal."""

    of: Key
    dots: Count = 3
    per_card: Count = 3


class Rate(Setting, frozen=True, kw_only=True, tag="rate"):
    """Everyone scores each card on one or more scales; the spread is shown after the reveal."""

    of: Key
    scales: tuple[Scale, ...]
    anonymous: bool = False
    matrix: bool = False

    def __post_init__(self) -> None:
        if self.matrix and len(self.scales) != 2:
            raise Fault("matrix_needs_two", count=len(self.scales))


class Lane(Setting, frozen=True, kw_only=True):
    """One of the lanes that cards are sorted into."""

    key: Key
    label: str
    hint: str = ""


class Sort(Setting, frozen=True, kw_only=True, tag="sort"):
    """Cards are put into lanes: by each alone until the reveal, or by the room together.

    ``field`` is the field of the card that its lane becomes, as ``moscow``; all cards begin in
    the lane ``start``, if there is one.

    Raises:
        Fault: there are fewer than two lanes, one twice, no lane ``start``, or lanes that the
            field does not know.
    """

    of: Key
    lanes: tuple[Lane, ...]
    field: Key = "lane"
    start: str = ""
    private: bool = False

    def __post_init__(self) -> None:
        keys = [lane.key for lane in self.lanes]
        if len(set(keys)) < max(2, len(keys)):
            raise Fault("lanes_too_few", count=len(set(keys)))
        if self.start and self.start not in keys:
            raise Fault("lane_unknown", lane=self.start, known=", ".join(keys))
        strange = set(keys) - CHOICES.get(self.field, frozenset(keys))
        if strange:
            known = ", ".join(sorted(CHOICES[self.field]))
            raise Fault("lane_unknown", lane=min(strange), known=known)


class Direction(StrEnum):
    """Whether a timeline is built from today on, or back from its end."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Sequence(Setting, frozen=True, kw_only=True, tag="sequence"):
    """The room puts cards on a time axis and draws what waits for what.

    With ``adds`` people may hang a missing card; without ``dates`` only the order counts.
    """

    of: Key
    direction: Direction = Direction.FORWARD
    dates: bool = True
    adds: bool = False


class Grid(StrEnum):
    """Whether each card gets one owner, or everybody's part in it is named."""

    OWNER = "owner"
    RACI = "raci"


class Assign(Setting, frozen=True, kw_only=True, tag="assign"):
    """Each card gets its people: as each alone believes it is, or as the room agrees."""

    of: Key
    grid: Grid = Grid.OWNER
    private: bool = False


class DeckKind(StrEnum):
    """The cards that one estimates with; ``three_point`` asks for days: good, likely, bad."""

    FIBONACCI = "fibonacci"
    TSHIRT = "tshirt"
    POWERS = "powers"
    OWN = "own"
    THREE_POINT = "three_point"


class Unit(StrEnum):
    """What is estimated: the team's own points, or working days."""

    POINTS = "points"
    DAYS = "days"


class Face(Setting, frozen=True, kw_only=True):
    """One card of a deck: what stands on it, and the number that it counts as."""

    label: str
    value: Annotated[float, Meta(ge=0, le=10000)]


def _plain(*values: float) -> tuple[Face, ...]:
    return tuple(Face(label=f"{value:g}", value=value) for value in values)


#: Decks by name. Fibonacci as Cohn's planning poker has it (Agile Estimating and Planning, 2005).
DECKS: dict[DeckKind, tuple[Face, ...]] = {
    DeckKind.FIBONACCI: _plain(0, 1, 2, 3, 5, 8, 13, 20, 40, 100),
    DeckKind.POWERS: _plain(0, 1, 2, 4, 8, 16, 32, 64),
    DeckKind.TSHIRT: tuple(
        Face(label=label, value=value)
        for label, value in (("XS", 1), ("S", 2), ("M", 3), ("L", 5), ("XL", 8), ("XXL", 13))
    ),
    DeckKind.OWN: (),
    DeckKind.THREE_POINT: (),
}


class Estimate(Setting, frozen=True, kw_only=True, tag="estimate"):
    """Everyone estimates each card; a card's estimates are hidden until it is turned over.

    Raises:
        Fault: an own deck has fewer than two different faces, or another deck brings some.
    """

    of: Key
    deck: DeckKind = DeckKind.FIBONACCI
    faces: tuple[Face, ...] = ()
    unit: Unit = Unit.POINTS
    rounds: Annotated[int, Meta(ge=1, le=9)] = 3

    def __post_init__(self) -> None:
        check_deck(self.deck, self.faces)


def check_deck(deck: DeckKind, faces: tuple[Face, ...]) -> None:
    """Raise the :class:`Fault` of an own deck with too few faces, or of another with some."""
    if deck is not DeckKind.OWN and faces:
        raise Fault("deck_faces", deck=deck)
    if deck is DeckKind.OWN and len({face.value for face in faces}) < max(2, len(faces)):
        raise Fault("deck_too_small", count=len({face.value for face in faces}))


class Refine(Setting, frozen=True, kw_only=True, tag="refine"):
    """The room fills in the fields of each card together, with advice as it goes."""

    of: Key
    fields: tuple[Field, ...]
    adviser: str = ""


class Select(Setting, frozen=True, kw_only=True, tag="select"):
    """The facilitator keeps at most ``most`` of the cards, as the room has voted.

    In the form of a ``sprint`` of so many ``weeks`` it is filled up to what the team can do;
    ``days`` then names the step in which people wrote how many days each of them has.
    """

    of: Key
    most: Count = 3
    sprint: bool = False
    weeks: Annotated[int, Meta(ge=1, le=6)] = 2
    days: str = ""


class Commit(Setting, frozen=True, kw_only=True, tag="commit"):
    """The room sees what would enter the plan, changes it, and confirms it.

    ``makes`` is what cards become that are not yet in the plan; those that are get what the
    room has decided about them. ``goal`` names the step whose first card is a sprint's goal.
    """

    of: Key
    makes: Makes = Makes.MILESTONES
    goal: str = ""


class Feedback(Setting, frozen=True, kw_only=True, tag="feedback"):
    """Everyone answers on scales, about the room or about each card, and may add a sentence."""

    scales: tuple[Scale, ...]
    comment: str = ""
    anonymous: bool = True
    of: Key | None = None


Activity = (
    Inform
    | Collect
    | Group
    | Vote
    | Rate
    | Sort
    | Refine
    | Sequence
    | Assign
    | Estimate
    | Select
    | Commit
    | Feedback
)

#: What each person does alone and nobody sees before the reveal.
PRIVATE = (Vote, Rate, Feedback, Estimate)
#: What is done alone where it is set so.
MAY_BE_PRIVATE = (Collect, Sort, Assign)


class Step(Setting, frozen=True, kw_only=True):
    """One item of the agenda: what is done, why, how long, and what the facilitator says.

    ``tables`` is how many people sit at one table, each with a board of its own; 0 keeps the
    room together.
    """

    key: Key
    title: str
    minutes: Count
    activity: Activity
    purpose: str = ""
    instruction: str = ""
    script: str = ""
    tables: Annotated[int, Meta(ge=0, le=12)] = 0

    @property
    def hides(self) -> bool:
        """Whether what people do here stays their own until it is revealed."""
        activity = self.activity
        alone = isinstance(activity, MAY_BE_PRIVATE) and activity.private
        return alone or isinstance(activity, PRIVATE)

    @property
    def anonymous(self) -> bool:
        """Whether nobody, not even the log, may know who said what."""
        return getattr(self.activity, "anonymous", False)

    @property
    def of(self) -> str | None:
        """The key of the step whose cards this one works on."""
        return getattr(self.activity, "of", None)


class Agenda(Setting, frozen=True, kw_only=True):
    """The steps of one form of a workshop.

    Raises:
        Fault: a key is used twice, or a step works on cards of a step that is not before it
            or has none.
    """

    workshop: Key
    title: str
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise Fault("agenda_empty", title=self.title)
        for fault in agenda_faults(self.steps):
            raise fault

    @property
    def minutes(self) -> int:
        """The planned length."""
        return sum(step.minutes for step in self.steps)

    def step(self, key: str) -> Step | None:
        """The step with that key, or None."""
        return next((step for step in self.steps if step.key == key), None)

    def lineage(self, step: Step) -> Iterator[Step]:
        """``step`` and those whose cards reach it, the nearest first."""
        at: Step | None = step
        while at is not None:
            yield at
            at = self.step(at.of) if at.of else None

    def source(self, key: str | None) -> Source | None:
        """The parts of the plan that ``key`` names; None where a step of its own is called so."""
        if key is None or key not in Source.__members__.values() or self.step(key):
            return None
        return Source(key)


def agenda_faults(steps: tuple[Step, ...]) -> list[Fault]:
    """All that is wrong between steps, in their order.

    Only what no agenda could ever be is wrong here, for agendas of old logs are asked too; what
    files may say beyond that is for whoever reads files.
    """
    faults: list[Fault] = []
    before: dict[str, Step] = {}
    sources = frozenset(Source) - {step.key for step in steps}
    for step in steps:
        if step.key in before:
            faults.append(Fault("step_key_twice", key=step.key))
        asked = (of for of in _named(step) if of not in sources)
        faults += (fault for of in asked if (fault := _of_fault(step, of, before)))
        before[step.key] = step
    return faults


def _named(step: Step) -> list[str]:
    """The steps that a step refers to: the one whose cards it works on, and others by the way."""
    activity = step.activity
    aside = [activity.days] if isinstance(activity, Select) else []
    aside += [activity.goal] if isinstance(activity, Commit) else []
    return [key for key in (step.of, *aside) if key]


def _of_fault(step: Step, of: str, before: dict[str, Step]) -> Fault | None:
    source = before.get(of)
    if source is None:
        return Fault("step_of_nothing", key=step.key, of=of)
    if source.of is None and not isinstance(source.activity, Collect):
        return Fault("step_of_no_cards", key=step.key, of=of)
    return None
