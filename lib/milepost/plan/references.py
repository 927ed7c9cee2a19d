"""Every reference within a plan leads somewhere: one small rule per relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from milepost.plan.faults import Fault
from milepost.plan.parts import Part

if TYPE_CHECKING:
    from milepost.plan.plan import Plan


class _Reference(NamedTuple):
    part: str
    to: str | None
    among: Mapping[str, Part]
    rule: str


def check_references(plan: Plan) -> None:
    """Raise the :class:`Fault` of the first part that is misfiled or refers to nothing."""
    for parts in _shelves(plan):
        for key, part in parts.items():
            if part.id != key:
                raise Fault("filed_under_other_id", key=key, id=part.id)
    for shared in plan.milestones.keys() & plan.tasks.keys():
        raise Fault("id_of_two_parts", id=shared)
    for each in _references(plan):
        if each.to is not None and each.to not in each.among:
            raise Fault(each.rule, id=each.part, **{each.rule.removesuffix("_unknown"): each.to})


def is_needed(plan: Plan, person: str) -> bool:
    """Whether any part of the plan refers to ``person``."""
    return any(each.to == person for each in _to_people(plan))


def _shelves(plan: Plan) -> tuple[Mapping[str, Part], ...]:
    return (
        plan.people,
        plan.milestones,
        plan.tasks,
        plan.dependencies,
        plan.risks,
        plan.assignments,
        plan.estimates,
        plan.sprints,
        plan.forecasts,
        plan.feedback,
        plan.reviews,
        plan.decisions,
        plan.actions,
    )


def _references(plan: Plan) -> Iterator[_Reference]:
    yield from _to_people(plan)
    yield from _to_milestones_and_tasks(plan)
    yield from _to_either(plan)


def _to_people(plan: Plan) -> Iterator[_Reference]:
    owned = (plan.milestones, plan.tasks, plan.risks, plan.actions)
    for part in (part for parts in owned for part in parts.values()):
        yield _Reference(part.id, part.owner, plan.people, "owner_unknown")
    for assignment in plan.assignments.values():
        yield _Reference(assignment.id, assignment.person, plan.people, "assignee_unknown")


def _to_milestones_and_tasks(plan: Plan) -> Iterator[_Reference]:
    for task in plan.tasks.values():
        yield _Reference(task.id, task.milestone, plan.milestones, "part_unknown")
    for forecast in plan.forecasts.values():
        yield _Reference(forecast.id, forecast.milestone, plan.milestones, "part_unknown")
    for estimate in plan.estimates.values():
        yield _Reference(estimate.id, estimate.task, plan.tasks, "part_unknown")
    for sprint in plan.sprints.values():
        yield from _each(sprint.id, sprint.tasks, plan.tasks)


def _to_either(plan: Plan) -> Iterator[_Reference]:
    parts: dict[str, Part] = {**plan.milestones, **plan.tasks}
    for dependency in plan.dependencies.values():
        yield from _each(dependency.id, (dependency.before, dependency.after), parts)
    for risk in plan.risks.values():
        yield from _each(risk.id, risk.threatens, parts)
    for assignment in plan.assignments.values():
        yield from _each(assignment.id, (assignment.part,), parts)
    for feedback in plan.feedback.values():
        yield _Reference(feedback.id, feedback.about, parts, "part_unknown")
    for review in plan.reviews.values():
        yield from _each(review.id, review.about, {**parts, **plan.risks})


def _each(part: str, to: Iterable[str], among: Mapping[str, Part]) -> Iterator[_Reference]:
    return (_Reference(part, each, among, "part_unknown") for each in to)
