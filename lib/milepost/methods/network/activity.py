"""What a network is made of: activities, and links between their ends."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from milepost.methods.working_days import OwnDays, WorkingDays
from milepost.plan.parts import Id
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import DependencyKind

__all__ = [
    "FROM_START",
    "GATE",
    "TO_FINISH",
    "Activity",
    "ActivityKind",
    "Link",
    "Network",
    "WorkRules",
]

#: What is added to a milestone's id to name the point before its first task.
GATE = "~start"
#: The kinds of link that wait for a start, and those that hold back a finish.
FROM_START = (DependencyKind.START_START, DependencyKind.START_FINISH)
TO_FINISH = (DependencyKind.FINISH_FINISH, DependencyKind.START_FINISH)


class ActivityKind(StrEnum):
    """What an activity stands for: work, a milestone being reached, or its first task's start."""

    TASK = "task"
    MILESTONE = "milestone"
    GATE = "gate"


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """Something that takes time, or a point in time.

    ``duration`` counts whole working days of the team, ``spread`` the same as a good, likely and
    bad case (None: no days at all, or nobody has said). ``part`` is the task or milestone it
    belongs to. It starts at day ``earliest`` or later; ``due`` is the finish promised.
    """

    id: str
    part: Id
    title: str
    kind: ActivityKind
    duration: int = 0
    spread: ThreePoint | None = None
    owner: Id | None = None
    milestone: Id | None = None
    earliest: int = 0
    due: int | None = None
    fixed: bool = False
    research: bool = False
    estimated: bool = True


class Link(msgspec.Struct, frozen=True):
    """``after`` waits for ``before``, both ids of activities; ``lag`` in working days."""

    before: str
    after: str
    kind: DependencyKind = DependencyKind.FINISH_START
    lag: int = 0


class WorkRules(msgspec.Struct, frozen=True, kw_only=True):
    """How work is counted where the plan is silent.

    ``unknown_days`` stand for a task that nobody has estimated, unless its milestone has a range
    of its own, which then stands for all its open tasks; ``days_per_point`` turns points
    into days, where only points are known.
    """

    unknown_days: float = 1.0
    days_per_point: float | None = None


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """What is still to be done. ``activities`` are in an order in which nothing comes too early."""

    days: WorkingDays
    activities: dict[str, Activity]
    links: tuple[Link, ...]
    own_days: dict[Id, OwnDays]

    def calendar(self, activity: Activity) -> OwnDays:
        """The days on which the activity can go on."""
        return self.own_days.get(activity.owner or "", _EVERY_DAY)


_EVERY_DAY = OwnDays()
