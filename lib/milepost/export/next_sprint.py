"""The sprint that runs, the one that was planned, or the one that one could plan now."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pandas as pd

from milepost import methods
from milepost.export.document import Picture, Spoken
from milepost.export.results import Record
from milepost.methods.sprint_planning import SprintPlan
from milepost.plan.plan import Plan
from milepost.plan.work import Sprint, Task


class SprintTask(Record, frozen=True, kw_only=True):
    """A task of a sprint: who does it, how large it is in the sprint's unit, how it stands."""

    title: str
    status: str
    owner: str = ""
    size: float | None = None


class NextSprint(Record, frozen=True, kw_only=True):
    """A sprint, as the plan has it or as the method proposes it (``planned`` is false).

    ``capacity`` is in working days of all, ``size`` in ``unit``; in ``hundred`` of 100 such sprints
    all of it is finished, None where nothing tells. ``says`` tells it in sentences.
    """

    planned: bool
    start: date
    end: date
    weeks: int
    goal: str
    capacity: float
    unit: str
    size: float
    hundred: int | None
    says: Spoken
    picture: Picture | None
    tasks: tuple[SprintTask, ...]


def next_sprint(plan: Plan, day: date) -> NextSprint | None:
    """The sprint that runs on ``day`` or comes next; else what would fit into one from then on.

    None where there are no people, or nothing to choose from.
    """
    if not plan.people or not any(task.is_open for task in plan.tasks.values()):
        return None
    method = methods.sprint_planning
    sprint = _known(plan, day)
    if sprint is None:
        start = _next_start(plan, day)
        found = method.plan_sprint(plan, start, _weeks(plan))
        return _told(plan, found, None, [plan.tasks[key] for key in found.chosen["id"]])
    found = method.chosen_sprint(plan, sprint.start, sprint.weeks, sprint.tasks)
    return _told(plan, found, sprint, [plan.tasks[k] for k in sprint.tasks if k in plan.tasks])


def _known(plan: Plan, day: date) -> Sprint | None:
    """The first sprint that is not over, if any of its tasks is known."""
    ahead = [
        each
        for each in plan.sprints.values()
        if each.completed is None and each.tasks and _end(each.start, each.weeks) >= day
    ]
    return min(ahead, key=lambda each: (each.start, each.id), default=None)


def _next_start(plan: Plan, day: date) -> date:
    """The day after the last sprint, or today where that is past."""
    ends = [_end(each.start, each.weeks) for each in plan.sprints.values()]
    return max(max(ends, default=day) + timedelta(days=1), day) if ends else day


def _weeks(plan: Plan) -> int:
    last = max(plan.sprints.values(), key=lambda each: each.start, default=None)
    return last.weeks if last else 2


def _end(start: date, weeks: int) -> date:
    return start + timedelta(weeks=weeks, days=-1)


def _told(plan: Plan, found: SprintPlan, sprint: Sprint | None, tasks: list[Task]) -> NextSprint:
    method = methods.sprint_planning
    sizes = dict(zip(found.items["id"], found.items["size"], strict=True))
    chance = found.by_history if found.by_history is not None else found.by_estimates
    tell = partial(method.describe_sprint, found)
    return NextSprint(
        planned=sprint is not None,
        start=found.start,
        end=_end(found.start, found.weeks),
        weeks=found.weeks,
        goal=sprint.goal if sprint else "",
        capacity=round(_days(found, sprint), 1),
        unit=found.load.unit.value,
        size=round(float(found.chosen["size"].fillna(0).sum()), 1),
        hundred=min(max(round(100 * chance), 1), 99) if tasks and chance is not None else None,
        says=Spoken(tell),
        picture=Picture(draw=partial(method.draw_sprint, found), say=tell) if tasks else None,
        tasks=tuple(
            SprintTask(
                title=task.title,
                status=task.status.value,
                owner=plan.people[task.owner].name if task.owner else "",
                size=_size(sizes.get(task.id)),
            )
            for task in tasks
        ),
    )


def _days(found: SprintPlan, sprint: Sprint | None) -> float:
    told = sprint.capacity if sprint else None
    return float(found.capacity["days"].sum()) if told is None else told


def _size(size: float | None) -> float | None:
    return None if pd.isna(size) else round(float(size or 0), 1)
