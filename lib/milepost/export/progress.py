"""Retrospective and progress as a record: what became of promises, and where it leads.

A pure function of the board; everything is counted by ``methods.tracking``. What changed since the
last review is found by replaying the log up to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from milepost import methods
from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.document import Cover, Document, Fact, Picture, Said, Spoken
from milepost.export.results import Record
from milepost.export.retrospectives import Retrospective, retrospectives
from milepost.plan.board import Board
from milepost.plan.plan import Plan
from milepost.plan.reviews import Verdict, Voice


class Slip(Record, frozen=True, kw_only=True):
    """A milestone whose date is known: first promise, the date now, working days between them."""

    title: str
    first: date
    due: date
    done_on: date | None
    days: int
    moves: int


class ReviewLine(Record, frozen=True, kw_only=True):
    """A review that is due, of the plan (``kind`` plan) or of a risk; ``overdue`` in days."""

    kind: str
    title: str
    last_on: date | None
    due_on: date
    overdue: int


class ChangeLine(Record, frozen=True, kw_only=True):
    """What happened to a part since the last review; ``says`` tells it in a sentence."""

    kind: str
    change: str
    title: str
    says: Spoken


class Reader(Record, frozen=True, kw_only=True):
    """A person, when they last read the plan, and whether that was as it now stands."""

    name: str
    seen_on: date | None
    knows: bool


class Heard(Record, frozen=True, kw_only=True):
    """What end users said: of what, who they were, and what it means for the plan."""

    on: date
    about: str
    shown: str
    audience: str
    said: str
    verdict: Verdict | None


class Progress(Record, frozen=True, kw_only=True):
    """All that the report tells, as of one day.

    ``since`` is the day of the last review before it, and ``changes`` what happened since then:
    None where there was none, or where the log begins after it. ``accuracy`` says how good
    estimates were.
    """

    title: str
    as_of: date
    weeks: int
    promises: Spoken | Said
    completion: Picture | None = None
    trend: Picture | None = None
    slips: tuple[Slip, ...] = ()
    burn_up: Picture | None = None
    ahead: Spoken | None = None
    feedback: Picture | None = None
    accuracy: tuple[Spoken, ...] = ()
    reviews: tuple[ReviewLine, ...] = ()
    since: date | None = None
    changes: tuple[ChangeLine, ...] | None = None
    readers: tuple[Reader, ...] = ()
    retrospectives: tuple[Retrospective, ...] = ()
    users: tuple[Heard, ...] = ()


def progress(board: Board, as_of: date | None = None) -> Progress:
    """The progress of ``board`` at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    board = board_on(board, day)
    plan = plan_on(board, day)
    since = _last_review(plan, day)
    return Progress(
        title=plan.title,
        as_of=day,
        weeks=plan.cadence.weeks,
        **_promises(plan, day),
        **_burn_up(plan, day),
        feedback=_feedback(plan),
        accuracy=tuple(_accuracy(plan, day)),
        reviews=tuple(_reviews(plan, day)),
        since=since,
        changes=_changes(board, plan, since) if since else None,
        readers=tuple(_readers(plan)),
        retrospectives=tuple(retrospectives(board)),
        users=tuple(_users(plan)),
    )


def progress_document(board: Board, as_of: date | None) -> Document:
    """Retrospective and progress.

    Raises:
        Fault: there was no plan on that day.
    """
    told = progress(board, as_of)
    since = told.since or Said("progress.never")
    return Document(
        template="progress",
        title=told.title,
        as_of=told.as_of,
        content={"progress": told},
        cover=Cover(lead=told.promises, facts=(Fact(code="progress.last_review", value=since),)),
    )


def _describe(what: str, found: Any) -> Callable[[str], str]:
    return partial(getattr(methods.tracking, f"describe_{what}"), found)


def _picture(what: str, found: Any) -> Picture:
    draw = getattr(methods.tracking, f"draw_{what}")
    return Picture(draw=partial(draw, found), say=_describe(what, found))


def _feedback(plan: Plan) -> Picture | None:
    """What the team says over time, with what users said beside it."""
    tracking = methods.tracking
    found, users = tracking.feedback(plan), tracking.verdicts(plan)
    if found.empty:
        return None
    return Picture(
        draw=partial(tracking.draw_feedback, found, users), say=_describe("feedback", found)
    )


def _promises(plan: Plan, day: date) -> dict[str, Any]:
    tracking = methods.tracking
    if not plan.milestones:
        return {"promises": Said("progress.no_milestones")}
    done = tracking.completion(plan, day)
    moved = tracking.trend(plan, day)
    slips = tracking.slips(moved)
    return {
        "promises": Spoken(_describe("completion", done)),
        "completion": _picture("completion", done) if tracking.overall(done).due else None,
        "trend": _picture("trend", moved) if len(slips) else None,
        "slips": tuple(
            Slip(
                title=row["title"],
                first=row["first"],
                due=row["due"],
                done_on=row["done_on"],
                days=row["slip"],
                moves=row["moves"],
            )
            for row in slips.to_dict("records")
        ),
    }


def _burn_up(plan: Plan, day: date) -> dict[str, Any]:
    found = methods.tracking.burn_up(plan, day)
    told = {"ahead": Spoken(_describe("burn_up", found))} if plan.tasks or len(found.past) else {}
    return told if found.past.empty else {**told, "burn_up": _picture("burn_up", found)}


def _accuracy(plan: Plan, day: date) -> Iterator[Spoken]:
    """How good first estimates were, and whether forecast dates held."""
    tracking = methods.tracking
    past = tracking.records(plan)
    if not past.empty:
        yield Spoken(_describe("accuracy", tracking.accuracy(past)))
    held = tracking.calibration_of_dates(plan, day)
    if not held.empty:
        yield Spoken(_describe("calibration", held))


def _reviews(plan: Plan, day: date) -> Iterator[ReviewLine]:
    if not (plan.milestones or plan.risks):
        return
    for row in methods.tracking.reviews(plan, day).to_dict("records"):
        yield ReviewLine(
            kind=row["kind"],
            title=row["title"],
            last_on=row["last_on"],
            due_on=row["due_on"],
            overdue=int(row["overdue"]),
        )


def _last_review(plan: Plan, day: date) -> date | None:
    """The last review of all of the plan that was over before ``day`` began."""
    return max((r.on for r in plan.reviews.values() if not r.about and r.on < day), default=None)


def _changes(board: Board, plan: Plan, since: date) -> tuple[ChangeLine, ...] | None:
    then = board_on(board, since).plan
    if then is None:
        return None
    found = methods.tracking.changes_since(then, plan)
    return tuple(_change(found.iloc[[place]]) for place in range(len(found)))


def _change(one: pd.DataFrame) -> ChangeLine:
    row = one.iloc[0]
    return ChangeLine(
        kind=row["kind"],
        change=str(row["change"]),
        title=row["title"],
        says=Spoken(_describe("changes", one)),
    )


def _readers(plan: Plan) -> Iterator[Reader]:
    """Who knows of the plan as it stands, those who do not first."""
    behind = set(methods.tracking.unaware(plan)["id"])
    people = sorted(plan.people.values(), key=lambda each: (each.id not in behind, each.name))
    for each in people:
        knows = each.seen_on is not None and each.id not in behind
        yield Reader(name=each.name, seen_on=each.seen_on, knows=knows)


def _users(plan: Plan) -> Iterator[Heard]:
    """What end users said, the latest first."""
    heard = [each for each in plan.feedback.values() if each.voice is Voice.USERS]
    for each in sorted(heard, key=lambda each: (each.on, each.id), reverse=True):
        part = plan.milestones.get(each.about or "") or plan.tasks.get(each.about or "")
        yield Heard(
            on=each.on,
            about=part.title if part else "",
            shown=each.shown,
            audience=each.audience,
            said=each.said,
            verdict=each.verdict,
        )
