"""The days that people's work takes by each date it is promised for, against those they have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import pandas as pd

from milepost.methods.frames import framed
from milepost.methods.network.planned import planned_milestones, planned_tasks
from milepost.methods.role_clarity.availability import Availability, days_left
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.work import Task

__all__ = ["DEMAND_COLUMNS", "demand", "work_of"]

DEMAND_COLUMNS = ("person", "due", "days_needed", "days_available", "over")


def demand(plan: Plan, today: date) -> pd.DataFrame:
    """For each person and date, the days of all work promised by then, and those they have.

    Whatever the order of the work: where more days are needed than there are, no schedule keeps
    all dates up to that one. A task is due on its own date or its milestone's, the earlier one;
    what was due before today still takes its days. Tasks without estimate, owner or date count
    nothing.

    Args:
        plan: any plan.
        today: the morning from which days count.

    Returns:
        ``person due days_needed days_available over``: needed are mean days of the person's own
        work, both counted from ``today`` up to and including ``due``; ``over`` is by how many
        days they are short, 0 where they are not. By person, then date.

    Raises:
        Fault: the calendar's country is unknown.

    Source: the processor-demand test of Baruah, Mok & Rosier (1990), for one person.
    """
    there = Availability(plan, today)
    work = work_of(plan)
    days = days_left(plan, work, today)
    owed = sorted(
        (task.owner, due, days[task.id])
        for task in work
        if task.owner is not None and task.id in days and (due := _due(plan, task)) is not None
    )
    rows: list[tuple[object, ...]] = []
    for person, theirs in groupby(owed, key=lambda each: each[0]):
        needed = 0.0
        for due, same in groupby(theirs, key=lambda each: each[1]):
            needed += sum(each[2] for each in same)
            if due >= today:
                available = there.between(person, 0, there.days.finish(due))
                over = max(0.0, round(needed - available, 6))
                rows.append((person, due, needed, available, over))
    return framed(rows, DEMAND_COLUMNS)


def work_of(plan: Plan) -> list[Task]:
    """The tasks still to be done, and open milestones with days of their own as tasks."""
    milestones = (each for each in planned_milestones(plan).values() if not plan.tasks_of(each.id))
    own = (
        Task(id=each.id, title=each.title, owner=each.owner, days=each.days, due=each.due)
        for each in milestones
    )
    return [*planned_tasks(plan).values(), *own]


def _due(plan: Plan, task: Task) -> date | None:
    return min(_dues(plan, task), default=None)


def _dues(plan: Plan, task: Task) -> Iterator[date]:
    milestone: Id | None = task.milestone
    if task.due is not None:
        yield task.due
    if milestone is not None and (due := plan.milestones[milestone].due) is not None:
        yield due
