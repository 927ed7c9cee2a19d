"""What is done to reach a milestone: tasks, what waits for what, who answers, in which sprint."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from milepost.plan import text
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, MoSCoW, Part
from milepost.plan.three_point import LONGEST, ThreePoint

Points = Annotated[float, Meta(ge=0, le=LONGEST)]
Days = Annotated[float, Meta(ge=0, le=LONGEST)]
Lag = Annotated[int, Meta(ge=-1000, le=1000)]


class TaskKind(StrEnum):
    """Whether a task builds something, or finds out what nobody knows yet."""

    BUILD = "build"
    RESEARCH = "research"


class TaskStatus(StrEnum):
    """Where a task stands."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"


class Task(Part, frozen=True, kw_only=True):
    """A step towards a milestone, small enough to be estimated.

    ``days`` are working days of its owner, ``points`` the team's own unit; ``actual_days`` is
    what it took. ``original_days`` and ``original_points`` are the first estimates, kept for
    ever. It starts no earlier than ``earliest`` and is to be done by ``due``. ``key`` is where it
    was brought in from, if it was: ``jira:ABC-12``, ``github:owner/repo#7``.
    """

    title: str
    milestone: Id | None = None
    owner: Id | None = None
    kind: TaskKind = TaskKind.BUILD
    moscow: MoSCoW | None = None
    status: TaskStatus = TaskStatus.OPEN
    days: ThreePoint | None = None
    points: Points | None = None
    original_days: ThreePoint | None = None
    original_points: Points | None = None
    actual_days: Days | None = None
    earliest: date | None = None
    due: date | None = None
    started_on: date | None = None
    done_on: date | None = None
    key: str = ""

    def __post_init__(self) -> None:
        text.check(self.title, text.TITLE)
        text.check(self.key, text.TITLE, required=False)
        if (self.status is TaskStatus.DONE) != (self.done_on is not None):
            raise Fault("done_needs_date", title=self.title)
        if self.started_on and self.done_on and self.started_on > self.done_on:
            raise Fault("done_before_start", title=self.title)

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.status in (TaskStatus.OPEN, TaskStatus.STARTED)

    def estimated(self, days: ThreePoint | None, points: float | None) -> Task:
        """The task with a new estimate; what was estimated first stays beside it."""
        return msgspec.structs.replace(
            self,
            days=days,
            points=points,
            original_days=self.original_days or self.days or days,
            original_points=_first(self.original_points, self.points, points),
        )


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)


class DependencyKind(StrEnum):
    """Which end of one part waits for which end of another (PMBOK Guide, activity sequencing)."""

    FINISH_START = "finish_start"
    START_START = "start_start"
    FINISH_FINISH = "finish_finish"
    START_FINISH = "start_finish"


class Dependency(Part, frozen=True, kw_only=True):
    """``after`` waits for ``before``, tasks or milestones; a negative ``lag`` is a lead.

    ``lag`` counts working days. ``contact`` is who promised it, where it comes from outside.
    """

    before: Id
    after: Id
    kind: DependencyKind = DependencyKind.FINISH_START
    lag: Lag = 0
    contact: str = ""

    def __post_init__(self) -> None:
        text.check(self.contact, text.NAME, required=False)
        if self.before == self.after:
            raise Fault("depends_on_itself", id=self.before)


class Raci(StrEnum):
    """Who does what for a part: does it, answers for it, is asked before, is told after."""

    RESPONSIBLE = "responsible"
    ACCOUNTABLE = "accountable"
    CONSULTED = "consulted"
    INFORMED = "informed"


class Assignment(Part, frozen=True, kw_only=True):
    """One person's role for one milestone or task."""

    part: Id
    person: Id
    role: Raci


class Sprint(Part, frozen=True, kw_only=True):
    """A stretch of one to six weeks: what was meant, what was committed to, what was completed.

    ``capacity`` is in working days of all; ``committed`` and ``completed`` in the team's unit
    (points, or items), and ``tasks`` are those that were chosen. ``completed`` is None until
    the sprint is over. ``key`` is where it was brought in from, if it was.
    """

    goal: str = ""
    start: date
    weeks: Annotated[int, Meta(ge=1, le=6)] = 2
    tasks: tuple[Id, ...] = ()
    capacity: Days | None = None
    committed: Points | None = None
    completed: Points | None = None
    key: str = ""

    def __post_init__(self) -> None:
        text.check(self.goal, text.TEXT, required=False)
        text.check(self.key, text.TITLE, required=False)
