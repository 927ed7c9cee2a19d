"""Every reference within a plan leads somewhere: one small rule per relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import singledispatch
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from milepost.plan.faults import Fault
from milepost.plan.parts import Action, Milestone, Part
from milepost.plan.reviews import EstimateRound, Feedback, Forecast, Review
from milepost.plan.risks import Risk
from milepost.plan.work import Assignment, Dependency, Sprint, Task

if TYPE_CHECKING:
    from milepost.plan.plan import Plan


class _Reference(NamedTuple):
    to: str | None
    among: tuple[Mapping[str, Part], ...]
    rule: str


def check_references(plan: Plan) -> None:
    """Raise the :class:`Fault` of the first part that is misfiled or refers to nothing."""
    for parts in shelves(plan):
        for key, part in parts.items():
            if part.id != key:
                raise Fault("filed_under_other_id", key=key, id=part.id)
    for key in plan.milestones.keys() & plan.tasks.keys():
        raise Fault("id_of_two_parts", id=key)
    for part in chain.from_iterable(parts.values() for parts in shelves(plan)):
        check_part(plan, part)


def check_ids(plan: Plan) -> None:
    """Raise the :class:`Fault` of the first id that two cards of a plan share.

    No new plan may have one; a plan of old may, where it is that of a risk or an action.
    """
    shared = Counter(chain(plan.milestones, plan.tasks, plan.risks, plan.actions))
    for key, count in shared.items():
        if count > 1:
            raise Fault("id_of_two_parts", id=key)


def check_part(plan: Plan, part: Part) -> None:
    """Raise the :class:`Fault` of the first reference of ``part`` that leads nowhere."""
    for each in _references(part, plan):
        if each.to is not None and not any(each.to in parts for parts in each.among):
            raise Fault(each.rule, id=part.id, **{each.rule.removesuffix("_unknown"): each.to})


def is_needed(plan: Plan, person: str) -> bool:
    """Whether any part of the plan refers to ``person``."""
    owned = chain(*(parts.values() for parts in (plan.milestones, plan.tasks, plan.risks)))
    held = chain(plan.actions.values(), plan.assignments.values())
    found = (each for part in chain(owned, held) for each in _references(part, plan))
    return any(each.to == person and plan.people in each.among for each in found)


def shelves(plan: Plan) -> tuple[Mapping[str, Part], ...]:
    """All parts of a plan, by kind and then by id."""
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


@singledispatch
def _references(part: Part, plan: Plan) -> Iterator[_Reference]:
    return iter(())


def _owner(part: Milestone | Task | Risk | Action, plan: Plan) -> _Reference:
    return _Reference(part.owner, (plan.people,), "owner_unknown")


@_references.register(Milestone)
def _(part: Milestone, plan: Plan) -> Iterator[_Reference]:
    yield _owner(part, plan)


@_references.register(Action)
def _(part: Action, plan: Plan) -> Iterator[_Reference]:
    yield _owner(part, plan)


@_references.register(Task)
def _(part: Task, plan: Plan) -> Iterator[_Reference]:
    yield _owner(part, plan)
    yield _Reference(part.milestone, (plan.milestones,), "part_unknown")


@_references.register(Risk)
def _(part: Risk, plan: Plan) -> Iterator[_Reference]:
    yield _owner(part, plan)
    yield from _to_work(part.threatens, plan)


@_references.register(Dependency)
def _(part: Dependency, plan: Plan) -> Iterator[_Reference]:
    return _to_work((part.before, part.after), plan)


@_references.register(Assignment)
def _(part: Assignment, plan: Plan) -> Iterator[_Reference]:
    yield _Reference(part.person, (plan.people,), "assignee_unknown")
    yield from _to_work((part.part,), plan)


@_references.register(Forecast)
def _(part: Forecast, plan: Plan) -> Iterator[_Reference]:
    yield _Reference(part.milestone, (plan.milestones,), "part_unknown")


@_references.register(EstimateRound)
def _(part: EstimateRound, plan: Plan) -> Iterator[_Reference]:
    yield _Reference(part.task, (plan.tasks,), "part_unknown")


@_references.register(Sprint)
def _(part: Sprint, plan: Plan) -> Iterator[_Reference]:
    return (_Reference(task, (plan.tasks,), "part_unknown") for task in part.tasks)


@_references.register(Feedback)
def _(part: Feedback, plan: Plan) -> Iterator[_Reference]:
    yield _Reference(part.about, (plan.milestones, plan.tasks), "part_unknown")


@_references.register(Review)
def _(part: Review, plan: Plan) -> Iterator[_Reference]:
    among = (plan.milestones, plan.tasks, plan.risks)
    return (_Reference(each, among, "part_unknown") for each in part.about)


def _to_work(ids: Iterable[str], plan: Plan) -> Iterator[_Reference]:
    among = (plan.milestones, plan.tasks)
    return (_Reference(each, among, "part_unknown") for each in ids)
