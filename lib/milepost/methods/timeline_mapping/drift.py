"""How far the dates of milestones have moved since they were first promised."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from milepost.methods.frames import require
from milepost.methods.network import WorkRules
from milepost.methods.saying import said
from milepost.methods.timeline_mapping.critical_path import timeline
from milepost.methods.timeline_mapping.promised import first_date
from milepost.methods.timeline_mapping.tables import table
from milepost.methods.working_days import WorkingDays
from milepost.plan.parts import Milestone, Status
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_drift", "drift"]

_COLUMNS = ("id", "title", "first", "stands", "moved", "possible", "possible_moved", "done")
_SILENT = WorkRules()


def drift(
    plan: Plan, today: date, *, baseline: Plan | None = None, rules: WorkRules = _SILENT
) -> pd.DataFrame:
    """By how many working days each milestone's date moved, and how far the work moves it.

    Args:
        plan: the plan as it stands.
        today: nothing that is still open can be reached before.
        baseline: an earlier state of the plan to compare with; without one, dates are compared
            with those that were promised first.
        rules: how work counts that nobody has estimated.

    Returns:
        A row per milestone that had a date then, in the order of those dates: the date it had
        ``first``, the date that ``stands`` (for what is ``done`` the day it was), the working
        days by which it ``moved``, and the same for the date ``possible``, the first on which
        the work left allows it (None for what is done). Later is positive.

    Raises:
        Fault: the plan is no network, as in :func:`timeline`.
    """
    frame = timeline(plan, today, rules=rules)
    possible = dict(zip(frame["id"], frame["early_finish"], strict=True))
    days = WorkingDays(plan.calendar, today)
    rows = [
        _row(days, milestone, first, possible.get(milestone.id))
        for milestone in plan.milestones.values()
        if milestone.status is not Status.DROPPED
        and (first := first_date(milestone, baseline)) is not None
    ]
    rows.sort(key=lambda row: (row["first"], row["title"]))
    return table(rows, _COLUMNS)


def _row(
    days: WorkingDays, milestone: Milestone, first: date, possible: date | None
) -> dict[str, Any]:
    stands = milestone.done_on or milestone.due
    return {
        "id": milestone.id,
        "title": milestone.title,
        "first": first,
        "stands": stands,
        "moved": _between(days, first, stands),
        "possible": possible,
        "possible_moved": _between(days, first, possible),
        "done": milestone.done_on is not None,
    }


def _between(days: WorkingDays, first: date, then: date | None) -> int | None:
    return None if then is None else days.finish(then) - days.finish(first)


def describe_drift(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How many dates moved, and what the work left does to them, in sentences.

    Raises:
        Fault: a column of the drift is missing.
    """
    require(frame, *_COLUMNS)
    if frame.empty:
        return said("method.timeline_mapping.drift.none", language)
    return " ".join(
        _sentence(frame, column, language) for column in ("moved", "possible_moved")
    ).strip()


def _sentence(frame: pd.DataFrame, column: str, language: str) -> str:
    code = f"method.timeline_mapping.drift.{column}"
    known = frame[frame[column].notna()]
    later = known[known[column] > 0].sort_values(column, ascending=False, kind="stable")
    if known.empty:
        return ""
    if later.empty:
        return said(f"{code}.held", language)
    worst = later.iloc[0]
    days = said("method.timeline_mapping.days", language, count=int(worst[column]))
    return said(
        f"{code}.later",
        language,
        count=len(later),
        total=len(known),
        title=worst["title"],
        days=days,
    )
