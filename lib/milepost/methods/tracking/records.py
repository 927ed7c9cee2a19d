"""What was finished, with what was first said of it: the record that estimates are judged by."""

from __future__ import annotations

import numpy as np
import pandas as pd

from milepost.methods.frames import framed
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus

__all__ = ["records"]

_COLUMNS = ("title", "person", "estimate", "actual", "low", "high", "size", "unit")


def records(plan: Plan) -> pd.DataFrame:
    """The finished tasks of a plan whose actual days are known.

    Only original estimates count; an estimate that was corrected while the work went on would
    flatter everybody. Where any task was first estimated in days, only such tasks are given.
    Otherwise points stand in for days at the team's own rate, the geometric mean of days per
    point: then the bias over all is 1 by construction, and only spread and groups tell.

    Returns:
        ``title``, ``person`` (the owner's name or None), ``estimate`` and ``actual`` in days,
        ``low`` and ``high`` (the one-in-ten points of the first estimate, None if nobody gave a
        spread), ``size`` (the first points, None if there are none; the column is left out if
        that is so for all), ``unit`` the estimate was made in (days or points).
    """
    done = [
        each
        for each in plan.tasks.values()
        if each.status is TaskStatus.DONE and each.actual_days is not None
    ]
    in_days = [each for each in done if each.original_days is not None]
    in_points = [each for each in done if each.original_points is not None]
    rows = [_in_days(plan, each) for each in in_days] if in_days else _in_points(plan, in_points)
    found = framed(rows, _COLUMNS)
    return found.drop(columns="size") if found["size"].isna().all() else found


def _in_days(plan: Plan, task: Task) -> tuple[object, ...]:
    first = task.original_days
    assert first is not None  # noqa: S101 - chosen for it
    low, high = (first.low, first.high) if first.has_spread else (None, None)
    size = task.original_points
    return (task.title, _owner(plan, task), first.likely, task.actual_days, low, high, size, "days")


def _in_points(plan: Plan, tasks: list[Task]) -> list[tuple[object, ...]]:
    pairs = [(each.original_points or 0.0, each.actual_days or 0.0) for each in tasks]
    logs = [np.log(actual / points) for points, actual in pairs if points > 0 and actual > 0]
    rate = float(np.exp(np.mean(logs))) if logs else 1.0
    return [
        (each.title, _owner(plan, each), points * rate, actual, None, None, points, "points")
        for each, (points, actual) in zip(tasks, pairs, strict=True)
    ]


def _owner(plan: Plan, task: Task) -> str | None:
    return plan.people[task.owner].name if task.owner else None
