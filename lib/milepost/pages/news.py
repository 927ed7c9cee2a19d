"""What the lobby says first: what was reached, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from milepost.pages.reading import day
from milepost.plan.board import Board
from milepost.plan.heard import heard
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan
from milepost.plan.readers import has_read
from milepost.plan.reviewing import checked_on
from milepost.widgets.markup import heading, items, sentence, table, typed
from milepost.words import quoted, say

#: How long a milestone that was reached is celebrated.
_FRESH = timedelta(days=14)
_NOTHING = "\u2013"


def news(board: Board, today: date) -> str:
    """What everyone should know before anything else, as HTML; nothing where there is nothing."""
    if board.plan is None:
        return ""
    reached = [m for m in board.plan.milestones.values() if _is_fresh(m, today)]
    told = ""
    if reached:
        latest = sorted(reached, key=lambda milestone: milestone.done_on or today, reverse=True)
        lines = (f"<strong>{typed(m.title)}</strong> {typed(_when(m))}" for m in latest)
        told = heading(say("page.news.reached", count=len(reached))) + items(lines)
    return f'<div class="reached" role="status">{told}</div>' if told else ""


def _is_fresh(milestone: Milestone, today: date) -> bool:
    return milestone.done_on is not None and milestone.done_on >= today - _FRESH


def _when(milestone: Milestone) -> str:
    return f"· {day(milestone.done_on)}" if milestone.done_on else ""


def review_told(due: date, today: date) -> str:
    """That the plan is to be looked at again, once it is; else when it will be."""
    if due <= today:
        return sentence(say("page.news.review_due", day=day(due)), "note")
    return sentence(say("page.news.review_next", day=day(due)), "quiet")


def milestones_told(plan: Plan) -> str:
    """The milestones of a plan with what their users said, as HTML."""
    kept = plan.milestones_by_date()
    if not kept:
        return sentence(say("page.milestones.none"), "quiet")
    columns = [say(f"page.milestones.{each}") for each in ("what", "when", "users")]
    return table(columns, (_milestone(plan, milestone) for milestone in kept))


def _milestone(plan: Plan, milestone: Milestone) -> Iterator[str]:
    owner = plan.people[milestone.owner].name if milestone.owner else say("page.milestones.nobody")
    status = say(f"page.status.{milestone.status}")
    yield typed(milestone.title) + sentence(f"{status} · {owner}", "quiet")
    on = milestone.done_on or milestone.due
    yield ("✓ " if milestone.done_on else "") + (day(on) if on else _NOTHING)
    yield _voices(plan, milestone)


def _voices(plan: Plan, milestone: Milestone) -> str:
    said = heard(plan, milestone.id)
    if said is None:
        return _NOTHING
    counts = (("keep", said.keep), ("change", said.change), ("stop", said.stop))
    parts = [say("screen.card.heard", count=said.voices)]
    parts += [say(f"screen.card.heard.{key}", number=number) for key, number in counts if number]
    words = sentence(quoted(said.latest[0]), "quiet") if said.latest else ""
    return typed(" · ".join(parts)) + words


def people_told(plan: Plan) -> str:
    """Who has checked in, and who has seen the current plan, as HTML."""
    people = list(plan.people.values())
    if not people:
        return sentence(say("page.people.none"), "quiet")
    read = sum(has_read(plan, person) for person in people)
    columns = [say(f"page.between.{each}") for each in ("who", "checked_in", "has_read")]
    rows = []
    for person in people:
        told = checked_on(plan, _owned(plan, person.id))
        seen = say("page.between.yes") if has_read(plan, person) else _seen(person.seen_on)
        rows.append((typed(person.name), day(told) if told else _NOTHING, seen))
    summary = say("page.between.readers", read=read, people=len(people))
    return sentence(summary) + table(columns, rows)


def _owned(plan: Plan, person: Id) -> set[Id]:
    milestones = {key for key, each in plan.milestones.items() if each.owner == person}
    return milestones | {key for key, each in plan.tasks.items() if each.owner == person}


def _seen(on: date | None) -> str:
    return say("page.between.older", day=day(on)) if on else _NOTHING
