"""What was finished in each stretch of weeks, for plans that were kept in no sprints."""

from __future__ import annotations

from datetime import date
from typing import Final

import pandas as pd

from milepost.methods.day_steps import days_on
from milepost.methods.frames import framed
from milepost.methods.tracking.remaining import Unit, remaining
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus

__all__ = ["throughput"]

#: Stretches that are looked back on; what a team was years ago tells little of it now.
MOST: Final = 26


def throughput(plan: Plan, today: date, *, weeks: int = 2) -> pd.DataFrame:
    """What a plan's tasks say of its past: a row for each stretch, oldest first, up to ``today``.

    Counted as what is left to do: in points, where a task without them counts as much as others
    do on average, or in tasks. The first stretch is the first in which a task was finished.

    Args:
        plan: its tasks, with the days on which they were done.
        today: the day up to which stretches reach; what is finished on it is not in yet.
        weeks: how long each is.

    Returns:
        ``start``, ``weeks`` and ``completed``, as of sprints that are over.
    """
    done = [each for each in plan.tasks.values() if _finished_before(each, today)]
    length = 7 * weeks
    sums: dict[int, float] = {}
    for day, size in zip(_days(done), _sizes(plan, done), strict=True):
        back = ((today - day).days - 1) // length
        sums[back] = sums.get(back, 0.0) + size
    oldest = min(max(sums, default=-1), MOST - 1)
    rows = (
        (days_on(today, -length * (back + 1)), weeks, sums.get(back, 0.0))
        for back in range(oldest, -1, -1)
    )
    return framed(rows, ("start", "weeks", "completed"))


def _finished_before(task: Task, today: date) -> bool:
    return task.status is TaskStatus.DONE and task.done_on is not None and task.done_on < today


def _days(done: list[Task]) -> list[date]:
    return [each.done_on for each in done if each.done_on is not None]


def _sizes(plan: Plan, done: list[Task]) -> list[float]:
    sized = [each.points for each in done if each.points is not None]
    left = remaining(plan)
    if not sized or (left.tasks and left.unit is not Unit.POINTS):
        return [1.0] * len(done)
    usual = sum(sized) / len(sized)
    return [usual if each.points is None else each.points for each in done]
