"""What is due and when it is looked at again, as all-day events that any calendar takes in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from milepost.export.wording import Wording
from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.reviewing import review_due
from milepost.plan.risks import RiskStatus


class Dated(NamedTuple):
    """A day in the plan: its ``kind`` chooses the words, ``id`` keeps it the same event."""

    kind: str
    id: str
    on: date
    title: str
    owner: str = ""
    told: str = ""


def ics(board: Board, plan: Plan, *, as_of: date, language: str, name: str = "") -> bytes:
    """Open due dates, actions and reviews as all-day events.

    An event keeps its UID for as long as its part is in the plan, so that a calendar that takes in
    a later file moves what it has and adds nothing twice.

    Args:
        board: whose entries say when the plan was begun.
        plan: the plan as it stood.
        as_of: the day of which it tells.
        language: of the titles.
        name: tells this plan from others of the same title, such as its id in a store.
    """
    wording = Wording(language)
    calendar = Calendar()
    calendar.add("prodid", "-//Milepost//Milepost//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plan.title)
    of = _of(board, plan, name)
    stamp = datetime.combine(as_of, time(), UTC)
    for each in sorted(
        dated(plan, _begun(board, as_of)), key=lambda day: (day.on, day.kind, day.id)
    ):
        calendar.add_component(_event(each, of, stamp, wording))
    return bytes(calendar.to_ical())


def dated(plan: Plan, begun: date) -> Iterator[Dated]:
    """All days of a plan at which something is still to happen, whether or not they have passed."""
    yield from _due(plan)
    yield from _looked_at(plan, begun)


def _due(plan: Plan) -> Iterator[Dated]:
    for milestone in plan.milestones.values():
        if milestone.is_open and milestone.due:
            owner, told = _name(plan, milestone.owner), milestone.outcome
            yield Dated("milestone", milestone.id, milestone.due, milestone.title, owner, told)
    for task in plan.tasks.values():
        if task.is_open and task.due:
            yield Dated("task", task.id, task.due, task.title, _name(plan, task.owner))
    for action in plan.actions.values():
        if action.done_on is None:
            yield Dated("action", action.id, action.due, action.text, _name(plan, action.owner))


def _looked_at(plan: Plan, begun: date) -> Iterator[Dated]:
    for risk in plan.risks.values():
        if risk.review_on and risk.status is RiskStatus.OPEN:
            owner, told = _name(plan, risk.owner), risk.mitigation
            yield Dated("risk", risk.id, risk.review_on, risk.event, owner, told)
    if due := review_due(plan, begun):
        yield Dated("review", "plan", due, plan.title)


def _name(plan: Plan, person: Id | None) -> str:
    return plan.people[person].name if person in plan.people else ""


def _event(day: Dated, of: str, stamp: datetime, wording: Wording) -> Event:
    event = Event()
    event.add("uid", f"{day.kind}-{day.id}.{of}@milepost")
    event.add("dtstamp", stamp)
    event.add("dtstart", day.on)
    if day.on < date.max:
        event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", wording.say(f"take.event.{day.kind}", title=" ".join(day.title.split())))
    lines = [wording.say("take.owner", name=day.owner)] if day.owner else []
    if told := "\n\n".join([*lines, *filter(None, [day.told])]):
        event.add("description", told)
    event.add("transp", "TRANSPARENT")
    return event


def _begun(board: Board, otherwise: date) -> date:
    return board.entries[0].at.date() if board.entries else otherwise


def _of(board: Board, plan: Plan, name: str) -> str:
    """What stands for the plan in all its UIDs, whatever it is called later."""
    opened = (
        each.event.plan.title for each in board.entries if isinstance(each.event, events.PlanOpened)
    )
    title = next(opened, plan.title)
    return hashlib.sha256(f"{name}\0{title}".encode()).hexdigest()[:16]
