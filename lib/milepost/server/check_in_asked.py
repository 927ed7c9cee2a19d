"""What an owner is asked in a check-in: what they own, and what they may say of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from milepost.plan.parts import Action, Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.work import Task, TaskStatus

#: How long what is done can be said not to be after all, and a task be asked what it took.
_MAY_RETURN: Final = timedelta(days=7)
_ASKED_AFTER: Final = timedelta(days=30)

_BEHIND: Final = ("kept", "reopened")


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A part that somebody owns: what it is, what they may say of it, and what it says now.

    ``asks_took`` says whether it is asked how many days it took.
    """

    id: Id
    title: str
    is_task: bool
    answers: tuple[str, ...]
    due: date | None = None
    done_on: date | None = None
    started: bool = False
    asks_took: bool = False
    under: str = ""


class Theirs(msgspec.Struct, frozen=True, kw_only=True):
    """All that one person is asked about."""

    parts: tuple[Asked, ...] = ()
    actions: tuple[Action, ...] = ()


def theirs(plan: Plan, person: Id, today: date) -> Theirs:
    """What a person owns and is asked about: what is ahead, nearest first, then what is done."""
    milestones = [m for m in plan.milestones_by_date() if m.owner == person]
    tasks = [task for task in plan.tasks.values() if task.owner == person]
    ahead = sorted((t for t in tasks if t.is_open), key=lambda t: (t.due or date.max, t.title))
    reached = [m for m in milestones if _is_since(m.done_on, _MAY_RETURN, today)]
    behind = [task for task in tasks if _is_fresh(task, today)]
    actions = [a for a in plan.actions.values() if a.owner == person and a.done_on is None]
    return Theirs(
        parts=(
            *(_milestone(each) for each in milestones if each.is_open),
            *(_task(plan, task) for task in ahead),
            *map(_milestone, reached),
            *(_task(plan, task) for task in behind),
        ),
        actions=tuple(sorted(actions, key=lambda action: action.due)),
    )


def _is_fresh(task: Task, today: date) -> bool:
    asked = _ASKED_AFTER if task.actual_days is None else _MAY_RETURN
    return task.status is TaskStatus.DONE and _is_since(task.done_on, asked, today)


def _is_since(on: date | None, stretch: timedelta, today: date) -> bool:
    return on is not None and on >= today - stretch


def _milestone(milestone: Milestone) -> Asked:
    ahead = ("track", "done") if milestone.fixed else ("track", "later", "done")
    return Asked(
        id=milestone.id,
        title=milestone.title,
        is_task=False,
        answers=ahead if milestone.is_open else _BEHIND,
        due=milestone.due,
        done_on=milestone.done_on,
    )


def _task(plan: Plan, task: Task) -> Asked:
    milestone = plan.milestones.get(task.milestone or "")
    started = task.status is TaskStatus.STARTED
    ahead = ("track", "later", "done") if started else ("started", "track", "later", "done")
    return Asked(
        id=task.id,
        title=task.title,
        is_task=True,
        answers=ahead if task.is_open else _BEHIND,
        due=task.due,
        done_on=task.done_on,
        started=started,
        asks_took=task.actual_days is None,
        under=milestone.title if milestone else "",
    )
