"""The parts of a plan. What is invalid cannot be built.

Ids are short, stable and never reused; parts refer to each other by id. Dates are dates,
text is text, and money is not modelled.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from milepost.plan import text
from milepost.plan.faults import Fault
from milepost.plan.three_point import ThreePoint

Id = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{0,47}\Z")]
Score = Annotated[int, Meta(ge=1, le=5)]
DaysPerWeek = Annotated[float, Meta(ge=0, le=7)]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A thing in a plan that has an id."""

    id: Id


class Kind(StrEnum):
    """What a milestone is reached by: building, finding out, or deciding."""

    DELIVERY = "delivery"
    RESEARCH = "research"
    DECISION = "decision"


class Term(StrEnum):
    """Whether a goal is set for the short or the long term."""

    SHORT = "short"
    LONG = "long"


class Status(StrEnum):
    """Where a milestone stands; a room proposes, the plan commits."""

    PROPOSED = "proposed"
    COMMITTED = "committed"
    DONE = "done"
    DROPPED = "dropped"


class MoSCoW(StrEnum):
    """Priority class (DSDM Agile Project Framework, ch. 10)."""

    MUST = "must"
    SHOULD = "should"
    COULD = "could"
    WONT = "wont"


class Metric(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is measured: its name, today's value, the value wanted, and their unit."""

    name: str
    baseline: float | None = None
    target: float | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        text.check(self.name, text.TITLE)
        text.check(self.unit, text.NAME, required=False)


class Person(Part, frozen=True, kw_only=True):
    """Somebody who works on the plan; ``days_per_week`` are the days they give it.

    ``seen_on`` is the last day on which they were shown the plan.
    """

    name: str
    days_per_week: DaysPerWeek = 5.0
    days_off: tuple[date, ...] = ()
    stakeholder: bool = False
    seen_on: date | None = None

    def __post_init__(self) -> None:
        text.check(self.name, text.NAME)


class DueDate(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a milestone's history of dates: on which day which date was promised."""

    said_on: date
    due: date | None


class Milestone(Part, frozen=True, kw_only=True):
    """A point the plan can be held against: an outcome, how it is measured, by when, by whom.

    ``promises`` is the history of due dates since the milestone was committed; its first
    entry, the first commitment, is kept for ever. ``source`` is the card it was made from.
    ``days`` is its work as long as no task tells more; ``fixed`` says that the date is set from
    outside: neither earlier nor later. ``key`` is where it was brought in from, if it was:
    ``jira:ABC-12``, ``github:owner/repo/milestone/3``.
    """

    title: str
    outcome: str = ""
    metric: Metric | None = None
    due: date | None = None
    fixed: bool = False
    days: ThreePoint | None = None
    owner: Id | None = None
    kind: Kind = Kind.DELIVERY
    term: Term = Term.SHORT
    value: Score | None = None
    urgency: Score | None = None
    confidence: Score | None = None
    moscow: MoSCoW | None = None
    status: Status = Status.PROPOSED
    done_on: date | None = None
    promises: tuple[DueDate, ...] = ()
    source: str | None = None
    key: str = ""

    def __post_init__(self) -> None:
        text.check(self.title, text.TITLE)
        text.check(self.key, text.TITLE, required=False)
        text.check(self.outcome, text.TEXT, required=False)
        if (self.status is Status.DONE) != (self.done_on is not None):
            raise Fault("done_needs_date", title=self.title)
        if self.fixed and self.due is None:
            raise Fault("fixed_needs_date", title=self.title)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be reached."""
        return self.status in (Status.PROPOSED, Status.COMMITTED)

    @property
    def first_promise(self) -> date | None:
        """The first date that was committed to, if one ever was."""
        return next((each.due for each in self.promises if each.due is not None), None)


class Decision(Part, frozen=True, kw_only=True):
    """Something the room agreed on, and the day it did."""

    text: str
    on: date
    room: Id | None = None

    def __post_init__(self) -> None:
        text.check(self.text, text.TEXT)


class Action(Part, frozen=True, kw_only=True):
    """Something one person will do by a date."""

    text: str
    owner: Id
    due: date
    done_on: date | None = None
    room: Id | None = None

    def __post_init__(self) -> None:
        text.check(self.text, text.TEXT)


class Calendar(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When the team works: weekdays (0 is Monday), a country's holidays, own days off.

    ``country`` is an ISO 3166-1 code with an optional subdivision, as in ``DE-BY``.
    """

    working_week: tuple[Annotated[int, Meta(ge=0, le=6)], ...] = (0, 1, 2, 3, 4)
    country: Annotated[str, Meta(pattern=r"^([A-Z]{2}(-[A-Z0-9]{1,3})?)?\Z")] = ""
    days_off: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        if not self.working_week:
            raise Fault("calendar_without_workday")
