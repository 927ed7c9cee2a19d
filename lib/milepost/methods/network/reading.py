"""The activities of a plan, and the days that what is done by now leaves to them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from milepost.methods.network.activity import (
    FROM_START,
    GATE,
    TO_FINISH,
    Activity,
    ActivityKind,
    Link,
    WorkRules,
)
from milepost.methods.network.effort import Effort, whole
from milepost.methods.network.links import came_on, links_between
from milepost.methods.network.planned import planned_milestones, planned_tasks
from milepost.methods.working_days import WorkingDays
from milepost.plan.parts import Kind, Milestone
from milepost.plan.plan import Plan
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Task, TaskKind, TaskStatus

__all__ = ["activities"]


def activities(plan: Plan, days: WorkingDays, rules: WorkRules) -> Iterator[Activity]:
    """All that is still to be done, with the first day on which each may begin."""
    reading = _Reading(plan, days, rules)
    for activity in reading.unreleased():
        yield reading.released(activity)


class _Reading:
    def __init__(self, plan: Plan, days: WorkingDays, rules: WorkRules) -> None:
        self._plan, self._days = plan, days
        self._effort = Effort(plan, days, rules)
        self._tasks = planned_tasks(plan)
        self._whole = set(self._unsized())
        self._come: dict[str, list[tuple[Link, int]]] = {}
        for link in links_between(plan):
            if (day := self._end_that_came(link)) is not None:
                self._come.setdefault(link.after, []).append((link, day))

    def _unsized(self) -> Iterator[str]:
        """The milestones whose own range is all that is known of the tasks still open."""
        work: dict[str, bool] = {}
        for task in self._tasks.values():
            if task.milestone:
                sized = self._effort.of_task(task) is not None
                work[task.milestone] = work.get(task.milestone, False) or sized
        for key, milestone in planned_milestones(self._plan).items():
            if milestone.days is not None and not work.get(key, True):
                yield key

    def _end_that_came(self, link: Link) -> int | None:
        day = came_on(self._plan, link)
        if day is None:
            return None
        return self._days.number(day) if link.kind in FROM_START else self._days.finish(day)

    def unreleased(self) -> Iterator[Activity]:
        """The activities by themselves."""
        with_tasks = {task.milestone for task in self._tasks.values()}
        for task in self._tasks.values():
            yield self._of_task(task)
        for key, milestone in planned_milestones(self._plan).items():
            yield self._of_milestone(milestone)
            if key in with_tasks:
                yield _gate(milestone)

    def released(self, activity: Activity) -> Activity:
        """The activity, no earlier than what has come by now allows."""
        bounds = [
            self._first_start(activity, link, day) for link, day in self._come.get(activity.id, ())
        ]
        return replace(activity, earliest=max(activity.earliest, 0, *bounds))

    def _first_start(self, activity: Activity, link: Link, day: int) -> int:
        if link.kind in TO_FINISH:
            own = self._effort.own(activity.owner)
            return own.first_start(day + link.lag, activity.duration)
        return 0 if self._is_started(activity) else day + link.lag

    def _is_started(self, activity: Activity) -> bool:
        task = self._plan.tasks.get(activity.id)
        return task is not None and task.status is TaskStatus.STARTED

    def _of_task(self, task: Task) -> Activity:
        spread = self._effort.of_task(task)
        is_open = task.status is TaskStatus.OPEN
        return Activity(
            id=task.id,
            part=task.id,
            title=task.title,
            kind=ActivityKind.TASK,
            duration=self._length(task, spread),
            spread=spread,
            owner=task.owner,
            milestone=task.milestone,
            earliest=self._days.number(task.earliest) if task.earliest and is_open else 0,
            due=self._days.finish(task.due) if task.due else None,
            research=task.kind is TaskKind.RESEARCH,
            estimated=spread is not None,
        )

    def _length(self, task: Task, spread: ThreePoint | None) -> int:
        if spread is None and task.milestone in self._whole:
            return 0  # its work lies within the milestone's own range
        return whole((spread or self._effort.of_unknown(task)).likely)

    def _of_milestone(self, milestone: Milestone) -> Activity:
        has_tasks = bool(self._plan.tasks_of(milestone.id))
        counts = not has_tasks or milestone.id in self._whole
        spread = self._effort.of_milestone(milestone) if counts else None
        activity = Activity(
            id=milestone.id,
            part=milestone.id,
            title=milestone.title,
            kind=ActivityKind.MILESTONE,
            duration=whole(spread.likely) if spread else 0,
            spread=spread,
            owner=milestone.owner if spread else None,
            milestone=milestone.id,
            due=self._days.finish(milestone.due) if milestone.due else None,
            fixed=milestone.fixed,
            research=milestone.kind is Kind.RESEARCH,
            estimated=has_tasks or spread is not None or milestone.kind is Kind.DECISION,
        )
        return self._no_earlier_than_fixed(activity)

    def _no_earlier_than_fixed(self, activity: Activity) -> Activity:
        if not activity.fixed or activity.due is None:
            return activity
        own = self._effort.own(activity.owner)
        return replace(activity, earliest=own.latest_start(activity.due, activity.duration))


def _gate(milestone: Milestone) -> Activity:
    return Activity(
        id=f"{milestone.id}{GATE}",
        part=milestone.id,
        title=milestone.title,
        kind=ActivityKind.GATE,
        milestone=milestone.id,
    )
