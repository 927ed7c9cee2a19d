"""What sprints completed whose time is up: their done tasks, in the unit of their commitment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from milepost.plan.plan import Plan
from milepost.plan.work import Sprint, Task, TaskStatus

#: A sprint that began on a Monday is over on its last Friday, when the next is often planned.
_WEEKEND = timedelta(days=3)


def ended_sprints(plan: Plan, today: date) -> Iterator[Sprint]:
    """The sprints that are over on ``today`` and do not say yet what they completed, saying it.

    A sprint that names no tasks is left alone: nobody can tell what it completed.
    """
    for sprint in plan.sprints.values():
        end = sprint.start + timedelta(weeks=sprint.weeks)
        tasks = [plan.tasks[key] for key in sprint.tasks if key in plan.tasks]
        if sprint.completed is None and tasks and today >= end - _WEEKEND:
            yield msgspec.structs.replace(sprint, completed=_completed(tasks))


def _completed(tasks: list[Task]) -> float:
    in_points = all(task.points is not None for task in tasks)
    done = (task for task in tasks if task.status is TaskStatus.DONE)
    return float(sum(task.points or 0 if in_points else 1 for task in done))
