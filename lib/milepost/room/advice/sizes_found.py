"""Cards that were estimated larger than a sprint."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import sprint_planning
from milepost.methods.plan_check import Finding, Severity
from milepost.methods.tracking import Unit
from milepost.plan.agenda import Estimate, Select
from milepost.plan.agenda import Unit as Estimated
from milepost.plan.work import Task
from milepost.room.advice.found import Found, on_board
from milepost.room.advice.reading import Reading

_WEEKS, _DAYS_A_WEEK = 2, 5


def sizes_found(reading: Reading) -> Iterator[Found]:
    """The tasks whose agreed size no sprint of this team holds: to be split."""
    activity = reading.step.activity
    if not isinstance(activity, Estimate):
        return
    weeks = _weeks(reading)
    in_points = activity.unit is Estimated.POINTS
    most = _points(reading, weeks) if in_points else float(weeks * _DAYS_A_WEEK)
    if most is not None:
        yield from on_board(reading, _too_large(reading, most, in_points=in_points))


def _weeks(reading: Reading) -> int:
    """How long a sprint is: as this agenda has it, else as the last one was."""
    selects = (step.activity for step in reading.room.agenda.steps)
    planned = (each.weeks for each in selects if isinstance(each, Select) and each.sprint)
    past = (each.weeks for each in reversed(reading.plan.sprints.values()))
    return next(planned, None) or next(past, _WEEKS)


def _points(reading: Reading, weeks: int) -> float | None:
    """What a sprint holds with certainty, by the team's past; None where that is too short."""
    there = sprint_planning.capacity(reading.plan, reading.today, weeks)
    found = sprint_planning.load(reading.plan, there, reading.today, weeks)
    return found.safe if found.by_history and found.unit is Unit.POINTS else None


def _too_large(reading: Reading, most: float, *, in_points: bool) -> Iterator[Finding]:
    for part in reading.cards_by_part:
        task = reading.plan.tasks.get(part)
        size = _size(task, in_points=in_points) if task else None
        if task is not None and size is not None and size > most:
            yield Finding(
                rule="too_many_points" if in_points else "too_many_days",
                severity=Severity.WARNING,
                parts=(part,),
                evidence={"title": task.title, "size": float(size), "most": float(most)},
                words="method.advice",
            )


def _size(task: Task, *, in_points: bool) -> float | None:
    if in_points:
        return task.points
    return task.days.likely if task.days else None
