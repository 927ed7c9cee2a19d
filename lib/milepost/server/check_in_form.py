"""What an owner is asked in a check-in, and what their answers ask of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from milepost.plan import acts
from milepost.plan.events import MilestoneChanges, TaskChanges
from milepost.plan.faults import Fault
from milepost.plan.parts import Action, Id, Milestone, Status
from milepost.plan.plan import Plan
from milepost.plan.reviews import Review
from milepost.plan.work import Task, TaskStatus
from milepost.server.linked_page import made_id

#: How long a task that is done is asked about that does not say yet what it took.
_ASKED_AFTER: Final = timedelta(days=30)
#: When somebody looks again at what is in the way, unless they say when.
_LOOKED_AT_AFTER: Final = timedelta(days=7)

#: What was typed into a field of the form, by its name.
Typed = Callable[[str], str]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A part that somebody owns: what it is, what they may say of it, and what it says now."""

    id: Id
    title: str
    is_task: bool
    answers: tuple[str, ...]
    due: date | None = None
    started: bool = False
    under: str = ""


class Theirs(msgspec.Struct, frozen=True, kw_only=True):
    """All that one person is asked about."""

    parts: tuple[Asked, ...] = ()
    actions: tuple[Action, ...] = ()


def theirs(plan: Plan, person: Id, today: date) -> Theirs:
    """What a person owns and is asked about: nearest dates first, open tasks before done ones."""
    milestones = [m for m in plan.milestones_by_date() if m.owner == person and m.is_open]
    tasks = [task for task in plan.tasks.values() if task.owner == person]
    ahead = sorted((t for t in tasks if t.is_open), key=lambda t: (t.due or date.max, t.title))
    behind = [t for t in tasks if t.actual_days is None and _is_fresh(t, today)]
    actions = [a for a in plan.actions.values() if a.owner == person and a.done_on is None]
    return Theirs(
        parts=(
            *map(_milestone, milestones),
            *(_task(plan, task) for task in ahead),
            *(_task(plan, task) for task in behind),
        ),
        actions=tuple(sorted(actions, key=lambda action: action.due)),
    )


def _is_fresh(task: Task, today: date) -> bool:
    return task.done_on is not None and task.done_on >= today - _ASKED_AFTER


def _milestone(milestone: Milestone) -> Asked:
    answers = ("track", "done") if milestone.fixed else ("track", "later", "done")
    return Asked(
        id=milestone.id, title=milestone.title, is_task=False, answers=answers, due=milestone.due
    )


def _task(plan: Plan, task: Task) -> Asked:
    milestone = plan.milestones.get(task.milestone or "")
    started = task.status is TaskStatus.STARTED
    open_ones = ("track", "later", "done") if started else ("started", "track", "later", "done")
    return Asked(
        id=task.id,
        title=task.title,
        is_task=True,
        answers=open_ones if task.is_open else ("took",),
        due=task.due,
        started=started,
        under=milestone.title if milestone else "",
    )


def wanted(
    plan: Plan, person: Id, typed: Typed, once: str, today: date
) -> tuple[list[acts.PlannerAct], list[Fault]]:
    """What the answers of a person ask of the plan, and what is wrong with those that ask nothing.

    Args:
        plan: the plan.
        person: whose answers they are.
        typed: what stands in each field of the form.
        once: the form's own number, from which ids are made.
        today: the day of the answers.
    """
    found: list[acts.PlannerAct] = []
    faults: list[Fault] = []
    asked, told = theirs(plan, person, today), list[Id]()
    for part in asked.parts:
        try:
            if act := _about(part, plan, typed, today):
                found.append(act)
            if typed(f"on.{part.id}") or act:
                told.append(part.id)
        except Fault as fault:
            faults.append(fault)
    ticked = (action for action in asked.actions if typed(f"action.{action.id}"))
    done = (msgspec.structs.replace(action, done_on=today) for action in ticked)
    found += (acts.PutAction(action=action) for action in done)
    try:
        found += _in_the_way(person, typed, once, today)
    except Fault as fault:
        faults.append(fault)
    if told:
        review = Review(id=made_id("v", once, *told), on=today, about=tuple(told))
        found.append(acts.HoldReview(review=review))
    return found, faults


def _about(part: Asked, plan: Plan, typed: Typed, today: date) -> acts.PlannerAct | None:
    if part.is_task:
        task = _of_task(plan.tasks[part.id], part, typed, today)
        return acts.EditTask(task=part.id, changes=task) if task else None
    milestone = _of_milestone(part, typed, today)
    return acts.EditMilestone(milestone=part.id, changes=milestone) if milestone else None


def _of_milestone(part: Asked, typed: Typed, today: date) -> MilestoneChanges | None:
    match typed(f"on.{part.id}"):
        case "later":
            return MilestoneChanges(due=_day(part, typed))
        case "done":
            return MilestoneChanges(status=Status.DONE, done_on=today)
        case _:
            return None


def _of_task(task: Task, part: Asked, typed: Typed, today: date) -> TaskChanges | None:
    took = _took(part, typed)
    match typed(f"on.{part.id}"):
        case "started":
            return TaskChanges(status=TaskStatus.STARTED, started_on=task.started_on or today)
        case "later":
            return TaskChanges(due=_day(part, typed))
        case "done":
            changes = TaskChanges(status=TaskStatus.DONE, done_on=today)
        case _ if part.answers == ("took",) and took is not None:
            changes = TaskChanges()
        case _:
            return None
    return changes if took is None else msgspec.structs.replace(changes, actual_days=took)


def _day(part: Asked, typed: Typed) -> date:
    try:
        return date.fromisoformat(typed(f"due.{part.id}"))
    except ValueError:
        raise Fault("check_in_no_date", part=part.title) from None


def _took(part: Asked, typed: Typed) -> float | None:
    value = typed(f"took.{part.id}").replace(",", ".")
    if not value:
        return None
    try:
        days = float(value)
    except ValueError:
        days = -1.0
    if not 0 <= days <= 1000:
        raise Fault("check_in_no_days", part=part.title, value=value[:20])
    return days


def _in_the_way(person: Id, typed: Typed, once: str, today: date) -> Iterator[acts.PlannerAct]:
    """What is in the way becomes an action of whoever said so, until a room takes it up."""
    text = typed("way")
    if not text:
        return
    given = typed("way_due")
    try:
        due = date.fromisoformat(given) if given else today + _LOOKED_AT_AFTER
    except ValueError:
        raise Fault("check_in_no_date", part=text[:60]) from None
    yield acts.PutAction(
        action=Action(id=made_id("a", once, text), text=text, owner=person, due=due)
    )
