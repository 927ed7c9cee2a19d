"""How the promised dates moved: slip against the first commitment, and milestone trend analysis.

Every time a date was promised it was written down. A milestone whose line runs level kept its
promise; one whose line climbs was put off each time somebody asked. A line ends where it meets
the diagonal, on which the day of the report is the day promised: there the milestone is done.

Source: the milestone trend analysis is that of DIN 69901-3 (2009), "Meilensteintrendanalyse".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import pandas as pd

from milepost.methods.drawing import shortened
from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.methods.working_days import WorkingDays
from milepost.plan.parts import Milestone, Status
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Said", "describe_trend", "slips", "trend"]


class Said(StrEnum):
    """What a point of the trend is: a promise, the promise that stands today, or the day done."""

    PROMISED = "promised"
    STANDS = "stands"
    DONE = "done"


_TREND = ("id", "title", "said_on", "due", "slip", "said")
_SLIPS = ("id", "title", "first", "due", "done_on", "slip", "moves")


def trend(plan: Plan, today: date) -> pd.DataFrame:
    """Every date that was promised, by milestone and by the day on which it was promised.

    Milestones that were dropped or never committed to are left out, and so are days on which a
    date was withdrawn.

    Returns:
        ``id title said_on due slip said``, by milestone in the plan's order and then by day.
        ``slip`` counts working days after the first commitment, negative before it. The last row
        of a milestone tells how it stands ``today``, or the day it was done.
    """
    days = WorkingDays(plan.calendar, today)
    rows = [
        (each.id, each.title, on, due, days.finish(due) - days.finish(first), said)
        for each in plan.milestones.values()
        if each.status is not Status.DROPPED and (first := each.first_promise) is not None
        for on, due, said in _points(each, today)
    ]
    return framed(rows, _TREND)


def _points(milestone: Milestone, today: date) -> Iterator[tuple[date, date, Said]]:
    for each in sorted(milestone.promises, key=lambda promise: promise.said_on):
        if each.due is not None:
            yield each.said_on, each.due, Said.PROMISED
    if milestone.done_on is not None:
        yield milestone.done_on, milestone.done_on, Said.DONE
    elif milestone.due is not None:
        yield today, milestone.due, Said.STANDS


def slips(frame: pd.DataFrame) -> pd.DataFrame:
    """How far each milestone of :func:`trend` is from its first commitment.

    Returns:
        One row per milestone, the largest slip first: ``id title first due done_on slip moves``.
        ``due`` is the date that stands, ``moves`` counts how often another date was promised.

    Raises:
        Fault: a column of the trend is missing.
    """
    require(frame, *_TREND)
    rows = []
    for key, points in frame.groupby("id", sort=False):
        last = points.iloc[-1]
        promised = points[points["said"] != Said.DONE]["due"]
        moves = int((promised != promised.shift()).sum()) - 1
        done_on = last["due"] if last["said"] == Said.DONE else None
        first = points["due"].iloc[0]
        rows.append((key, last["title"], first, last["due"], done_on, int(last["slip"]), moves))
    rows.sort(key=lambda row: -int(row[5]))
    return framed(rows, _SLIPS)


def describe_trend(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The largest slip of a :func:`trend`, in a sentence."""
    moved = slips(frame)
    if moved.empty:
        return said("method.tracking.trend.none", language)
    late = moved[moved["slip"] > 0]
    if late.empty:
        return said("method.tracking.trend.held", language, count=len(moved))
    most = late.iloc[0]
    return said(
        "method.tracking.trend.slipped",
        language,
        slipped=len(late),
        total=len(moved),
        title=shortened(most["title"], 60),
        count=int(most["slip"]),
    )
