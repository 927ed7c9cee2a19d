"""What waits for what: the links between activities, and the days of what was waited for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.methods.network.activity import FROM_START, GATE, TO_FINISH, Link
from milepost.methods.network.planned import part_of, planned_tasks
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.work import Dependency, DependencyKind, Task, TaskStatus

__all__ = ["came_on", "links_between", "links_within"]


def links_within(plan: Plan) -> Iterator[Link]:
    """Each milestone's tasks come after the point at which it may begin, and before it."""
    for task in planned_tasks(plan).values():
        if task.milestone is not None:
            yield Link(f"{task.milestone}{GATE}", task.id, DependencyKind.START_START)
            yield Link(task.id, task.milestone)


def links_between(plan: Plan) -> Iterator[Link]:
    """The dependencies of the plan, between whichever activities have those ends."""
    home = {task.id: task.milestone for task in planned_tasks(plan).values()}
    with_tasks = set(home.values())
    for each in plan.dependencies.values():
        # What a milestone's own task gives it, it needs to be reached, and not to begin.
        to_own = home.get(each.before) == each.after
        after = each.after if to_own else _after(each, with_tasks)
        yield Link(_before(each, with_tasks), after, each.kind, each.lag)


def came_on(plan: Plan, link: Link) -> date | None:
    """The day on which the end that ``link`` waits for came; None as long as it has not."""
    part = part_of(plan, link.before.removesuffix(GATE))
    return _began(plan, part) if link.kind in FROM_START else part.done_on


def _before(each: Dependency, with_tasks: set[Id | None]) -> str:
    is_gate = each.kind in FROM_START and each.before in with_tasks
    return f"{each.before}{GATE}" if is_gate else each.before


def _after(each: Dependency, with_tasks: set[Id | None]) -> str:
    is_gate = each.kind not in TO_FINISH and each.after in with_tasks
    return f"{each.after}{GATE}" if is_gate else each.after


def _began(plan: Plan, part: Task | Milestone) -> date | None:
    """When it began, or the first day on which it was known to have begun."""
    if isinstance(part, Milestone):
        begun = [_began(plan, task) for task in plan.tasks_of(part.id)]
        return min((day for day in begun if day is not None), default=part.done_on)
    if part.status in (TaskStatus.STARTED, TaskStatus.DONE):
        return part.started_on or part.done_on
    return None
