"""How many days people have for a plan, and how many their work still takes."""

from __future__ import annotations

from datetime import date

import numpy as np
from msgspec.structs import replace

from milepost.methods.network import WorkRules
from milepost.methods.network.effort import Effort, own_days
from milepost.methods.three_point import mean
from milepost.methods.working_days import OwnDays, WorkingDays
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Task

__all__ = ["Availability", "days_left", "team_days"]


class Availability:
    """The days that people give ``plan`` from ``today`` on.

    Who gives two days and a half of a week of five has half of each working day.

    Raises:
        Fault: the calendar's country is unknown.
    """

    def __init__(self, plan: Plan, today: date) -> None:
        self.days = WorkingDays(plan.calendar, today)
        self._own = own_days(plan, self.days)
        self._share = {
            key: min(1.0, each.days_per_week / self.days.per_week)
            for key, each in plan.people.items()
        }

    def own(self, person: Id) -> OwnDays:
        """The working days on which the person is there."""
        return self._own[person]

    def share(self, person: Id) -> float:
        """How much of such a day the person gives."""
        return self._share[person]

    def between(self, person: Id, start: int, finish: int) -> float:
        """The days that the person has from working day ``start`` until ``finish``."""
        return max(0, self._own[person].worked(start, finish)) * self._share[person]


def team_days(plan: Plan, today: date, until: date) -> float:
    """The days that all people of ``plan`` have from ``today`` up to and including ``until``.

    Raises:
        Fault: the calendar's country is unknown.
    """
    there = Availability(plan, today)
    last = there.days.finish(until)
    return sum(there.between(person, 0, last) for person in plan.people)


def days_left(plan: Plan, tasks: list[Task], today: date | None = None) -> dict[Id, float]:
    """The mean days of its owner that each estimated task still takes.

    Without ``today`` all of a task counts, even if it has been started.
    """
    days = WorkingDays(plan.calendar, today or date(2000, 1, 3))
    effort = Effort(plan, days, WorkRules())
    unstarted = {} if today else {"started_on": None}
    spreads = {
        task.id: effort.of_task(replace(task, owner=None, **unstarted))
        for task in tasks
        if task.days is not None
    }
    return _means({key: spread for key, spread in spreads.items() if spread is not None})


def _means(spreads: dict[Id, ThreePoint]) -> dict[Id, float]:
    points = np.array([[each.low, each.likely, each.high] for each in spreads.values()])
    if not len(points):
        return {}
    return dict(zip(spreads, mean(*points.T).tolist(), strict=True))
