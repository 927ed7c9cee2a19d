"""How many of the team's days are left of a piece of work, in a good, likely and bad case."""

from __future__ import annotations

import math

import msgspec

from milepost.methods.network.activity import WorkRules
from milepost.methods.working_days import OwnDays, WorkingDays
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.three_point import LONGEST, ThreePoint
from milepost.plan.work import Task, TaskStatus

__all__ = ["Effort", "own_days", "whole"]


def own_days(plan: Plan, days: WorkingDays) -> dict[Id, OwnDays]:
    """The working days that each person has."""
    return {key: OwnDays(days.numbers(each.days_off)) for key, each in plan.people.items()}


class Effort:
    """The days of a plan's work."""

    def __init__(self, plan: Plan, days: WorkingDays, rules: WorkRules) -> None:
        self._plan, self._days, self._rules = plan, days, rules
        self._own = own_days(plan, days)

    def of_task(self, task: Task) -> ThreePoint | None:
        """What is left of a task; None if nobody has estimated it."""
        days = task.days or self._from_points(task)
        return None if days is None else self._left(task, days)

    def of_unknown(self, task: Task) -> ThreePoint:
        """What counts for a task that nobody has estimated."""
        return self._left(task, ThreePoint.exactly(self._rules.unknown_days))

    def of_milestone(self, milestone: Milestone) -> ThreePoint | None:
        """A milestone's own work; None if nobody has estimated it."""
        return None if milestone.days is None else self._stretched(milestone.days, milestone.owner)

    def own(self, owner: Id | None) -> OwnDays:
        """The days that the owner of some work has for it."""
        return self._own.get(owner or "", _EVERY_DAY)

    def _from_points(self, task: Task) -> ThreePoint | None:
        if task.points is None or self._rules.days_per_point is None:
            return None
        return ThreePoint.exactly(task.points * self._rules.days_per_point)

    def _stretched(self, days: ThreePoint, owner: Id | None) -> ThreePoint:
        """Days of effort as days of the team: who gives half the week takes twice as long."""
        by = 1.0 if owner is None else self._stretch(owner)
        low, likely, high = (each * by for each in msgspec.structs.astuple(days))
        if owner is not None and high > LONGEST:
            person = self._plan.people[owner]
            shown = {"days": days.high, "given": person.days_per_week, "stretched": high}
            amounts = {key: f"{each:.10g}" for key, each in {**shown, "longest": LONGEST}.items()}
            raise Fault("work_too_long", person=person.name, **amounts)
        return ThreePoint(low=low, likely=likely, high=high)

    def _stretch(self, owner: Id) -> float:
        person = self._plan.people[owner]
        if person.days_per_week == 0:
            raise Fault("owner_without_days", person=person.name)
        return max(1.0, self._days.per_week / person.days_per_week)

    def _left(self, task: Task, days: ThreePoint) -> ThreePoint:
        spread = self._stretched(days, task.owner)
        if task.status is not TaskStatus.STARTED or task.started_on is None:
            return spread
        worked = max(0, self.own(task.owner).worked(self._days.number(task.started_on), 0))
        # What was begun is not done before somebody says so: at least a day of it remains.
        low, likely, high = (
            max(each - worked, min(1.0, each)) for each in msgspec.structs.astuple(spread)
        )
        return ThreePoint(low=low, likely=likely, high=high)


def whole(days: float) -> int:
    """Whole days: what is begun takes a day, and 2.0000001 days are two."""
    return math.ceil(round(days, 6))


_EVERY_DAY = OwnDays()
