"""The backlog laid into several sprints ahead, and what fits into none of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from milepost.methods.day_steps import days_on
from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.methods.sprint_planning.backlog import backlog
from milepost.methods.sprint_planning.capacity import capacity
from milepost.methods.sprint_planning.items import items_of
from milepost.methods.sprint_planning.load import load
from milepost.methods.sprint_planning.planned import Rules, room_of
from milepost.methods.sprint_planning.reasons import Reasons
from milepost.methods.sprint_planning.room import Room, selectable
from milepost.methods.sprint_planning.selection import SELECTION, answer, shown
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["AHEAD", "describe_ahead", "sprints_ahead"]

#: Half a year of weeks: nobody knows what comes after that.
_MOST = 26
_RULES = Rules()

AHEAD = ("sprint", "start", "safe", *SELECTION[:7], "reason", "because")


def sprints_ahead(
    plan: Plan, start: date, weeks: int = 2, n: int = 3, rules: Rules = _RULES
) -> pd.DataFrame:
    """The backlog laid into the next ``n`` sprints, each filled up to its safe load.

    All sprints are chosen together by the rules of one: classes first, nobody's days exceeded,
    nothing before what it waits for, a lag of a sprint or more in between. Within a class earlier
    is better. What the goal requires must be in the first.

    Returns:
        One row per item, sprint by sprint: ``sprint`` (1 to n), ``start`` its first day and
        ``safe`` its safe load (all None for what fits into no sprint, which comes last), then
        ``id title owner moscow goal size days``, and ``reason`` with ``because``: why an item
        is in none, as in :func:`milepost.methods.sprint_planning.select`.

    Raises:
        Fault: ``n`` is not 1 to 26, a sprint is not one to six weeks long, the calendar's country
            is unknown, or what the goal requires is not ready or too large.
    """
    if not 1 <= n <= _MOST:
        raise Fault("sprint_number", number=n, most=_MOST)
    starts = [days_on(start, 7 * weeks * number) for number in range(n)]
    there = [capacity(plan, each, weeks) for each in starts]
    loads = [load(plan, each, start, weeks) for each in there]
    rooms = tuple(
        room_of(days, found, by_person=rules.by_person)
        for days, found in zip(there, loads, strict=True)
    )
    items = items_of(backlog(plan, start, weeks, unit=loads[0].unit, goal=rules.goal))
    choice = answer(items, selectable(items), rooms, rules.goal_rule)
    left = Reasons(items, _widest(rooms), choice)
    rows: list[tuple[Any, ...]] = []
    for each in sorted(items, key=lambda item: item.rank):
        place = choice.get(each.id)
        if place is None:
            rows.append((None, None, None, *shown(each), *left.in_several(each)))
        else:
            rows.append((place + 1, starts[place], rooms[place].load, *shown(each), None, ()))
    rows.sort(key=lambda row: row[0] or n + 1)
    return framed(rows, AHEAD)


def _widest(rooms: tuple[Room, ...]) -> Room:
    """The most that any of the sprints holds."""
    people = {key for each in rooms for key in each.days}
    return Room(
        load=max(each.load for each in rooms),
        days={key: max(each.days.get(key, 0.0) for each in rooms) for key in people},
        names=rooms[0].names,
    )


def describe_ahead(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How much of the backlog fits, in a sentence.

    Raises:
        Fault: a column is missing.
    """
    require(frame, *AHEAD)
    fitting = frame[frame["sprint"].notna()]
    return said(
        "method.sprint_planning.ahead.found",
        language,
        fitting=len(fitting),
        count=len(frame),
        sprints=int(fitting["sprint"].max()) if len(fitting) else 0,
    )
