"""Which tasks of a plan are there to choose, how large they are, and what each waits for."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator
from datetime import date

import pandas as pd

from milepost.methods import three_point
from milepost.methods.day_steps import days_on
from milepost.methods.frames import framed
from milepost.methods.network.planned import part_of, planned_tasks
from milepost.methods.tracking.remaining import Unit
from milepost.methods.working_days import WorkingDays
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.work import Dependency, DependencyKind, Task

__all__ = ["BACKLOG", "backlog"]

BACKLOG = (
    "id",
    "title",
    "milestone",
    "owner",
    "moscow",
    "size",
    "days",
    "low",
    "likely",
    "high",
    "goal",
    "worth",
    "waits_for",
    "blocked_by",
    "first",
)

#: What a milestone's value and urgency count as where nobody has scored them.
_MIDDLING = 3


def backlog(
    plan: Plan,
    start: date,
    weeks: int = 2,
    *,
    unit: Unit = Unit.POINTS,
    goal: Collection[Id] = (),
) -> pd.DataFrame:
    """The open tasks of a plan that are not put off for this time, in the plan's order.

    An item is worth its size times the value and urgency of its milestone (1 to 5 each, 3 where
    nobody has scored it): what matters is how much valuable work gets done, not how many items.

    Args:
        plan: its tasks; what is no task but work, such as a milestone without any, blocks.
        start: the first day of the first sprint.
        weeks: the length of each sprint.
        unit: what sizes are counted in: points, days (mean of the three points), or items.
        goal: ids of the tasks, and of milestones whose tasks, serve the sprint's goal.

    Returns:
        ``id title milestone owner moscow`` (the task's class or else its milestone's), ``size``
        (None if nobody has sized it), ``days low likely high`` of the owner (None likewise),
        ``goal worth``, ``waits_for`` (pairs of an item and the least number of sprints between),
        ``blocked_by`` (titles of what is not done and no item) and ``first``, the first sprint,
        from 0, in which it may start.

    Raises:
        Fault: the goal names what is no part of the plan, or the calendar's country is unknown.
    """
    for each in goal:
        if each not in plan.tasks and each not in plan.milestones:
            raise Fault("part_unknown", id="goal", part=each)
    found = _Backlog(plan, start, weeks)
    return framed((found.row(each, unit, goal) for each in found.tasks.values()), BACKLOG)


class _Backlog:
    """One reading of a plan's backlog."""

    def __init__(self, plan: Plan, start: date, weeks: int) -> None:
        self._plan = plan
        self.tasks = planned_tasks(plan)
        self._start, self._weeks = start, weeks
        days = WorkingDays(plan.calendar, start)
        self._length = max(days.number(days_on(start, 7 * weeks)), 1)
        self._waits: dict[Id, list[Dependency]] = {}
        for each in plan.dependencies.values():
            self._waits.setdefault(each.after, []).append(each)

    def row(self, task: Task, unit: Unit, goal: Collection[Id]) -> tuple[object, ...]:
        milestone = self._plan.milestones[task.milestone] if task.milestone else None
        size, days = _size(task, unit), _mean_days(task)
        points = (task.days.low, task.days.likely, task.days.high) if task.days else (None,) * 3
        moscow = task.moscow or (milestone.moscow if milestone else None)
        return (
            task.id,
            task.title,
            task.milestone,
            task.owner,
            moscow.value if moscow else None,
            size,
            days,
            *points,
            task.id in goal or task.milestone in goal,
            (size or 0.0) * _density(milestone),
            tuple(sorted(self._waits_for(task).items())),
            tuple(self._blocked_by(task)),
            self._first(task),
        )

    def _first(self, task: Task) -> int:
        wait = (task.earliest - self._start).days if task.earliest else 0
        return max(wait // (7 * self._weeks), 0)

    def _waits_for(self, task: Task) -> dict[Id, int]:
        """The open tasks that a task waits for, with the sprints between."""
        found: dict[Id, int] = {}
        for each in self._links(task):
            for key in self._tasks_of(each.before):
                if key != task.id:
                    found[key] = max(found.get(key, 0), self._gap(each))
        return found

    def _links(self, task: Task) -> list[Dependency]:
        """What a task waits for, itself or with its milestone."""
        through = self._waits.get(task.milestone, []) if task.milestone else []
        own_milestone = [each for each in through if each.before != task.id]
        return [*self._waits.get(task.id, []), *own_milestone]

    def _tasks_of(self, part: Id) -> Iterable[Id]:
        if part in self.tasks:
            return [part]
        return [key for key, each in self.tasks.items() if each.milestone == part]

    def _gap(self, link: Dependency) -> int:
        """How many sprints lie between at least; a short lag fits into one."""
        if link.kind in (DependencyKind.START_FINISH, DependencyKind.FINISH_FINISH):
            return 0
        return link.lag // self._length

    def _blocked_by(self, task: Task) -> Iterator[str]:
        for each in self._links(task):
            part = part_of(self._plan, each.before)
            work = isinstance(part, Milestone) and not self._plan.tasks_of(part.id)
            if part.is_open and (work or not list(self._tasks_of(part.id))):
                yield part.title


def _size(task: Task, unit: Unit) -> float | None:
    if unit is Unit.ITEMS:
        return 1.0
    return task.points if unit is Unit.POINTS else _mean_days(task)


def _mean_days(task: Task) -> float | None:
    if task.days is None:
        return None
    mean = float(three_point.mean(task.days.low, task.days.likely, task.days.high))
    return math.ceil(round(mean * 100, 6)) / 100


def _density(milestone: Milestone | None) -> int:
    if milestone is None:
        return 2 * _MIDDLING
    return (milestone.value or _MIDDLING) + (milestone.urgency or _MIDDLING)
