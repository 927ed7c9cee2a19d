"""How many days people have for a plan, and how many their work still takes."""

from __future__ import annotations

from datetime import date

import numpy as np
from msgspec.structs import astuple, replace

from milepost.methods.network import WorkRules
from milepost.methods.network.effort import Effort, own_days
from milepost.methods.three_point import mean
from milepost.methods.working_days import OwnDays, WorkingDays
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Task

__all__ = ["Availability", "days_left", "spreads_left", "team_days"]


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
    return float(sum(there.between(person, 0, last) for person in plan.people))


def days_left(plan: Plan, tasks: list[Task], today: date | None = None) -> dict[Id, float]:
    """The mean days of its owner that each estimated task still takes; means can be added.

    Without ``today`` all of a task counts, even if it has been started.
    """
    spreads = spreads_left(plan, tasks, today)
    points = np.array([[each.low, each.likely, each.high] for each in spreads.values()])
    if not len(points):
        return {}
    return dict(zip(spreads, mean(*points.T).tolist(), strict=True))


def spreads_left(plan: Plan, tasks: list[Task], today: date | None = None) -> dict[Id, ThreePoint]:
    """The same as a good, likely and bad case."""
    days = WorkingDays(plan.calendar, today or date(2000, 1, 3))
    effort = Effort(plan, days, WorkRules())
    found: dict[Id, ThreePoint] = {}
    for task in tasks:
        person = plan.people.get(task.owner or "")
        share = min(1.0, person.days_per_week / days.per_week) if person else 1.0
        started = task.started_on if today else None
        read = replace(task, owner=task.owner if share else None, started_on=started)
        spread = effort.of_task(read)
        if spread is not None:
            found[task.id] = _times(spread, share or 1.0)
    return found


def _times(spread: ThreePoint, share: float) -> ThreePoint:
    """Days of the team as days of somebody who gives that share of each."""
    low, likely, high = (each * share for each in astuple(spread))
    return ThreePoint(low=low, likely=likely, high=high)
