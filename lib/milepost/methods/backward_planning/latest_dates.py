"""When everything has to begin and be over at the latest, counted back from the horizon."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from milepost.methods.frames import require, require_numbers
from milepost.methods.network import Activity, ActivityKind, Network, WorkRules, network, part_of
from milepost.methods.timeline_mapping.critical_path import PART, early_row, first_day, part_behind
from milepost.methods.timeline_mapping.passes import Ends, early, late
from milepost.methods.timeline_mapping.tables import table
from milepost.plan.plan import Plan

__all__ = ["COLUMNS", "When", "backward_plan", "limits", "require_backward"]

COLUMNS = (
    *PART,
    "latest_start",
    "latest_finish",
    "when",
    "missing",
    "short_by",
    "needed_by",
    "driven_by",
    "due",
    "early_start",
    "early_finish",
    "latest_start_day",
    "latest_finish_day",
    "early_start_day",
    "early_finish_day",
)

_SILENT = WorkRules()
_NOTHING: dict[str, Any] = {
    "latest_start": None,
    "latest_finish": None,
    "when": "open",
    "missing": 0,
    "short_by": 0,
    "needed_by": None,
    "latest_start_day": None,
    "latest_finish_day": None,
}


class When(StrEnum):
    """When a part has to begin at the latest, or a milestone to be true."""

    BEFORE = "before"
    SOON = "soon"
    LATER = "later"
    OPEN = "open"


def backward_plan(
    plan: Plan, today: date, *, soon: int = 10, rules: WorkRules = _SILENT
) -> pd.DataFrame:
    """The latest start and finish of all that is still to be done.

    Everything is to be over by the horizon of the plan, and by its own date if that is earlier.

    Args:
        plan: the plan; what is done or dropped in it is left out.
        today: the day from which we look back and ahead.
        soon: how many working days from today count as soon.
        rules: how work counts that nobody has estimated.

    Returns:
        A row per task and milestone, the one to begin last first. ``latest_start`` and
        ``latest_finish`` are days of work, or for a milestone the last day on which it has to
        be reached. ``when`` is *before* if that start (or that milestone) lies before today,
        ``missing`` how many working days before; *soon*, *later*, or *open* where neither
        horizon nor date binds it and all of these are None. ``short_by`` is by how many working
        days the earliest start comes after the latest. ``needed_by`` is the part that asks for
        it first, None where the horizon or its own date does; ``driven_by`` what it waits for
        longest. Columns that end in ``_day`` are numbers of working days from today, finishes
        as the boundary after the last day.

    Raises:
        Fault: parts wait for each other in a circle, an owner has no days, a day lies beyond the
            calendar, or the calendar's country is unknown.
    """
    net = network(plan, today, rules)
    earliest = early(net)
    last = late(net, limits(net, plan.horizon))
    rows = [
        early_row(net, activity, earliest)
        | _latest(net, activity, (earliest, last), soon)
        | {"due": part_of(plan, activity.part).due}
        for key, activity in net.activities.items()
        if activity.kind is not ActivityKind.GATE
    ]
    rows.sort(key=_last_first)
    return table(rows, COLUMNS)


def require_backward(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` itself, if it is a :func:`backward_plan`.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    for column in ("duration", "missing", "short_by"):
        require_numbers(require(frame, *COLUMNS), column)
    return frame


def limits(net: Network, horizon: date | None) -> dict[str, int]:
    """The latest finish that horizon and dates ask of activities by themselves, by their id."""
    end = None if horizon is None else net.days.finish(horizon)
    return {
        key: min(asked)
        for key, activity in net.activities.items()
        if activity.kind is not ActivityKind.GATE
        and (asked := [limit for limit in (end, activity.due) if limit is not None])
    }


def _last_first(row: Mapping[str, Any]) -> tuple[bool, int, int]:
    start, finish = row["latest_start_day"], row["latest_finish_day"]
    return (start is None, -(start or 0), -(finish or 0))


def _latest(
    net: Network,
    activity: Activity,
    passes: tuple[Mapping[str, Ends], Mapping[str, Ends]],
    soon: int,
) -> dict[str, Any]:
    earliest, last = passes
    ends = last.get(activity.id)
    if ends is None:
        return _NOTHING
    return {
        "latest_start": first_day(net, activity, ends.start),
        "latest_finish": net.days.last_day(ends.finish),
        "when": _when(ends, soon, is_point=activity.duration == 0).value,
        "missing": max(0, -ends.start),
        "short_by": max(0, earliest[activity.id].start - ends.start),
        "needed_by": part_behind(net, last, ends.by),
        "latest_start_day": ends.start,
        "latest_finish_day": ends.finish,
    }


def _when(ends: Ends, soon: int, *, is_point: bool) -> When:
    # A point that has to be reached by this morning has to be true already.
    if ends.start < (1 if is_point else 0):
        return When.BEFORE
    return When.SOON if ends.start < soon else When.LATER
