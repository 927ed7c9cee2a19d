"""How many milestones were reached, and how many of them by the day promised.

A milestone is *due* once its promised day has passed, or once it is done. The completion rate is
the share of those due that are done, the on-time rate the share that was done by the promised
day. The promise counted is the first commitment unless asked otherwise: a rate that moves its own
goalposts says nothing. What was dropped is counted apart, and so is what never had a date.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec
import pandas as pd

from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.methods.working_days import WorkingDays
from milepost.plan.parts import Milestone, Status
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = [
    "COUNTED",
    "Against",
    "Completion",
    "Standing",
    "completion",
    "describe_completion",
    "overall",
    "standings",
]


class Standing(StrEnum):
    """Where a milestone stands against its promise."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    OPEN = "open"
    UNDATED = "undated"
    DROPPED = "dropped"


class Against(StrEnum):
    """Which promise counts: the first commitment, or the date that stands now."""

    FIRST = "first"
    LATEST = "latest"


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """How many milestones stand where."""

    on_time: int = 0
    late: int = 0
    overdue: int = 0
    open: int = 0
    undated: int = 0
    dropped: int = 0

    @property
    def done(self) -> int:
        """Reached, on time or late."""
        return self.on_time + self.late

    @property
    def due(self) -> int:
        """Reached, or promised for a day that has passed."""
        return self.done + self.overdue

    @property
    def rate(self) -> float | None:
        """The share of those due that are done, from 0 to 1; None if none is due."""
        return self.done / self.due if self.due else None

    @property
    def on_time_rate(self) -> float | None:
        """The share of those due that were done by the promised day; None if none is due."""
        return self.on_time / self.due if self.due else None


COUNTED = tuple(each.value for each in Standing)
_COLUMNS = ("id", "title", "owner", "promised", "done_on", "standing", "days_late")
_RATES = ("done", "due", "rate", "on_time_rate")


def standings(plan: Plan, today: date, against: Against = Against.FIRST) -> pd.DataFrame:
    """Where each milestone stands on the morning of ``today``.

    Returns:
        One row per milestone, in the plan's order: ``id title owner promised done_on standing
        days_late``. ``days_late`` counts working days after the promise, negative before it; for
        what is open it counts up to ``today`` and is None as long as the day has not passed.
    """
    days = WorkingDays(plan.calendar, today)
    rows = []
    for each in plan.milestones.values():
        first = each.first_promise if against is Against.FIRST else None
        promised = first or each.due
        standing = _standing(each, promised, today)
        until = {Standing.OVERDUE: today}.get(standing, each.done_on)
        late = days.finish(until) - days.finish(promised) if until and promised else None
        rows.append((each.id, each.title, each.owner, promised, each.done_on, standing, late))
    return framed(rows, _COLUMNS)


def _standing(milestone: Milestone, promised: date | None, today: date) -> Standing:
    if milestone.status is Status.DROPPED:
        return Standing.DROPPED
    if promised is None:
        return Standing.UNDATED
    if milestone.done_on is not None:
        return Standing.ON_TIME if milestone.done_on <= promised else Standing.LATE
    return Standing.OVERDUE if promised < today else Standing.OPEN


def completion(plan: Plan, today: date, against: Against = Against.FIRST) -> pd.DataFrame:
    """The completion of milestones by the month in which they were promised.

    Returns:
        One row per month with a promise, in order, and a last one with the month None for what
        has no date: ``month`` (its first day), the counts ``on_time late overdue open undated
        dropped``, ``done``, ``due``, and the rates ``rate`` and ``on_time_rate`` (0 to 1, None
        where nothing is due). :func:`overall` adds the rows up.
    """
    rows = standings(plan, today, against)
    counts: dict[date | None, dict[str, int]] = {}
    for promised, standing in zip(rows["promised"], rows["standing"], strict=True):
        month = promised.replace(day=1) if promised else None
        counts.setdefault(month, dict.fromkeys(COUNTED, 0))[standing] += 1
    found = [
        _row(month, Completion(**counts[month]))
        for month in sorted(counts, key=lambda each: each or date.max)
    ]
    return framed(found, ("month", *COUNTED, *_RATES))


def _row(month: date | None, counted: Completion) -> tuple[object, ...]:
    counts = (getattr(counted, each) for each in COUNTED)
    return (month, *counts, *(getattr(counted, each) for each in _RATES))


def overall(frame: pd.DataFrame) -> Completion:
    """All months of :func:`completion` together.

    Raises:
        Fault: a column of counts is missing.
    """
    require(frame, *COUNTED)
    return Completion(**{each: int(frame[each].sum()) for each in COUNTED})


def describe_completion(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The completion in a sentence."""
    all_of_it = overall(frame)
    if not all_of_it.due:
        return said("method.tracking.completion.none_due", language, count=all_of_it.open)
    code = "found_all" if all_of_it.done == all_of_it.due else "found"
    return said(
        f"method.tracking.completion.{code}",
        language,
        done=all_of_it.done,
        count=all_of_it.due,
        on_time=all_of_it.on_time,
    )
