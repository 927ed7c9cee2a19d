"""What an owner's answers in a check-in ask of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from milepost.plan import acts
from milepost.plan.events import MilestoneChanges, TaskChanges
from milepost.plan.faults import Fault
from milepost.plan.parts import Action, Id, Status
from milepost.plan.plan import Plan
from milepost.plan.reviews import Review
from milepost.plan.values import number_in
from milepost.plan.work import Task, TaskStatus
from milepost.server.check_in_asked import Asked, theirs
from milepost.server.linked_page import made_id

#: When somebody looks again at what is in the way, unless they say when.
_LOOKED_AT_AFTER: Final = timedelta(days=7)

#: What was typed into a field of the form, by its name.
Typed = Callable[[str], str]


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
            if act or _answer(part, typed):
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


def _answer(part: Asked, typed: Typed) -> str:
    """What was said of a part, if it could be said of it."""
    given = typed(f"on.{part.id}")
    return given if given in part.answers else ""


def _of_milestone(part: Asked, typed: Typed, today: date) -> MilestoneChanges | None:
    match _answer(part, typed):
        case "later":
            return MilestoneChanges(due=_day(part, typed))
        case "done":
            return MilestoneChanges(status=Status.DONE, done_on=today)
        case "reopened":
            return MilestoneChanges(status=Status.COMMITTED, done_on=None)
        case _:
            return None


def _of_task(task: Task, part: Asked, typed: Typed, today: date) -> TaskChanges | None:
    took = _took(part, typed) if part.asks_took else None
    match _answer(part, typed):
        case "started":
            return TaskChanges(status=TaskStatus.STARTED, started_on=task.started_on or today)
        case "later":
            return TaskChanges(due=_day(part, typed))
        case "reopened":
            return TaskChanges(status=TaskStatus.STARTED, done_on=None)
        case "done":
            changes = TaskChanges(status=TaskStatus.DONE, done_on=today)
        case _ if took is not None and not task.is_open:
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
    value = typed(f"took.{part.id}")
    if not value:
        return None
    days = number_in(value)
    if days is None or not 0 <= days <= 1000:
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
