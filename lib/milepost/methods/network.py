"""A plan as a network: what is still to be done, how long it takes, what waits for what.

Timeline, backward planning, schedule and simulation all start here, so that they speak of the
same work. What is done or dropped, or will not be done this time, is no longer in it; what has
been started counts with what remains. Times are numbers of working days (see
:mod:`milepost.methods.working_days`) from ``today``.

A milestone with tasks is reached when they all are. It stands in the network twice: under its
own id as the point at which it is reached, and under ``ID~start`` as the point before its first
task, which waits for whatever the milestone waits for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter

import msgspec
from msgspec.structs import replace

from milepost.methods.working_days import OwnDays, WorkingDays
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Kind, Milestone, MoSCoW
from milepost.plan.plan import Plan
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Dependency, DependencyKind, Task, TaskKind, TaskStatus

__all__ = ["Activity", "ActivityKind", "Link", "Network", "WorkRules", "cycles", "network"]

_GATE = "~start"


class ActivityKind(StrEnum):
    """What an activity stands for: work, a milestone being reached, or its first task's start."""

    TASK = "task"
    MILESTONE = "milestone"
    GATE = "gate"


class Activity(msgspec.Struct, frozen=True, kw_only=True):
    """Something that takes time, or a point in time.

    ``duration`` counts whole working days of the team, ``spread`` the same as a good, likely and
    bad case (None: no days at all, or nobody has said). ``part`` is the task or milestone it
    belongs to. It starts at day ``earliest`` or later; ``due`` is the finish promised.
    """

    id: str
    part: Id
    title: str
    kind: ActivityKind
    duration: int = 0
    spread: ThreePoint | None = None
    owner: Id | None = None
    milestone: Id | None = None
    earliest: int = 0
    due: int | None = None
    fixed: bool = False
    research: bool = False
    estimated: bool = True


class Link(msgspec.Struct, frozen=True):
    """``after`` waits for ``before``, both ids of activities; ``lag`` in working days."""

    before: str
    after: str
    kind: DependencyKind = DependencyKind.FINISH_START
    lag: int = 0


class WorkRules(msgspec.Struct, frozen=True, kw_only=True):
    """How work is counted where the plan is silent.

    ``unknown_days`` stand for a task that nobody has estimated; ``days_per_point`` turns points
    into days, where only points are known.
    """

    unknown_days: float = 1.0
    days_per_point: float | None = None


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """What is still to be done. ``activities`` are in an order in which nothing comes too early."""

    days: WorkingDays
    activities: dict[str, Activity]
    links: tuple[Link, ...]
    own_days: dict[Id, OwnDays]

    def calendar(self, activity: Activity) -> OwnDays:
        """The days on which the activity can go on."""
        return self.own_days.get(activity.owner or "", _EVERY_DAY)


_EVERY_DAY = OwnDays()


_SILENT = WorkRules()


def network(plan: Plan, today: date, rules: WorkRules = _SILENT) -> Network:
    """What of ``plan`` is still to be done on the morning of ``today``.

    Raises:
        Fault: parts wait for each other in a circle, an owner has no days, or the calendar's
            country is unknown.
    """
    days = WorkingDays(plan.calendar, today)
    found = _Reading(plan, days, rules)
    activities = {activity.id: activity for activity in found.activities()}
    links = tuple(found.links(activities))
    _check_no_circle(activities, links)
    return Network(
        days=days,
        activities={key: activities[key] for key in _in_order(activities, links)},
        links=links,
        own_days={key: OwnDays(days.numbers(p.days_off)) for key, p in plan.people.items()},
    )


def cycles(plan: Plan) -> list[list[Id]]:
    """The circles in which parts wait for each other, one for each knot, shortest first.

    Each is a list of ids of tasks and milestones, of which each waits for the one before it, and
    the first for the last.
    """
    graph = _waiting(
        (Link(each.before, each.after) for each in _links_meant(plan)), _ids_of_work(plan)
    )
    found = []
    while (circle := _circle(graph)) is not None:
        found.append(_without_gates(circle))
        for each in circle:
            graph.pop(each)
        graph = {key: waits & graph.keys() for key, waits in graph.items()}
    return sorted(found, key=len)


def is_planned(part: Task | Milestone) -> bool:
    """Whether it is open and meant to be done this time."""
    started = isinstance(part, Task) and part.status is TaskStatus.STARTED
    return part.is_open and (started or part.moscow is not MoSCoW.WONT)


class _Reading:
    """One reading of a plan."""

    def __init__(self, plan: Plan, days: WorkingDays, rules: WorkRules) -> None:
        self._plan, self._days, self._rules = plan, days, rules
        self._milestones = {k: m for k, m in plan.milestones.items() if is_planned(m)}
        self._tasks = {k: t for k, t in plan.tasks.items() if self._is_planned(t)}
        self._with_tasks = {t.milestone for t in self._tasks.values() if t.milestone}

    def _is_planned(self, task: Task) -> bool:
        return is_planned(task) and (
            task.milestone is None
            or self._plan.milestones[task.milestone].moscow is not MoSCoW.WONT
        )

    def activities(self) -> Iterator[Activity]:
        released = self._released()
        for key, task in self._tasks.items():
            activity = self._of_task(task)
            yield replace(activity, earliest=max(activity.earliest, released.get(key, 0)))
        for key, milestone in self._milestones.items():
            activity = self._of_milestone(milestone)
            yield replace(activity, earliest=max(activity.earliest, released.get(key, 0)))
            if key in self._with_tasks:
                yield _gate(milestone, released.get(key, 0))

    def _released(self) -> dict[Id, int]:
        """By when parts may start that waited for what is done by now."""
        released: dict[Id, int] = {}
        for each in self._plan.dependencies.values():
            done_on = _part(self._plan, each.before).done_on
            if done_on is not None and each.kind is DependencyKind.FINISH_START:
                free = self._days.finish(done_on) + each.lag
                released[each.after] = max(free, released.get(each.after, 0))
        return released

    def _of_task(self, task: Task) -> Activity:
        spread = self._spread(task.days or self._from_points(task), task.owner)
        known = spread or self._spread(ThreePoint.exactly(self._rules.unknown_days), task.owner)
        remaining = self._remaining(task, known) if known else ThreePoint.exactly(0)
        return Activity(
            id=task.id,
            part=task.id,
            title=task.title,
            kind=ActivityKind.TASK,
            duration=_whole(remaining.likely),
            spread=remaining if spread else None,
            owner=task.owner,
            milestone=task.milestone,
            earliest=self._days.number(task.earliest) if task.earliest else 0,
            due=self._days.finish(task.due) if task.due else None,
            research=task.kind is TaskKind.RESEARCH,
            estimated=spread is not None,
        )

    def _of_milestone(self, milestone: Milestone) -> Activity:
        has_tasks = bool(self._plan.tasks_of(milestone.id))
        spread = None if has_tasks else self._spread(milestone.days, milestone.owner)
        due = self._days.finish(milestone.due) if milestone.due else None
        duration = _whole(spread.likely) if spread else 0
        return Activity(
            id=milestone.id,
            part=milestone.id,
            title=milestone.title,
            kind=ActivityKind.MILESTONE,
            duration=duration,
            spread=spread,
            owner=milestone.owner if duration else None,
            milestone=milestone.id,
            earliest=due - duration if milestone.fixed and due is not None else 0,
            due=due,
            fixed=milestone.fixed,
            research=milestone.kind is Kind.RESEARCH,
            estimated=has_tasks or spread is not None or milestone.kind is Kind.DECISION,
        )

    def _from_points(self, task: Task) -> ThreePoint | None:
        if task.points is None or self._rules.days_per_point is None:
            return None
        return ThreePoint.exactly(task.points * self._rules.days_per_point)

    def _spread(self, effort: ThreePoint | None, owner: Id | None) -> ThreePoint | None:
        """Days of effort as days of the team: who gives half the week takes twice as long."""
        if effort is None:
            return None
        stretch = 1.0 if owner is None else self._stretch(owner)
        return _scaled(effort, stretch)

    def _stretch(self, owner: Id) -> float:
        person = self._plan.people[owner]
        if person.days_per_week == 0:
            raise Fault("owner_without_days", person=person.name)
        return max(1.0, self._days.per_week / person.days_per_week)

    def _remaining(self, task: Task, spread: ThreePoint) -> ThreePoint:
        if task.status is not TaskStatus.STARTED or task.started_on is None:
            return spread
        worked = max(0, -self._days.number(task.started_on))
        # What was begun is not done before somebody says so: at least a day of it remains.
        left = [max(days - worked, min(1.0, days)) for days in msgspec.structs.astuple(spread)]
        return ThreePoint(low=left[0], likely=left[1], high=left[2])

    def links(self, activities: Mapping[str, Activity]) -> Iterator[Link]:
        for link in _links_meant(self._plan):
            if link.before in activities and link.after in activities:
                yield link


def _links_meant(plan: Plan) -> Iterator[Link]:
    """All links of the plan between activities, whether these are still open or not."""
    with_tasks = {task.milestone for task in plan.tasks.values() if _counts(plan, task)}
    for task in plan.tasks.values():
        if task.milestone is not None:
            yield Link(f"{task.milestone}{_GATE}", task.id, DependencyKind.START_START)
            yield Link(task.id, task.milestone)
    for each in plan.dependencies.values():
        yield Link(_before(each, with_tasks), _after(each, with_tasks), each.kind, each.lag)


def _counts(plan: Plan, task: Task) -> bool:
    wont = task.milestone and plan.milestones[task.milestone].moscow is MoSCoW.WONT
    return is_planned(task) and not wont


def _before(each: Dependency, with_tasks: set[Id | None]) -> str:
    from_start = each.kind in (DependencyKind.START_START, DependencyKind.START_FINISH)
    return f"{each.before}{_GATE}" if from_start and each.before in with_tasks else each.before


def _after(each: Dependency, with_tasks: set[Id | None]) -> str:
    to_start = each.kind in (DependencyKind.START_START, DependencyKind.FINISH_START)
    return f"{each.after}{_GATE}" if to_start and each.after in with_tasks else each.after


def _part(plan: Plan, key: Id) -> Task | Milestone:
    return plan.tasks[key] if key in plan.tasks else plan.milestones[key]


def _gate(milestone: Milestone, earliest: int) -> Activity:
    return Activity(
        id=f"{milestone.id}{_GATE}",
        part=milestone.id,
        title=milestone.title,
        kind=ActivityKind.GATE,
        milestone=milestone.id,
        earliest=earliest,
    )


def _scaled(effort: ThreePoint, by: float) -> ThreePoint:
    return ThreePoint(low=effort.low * by, likely=effort.likely * by, high=effort.high * by)


def _whole(days: float) -> int:
    """Whole days: what is begun takes a day, and 2.0000001 days are two."""
    return math.ceil(round(days, 6))


def _waiting(links: Iterable[Link], keys: Iterable[str]) -> dict[str, set[str]]:
    """What each activity waits for."""
    graph: dict[str, set[str]] = {key: set() for key in keys}
    for link in links:
        if link.before in graph and link.after in graph:
            graph[link.after].add(link.before)
    return graph


def _in_order(activities: Mapping[str, Activity], links: Iterable[Link]) -> Iterator[str]:
    return iter(TopologicalSorter(_waiting(links, activities)).static_order())


def _ids_of_work(plan: Plan) -> Iterator[str]:
    for key in (*plan.tasks, *plan.milestones):
        if _part(plan, key).status != "dropped":
            yield key
            yield f"{key}{_GATE}"


def _circle(graph: Mapping[str, set[str]]) -> list[str] | None:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][:-1]
        return circle
    return None


def _without_gates(circle: Iterable[str]) -> list[Id]:
    """The parts of a circle, each once, in the order of waiting."""
    return list(dict.fromkeys(each.removesuffix(_GATE) for each in circle))


def _check_no_circle(activities: Mapping[str, Activity], links: Iterable[Link]) -> None:
    circle = _circle(_waiting(links, activities))
    if circle is not None:
        titles = [f"“{activities[each].title}”" for each in circle]
        raise Fault("dependency_circle", parts=" → ".join(dict.fromkeys(titles)))
