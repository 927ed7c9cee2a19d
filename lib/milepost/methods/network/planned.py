"""Which parts of a plan are still meant to be done."""

from __future__ import annotations

from milepost.plan.parts import Id, Milestone, MoSCoW, Status
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus

__all__ = ["is_planned", "part_of", "planned_milestones", "planned_tasks"]


def is_planned(part: Task | Milestone) -> bool:
    """Whether it is open and meant to be done this time."""
    started = isinstance(part, Task) and part.status is TaskStatus.STARTED
    return part.is_open and (started or part.moscow is not MoSCoW.WONT)


def planned_milestones(plan: Plan) -> dict[Id, Milestone]:
    """The milestones still to be reached."""
    return {key: each for key, each in plan.milestones.items() if is_planned(each)}


def planned_tasks(plan: Plan) -> dict[Id, Task]:
    """The tasks still to be done; a milestone that is given up takes its tasks along."""
    return {
        key: each
        for key, each in plan.tasks.items()
        if is_planned(each) and not _is_given_up(plan, each.milestone)
    }


def part_of(plan: Plan, key: Id) -> Task | Milestone:
    """The task or milestone with that id."""
    return plan.tasks[key] if key in plan.tasks else plan.milestones[key]


def _is_given_up(plan: Plan, key: Id | None) -> bool:
    if key is None:
        return False
    milestone = plan.milestones[key]
    return milestone.status is Status.DROPPED or milestone.moscow is MoSCoW.WONT
