"""The prioritized backlog as a record: what comes first, how large it is, and the next sprint.

A pure function of the board. Classes, order and shares are those of ``methods.prioritization``,
the sprint is that of ``methods.sprint_planning``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Any

import pandas as pd

from milepost import methods
from milepost.export.as_of import board_on, last_day, plan_on
from milepost.export.document import Cover, Document, Fact, Picture, Said, Spoken
from milepost.export.next_sprint import NextSprint, next_sprint
from milepost.export.results import Record
from milepost.plan.board import Board
from milepost.plan.parts import Id, Milestone, Status
from milepost.plan.plan import Plan
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Task, TaskStatus

#: The classes in their order; the last is for what nobody has put into one, or will not be done.
CLASSES = ("must", "should", "could", "", "wont")


class BacklogItem(Record, frozen=True, kw_only=True):
    """An open task, or an open milestone without tasks.

    ``place`` is where it stands in the order, None for what is not in it. ``waits_for`` are the
    places of what goes before it, and ``pulled_by`` the place of what it was pulled up for.
    ``days`` are three-point days, ``points`` the team's own unit.
    """

    title: str
    status: str
    place: int | None = None
    milestone: str = ""
    owner: str = ""
    days: ThreePoint | None = None
    points: float | None = None
    waits_for: tuple[int, ...] = ()
    pulled_by: int | None = None
    in_circle: bool = False


class ClassOfItems(Record, frozen=True, kw_only=True):
    """The items of one class, in their order; ``effort`` in the unit of the backlog."""

    moscow: str
    effort: float
    unsized: int
    items: tuple[BacklogItem, ...]


class Backlog(Record, frozen=True, kw_only=True):
    """All that the backlog tells. Every open item is in it exactly once.

    ``aside`` are open tasks whose milestone is done or dropped; ``over`` counts the tasks that are
    done or dropped themselves.
    """

    title: str
    as_of: date
    unit: str = "days"
    classes: tuple[ClassOfItems, ...] = ()
    aside: tuple[BacklogItem, ...] = ()
    over: int = 0
    shares: Picture | None = None
    order: Picture | None = None
    inversions: Spoken | None = None
    sprint: NextSprint | None = None


def backlog(board: Board, as_of: date | None = None) -> Backlog:
    """The backlog of ``board`` as it stood at the end of ``as_of``, by default its last day.

    Raises:
        Fault: there was no plan on that day.
    """
    day = as_of or last_day(board)
    plan = plan_on(board_on(board, day), day)
    items = methods.prioritization.items(plan, day)
    listed = set(items["item"])
    ended = sum(not task.is_open for task in plan.tasks.values())
    aside = [task for task in plan.tasks.values() if task.is_open and task.id not in listed]
    if items.empty:
        return Backlog(title=plan.title, as_of=day, over=ended, aside=_aside(plan, aside))
    ordered = methods.prioritization.backlog(items)
    return Backlog(
        title=plan.title,
        as_of=day,
        unit=str(items["unit"].iloc[0]),
        classes=tuple(_classes(plan, items, ordered)),
        aside=_aside(plan, aside),
        over=ended,
        **_told(plan, items, ordered, day),
        sprint=next_sprint(plan, day),
    )


def backlog_document(board: Board, as_of: date | None) -> Document:
    """The prioritized backlog, and the next sprint.

    Raises:
        Fault: there was no plan on that day.
    """
    told = backlog(board, as_of)
    count = sum(len(each.items) for each in told.classes) + len(told.aside)
    return Document(
        template="backlog",
        title=told.title,
        as_of=told.as_of,
        content={"backlog": told},
        cover=Cover(
            lead=Spoken(told.shares.say) if told.shares else Said("backlog.none"),
            facts=(Fact(code="backlog.items", value=count),),
        ),
    )


def _told(plan: Plan, items: pd.DataFrame, ordered: pd.DataFrame, day: date) -> dict[str, Any]:
    """What the methods say of the whole: its shares, its order, what is put off too far."""
    method = methods.prioritization
    capacity = _capacity(plan, day) if items["unit"].iloc[0] == "days" else None
    shares = method.effort_shares(items, capacity)
    inverted = method.inversions(items)
    return {
        "shares": Picture(
            draw=partial(method.draw_shares, shares), say=partial(_say, "shares", shares)
        ),
        "order": Picture(
            draw=partial(method.draw_backlog, ordered, capacity),
            say=partial(method.describe_backlog, ordered, capacity),
        ),
        "inversions": None
        if inverted.empty
        else Spoken(partial(method.describe_inversions, inverted)),
    }


def _say(what: str, found: Any, language: str) -> str:
    told: str = getattr(methods.prioritization, f"describe_{what}")(found, language)
    return told


def _capacity(plan: Plan, day: date) -> float | None:
    """The days that the team has until the last date that the plan names."""
    dates = [each.due for each in plan.milestones.values() if each.is_open and each.due]
    until = plan.horizon or max(dates, default=None)
    if until is None or until < day:
        return None
    return methods.prioritization.team_days(plan, day, until) or None


def _classes(plan: Plan, items: pd.DataFrame, ordered: pd.DataFrame) -> Iterator[ClassOfItems]:
    rows = ordered.to_dict("records")
    places = {row["item"]: int(row["place"]) for row in rows}
    told: dict[str, list[tuple[BacklogItem, float]]] = {moscow: [] for moscow in CLASSES}
    for row in chain(rows, items[items["class"] == "wont"].to_dict("records")):
        told[row["class"] or ""].append((_item(plan, row, places), float(row["effort"])))
    for moscow, found in told.items():
        efforts = pd.Series([effort for _, effort in found], dtype=float)
        if found:
            yield ClassOfItems(
                moscow=moscow,
                effort=round(float(efforts.sum()), 1),
                unsized=int(efforts.isna().sum()),
                items=tuple(item for item, _ in found),
            )


def _item(plan: Plan, row: Mapping[Any, Any], places: Mapping[Id, int]) -> BacklogItem:
    part = plan.tasks.get(row["item"]) or plan.milestones[row["item"]]
    waits = sorted(places[each] for each in row["waits_for"] if each in places)
    return _of_part(
        plan,
        part,
        place=places.get(row["item"]),
        waits_for=tuple(waits),
        pulled_by=places.get(row.get("pulled_by") or ""),
        in_circle=bool(row.get("in_circle", False)),
    )


def _of_part(plan: Plan, part: Task | Milestone, **placed: Any) -> BacklogItem:
    owner = plan.people.get(part.owner or "")
    above = plan.milestones.get(part.milestone or "") if isinstance(part, Task) else part
    return BacklogItem(
        title=part.title,
        status=_status(part),
        milestone=above.title if isinstance(part, Task) and above else "",
        owner=owner.name if owner else "",
        days=part.days,
        points=part.points if isinstance(part, Task) else None,
        **placed,
    )


def _status(part: Task | Milestone) -> str:
    if isinstance(part, Milestone):
        return "committed" if part.status is Status.COMMITTED else "proposed"
    return "started" if part.status is TaskStatus.STARTED else "open"


def _aside(plan: Plan, tasks: list[Task]) -> tuple[BacklogItem, ...]:
    return tuple(_of_part(plan, task) for task in tasks)
