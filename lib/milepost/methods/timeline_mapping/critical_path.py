"""Early and late dates of everything that is still to be done, and the slack between them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from milepost.methods.frames import require, require_numbers
from milepost.methods.network import (
    Activity,
    ActivityKind,
    Network,
    WorkRules,
    network,
)
from milepost.methods.timeline_mapping.passes import Ends, early, late, slipped
from milepost.methods.timeline_mapping.promised import promised
from milepost.methods.timeline_mapping.tables import table
from milepost.methods.working_days import WorkingDays
from milepost.plan.parts import Id
from milepost.plan.plan import Plan

__all__ = [
    "COLUMNS",
    "PART",
    "early_row",
    "first_day",
    "part_behind",
    "reached_on",
    "require_timeline",
    "timeline",
]

#: What each row says of its part by itself.
PART = ("id", "title", "kind", "owner", "milestone", "duration")
COLUMNS = (
    *PART,
    "early_start",
    "early_finish",
    "late_start",
    "late_finish",
    "total_slack",
    "free_slack",
    "critical",
    "driven_by",
    "due",
    "late_by",
    "first_due",
    "fixed",
    "estimated",
    "research",
    "early_start_day",
    "early_finish_day",
    "late_start_day",
    "late_finish_day",
)

_SILENT = WorkRules()


def timeline(
    plan: Plan,
    today: date,
    *,
    rules: WorkRules = _SILENT,
    by_due: bool = False,
    baseline: Plan | None = None,
) -> pd.DataFrame:
    """When everything that is still to be done can be, and may be, done.

    Args:
        plan: the plan; what is done or dropped in it is left out.
        today: nothing starts before.
        rules: how work counts that nobody has estimated.
        by_due: whether late dates keep every date promised as well; slack is then negative where
            a promise cannot be kept. Otherwise they only keep the earliest end of it all.
        baseline: an earlier state of the plan, whose dates count as the first ones.

    Returns:
        A row per task and milestone, none before what it waits for. ``duration`` and the slacks
        are working days of the owner, ``late_by`` of the team: how long after ``due`` the early
        finish lies. ``early_finish`` and ``late_finish`` are the last days of work, or the days
        on which a milestone is reached; the columns that end in ``_day`` hold the same as
        numbers of working days from ``today``, finishes as the boundary after the last day.
        ``total_slack`` is how far it can slip before the end (or a promise) does, ``free_slack``
        before anything does that waits for it; ``critical`` is without slack. ``driven_by`` is
        what it waits for longest, None if nothing but its own date or today. ``first_due`` is
        the date that a milestone had in the baseline, or the one first promised. What is not
        ``estimated`` counts as ``rules.unknown_days``.

    Raises:
        Fault: parts wait for each other in a circle, an owner has no days, a day lies beyond the
            calendar, or the calendar's country is unknown.
    """
    net = network(plan, today, rules)
    earliest = early(net)
    limits = _limits(net, earliest, by_due=by_due)
    latest, free = late(net, limits), slipped(net, earliest)
    rows = [
        _row(net, activity, (earliest, latest, free)) | promised(plan, key, baseline)
        for key, activity in net.activities.items()
        if activity.kind is not ActivityKind.GATE
    ]
    return table(rows, COLUMNS)


def require_timeline(frame: pd.DataFrame) -> pd.DataFrame:
    """``frame`` itself, if it is a :func:`timeline`.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    for column in ("duration", "late_by", "early_start_day", "early_finish_day"):
        require_numbers(require(frame, *COLUMNS), column)
    return frame


def _limits(net: Network, earliest: Mapping[str, Ends], *, by_due: bool) -> dict[str, int]:
    end = max((each.finish for each in earliest.values()), default=0)
    return {
        key: min(end, activity.due) if by_due and activity.due is not None else end
        for key, activity in net.activities.items()
    }


def _row(
    net: Network, activity: Activity, passes: tuple[Mapping[str, Ends], ...]
) -> dict[str, Any]:
    earliest, latest, free = passes
    first, last = earliest[activity.id], latest[activity.id]
    slack = _slack(net, activity, first, last)
    return early_row(net, activity, earliest) | {
        "late_start": first_day(net, activity, last.start),
        "late_finish": net.days.last_day(last.finish),
        "total_slack": slack,
        "free_slack": _slack(net, activity, first, free[activity.id]),
        "critical": slack <= 0,
        "late_by": 0 if activity.due is None else max(0, first.finish - activity.due),
        "fixed": activity.fixed,
        "estimated": activity.estimated,
        "research": activity.research,
        "late_start_day": last.start,
        "late_finish_day": last.finish,
    }


def early_row(net: Network, activity: Activity, earliest: Mapping[str, Ends]) -> dict[str, Any]:
    """What a row says of an activity and its earliest dates."""
    first = earliest[activity.id]
    finish = reached_on(net.days, first.finish)
    return {
        "id": activity.part,
        "title": activity.title,
        "kind": activity.kind.value,
        "owner": activity.owner,
        "milestone": activity.milestone,
        "duration": activity.duration,
        "driven_by": part_behind(net, earliest, first.by),
        "early_start": net.days.day(first.start) if activity.duration else finish,
        "early_finish": finish,
        "early_start_day": first.start,
        "early_finish_day": first.finish,
    }


def first_day(net: Network, activity: Activity, start: int) -> date:
    """The day on which work begins; a point in time lies at the end of the day before."""
    return net.days.day(start) if activity.duration else net.days.last_day(start)


def _slack(net: Network, activity: Activity, first: Ends, last: Ends) -> int:
    """Days between two starts on which its owner works: the same between their finishes."""
    if activity.duration == 0:
        return last.start - first.start
    return net.calendar(activity).worked(first.start, last.start)


def reached_on(days: WorkingDays, finish: int) -> date:
    """The day on which an early finish is reached; what is over already is today's news."""
    return days.day(max(finish - 1, 0))


def part_behind(net: Network, ends: Mapping[str, Ends], by: str | None) -> Id | None:
    """The part that decides, where a gate only hands on what it was told."""
    while by is not None and net.activities[by].kind is ActivityKind.GATE:
        by = ends[by].by
    return by
