"""Dates that cannot hold: what work, links and the calendar do not leave time for."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from milepost.methods.frames import require
from milepost.methods.network import (
    FROM_START,
    TO_FINISH,
    Activity,
    ActivityKind,
    Link,
    Network,
    WorkRules,
    network,
    part_of,
)
from milepost.methods.saying import said
from milepost.methods.timeline_mapping.critical_path import part_behind, reached_on
from milepost.methods.timeline_mapping.passes import Ends, early
from milepost.methods.timeline_mapping.tables import table
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Conflict", "conflicts", "describe_conflicts"]

_COLUMNS = ("code", "id", "title", "due", "possible", "days", "other", "other_title")
_SILENT = WorkRules()


class Conflict(StrEnum):
    """Why a date cannot hold."""

    PASSED = "passed"
    FIXED = "fixed"
    TOO_EARLY = "too_early"
    INVERTED = "inverted"
    HORIZON = "horizon"


def conflicts(plan: Plan, today: date, *, rules: WorkRules = _SILENT) -> pd.DataFrame:
    """The dates of a plan that cannot hold, the worst first.

    Returns:
        ``code`` (a :class:`Conflict`), ``id`` and ``title`` of the part, its ``due`` date, the
        first date ``possible``, the working ``days`` between the two, and in ``other`` and
        ``other_title`` the part that it waits for longest or whose date contradicts its own.
        ``passed``: the date lies behind us. ``fixed``: it is set from outside. ``too_early``:
        it is promised. ``inverted``: even if ``other`` keeps its date to the day, this one
        cannot. ``horizon``: it is over after the horizon of the plan.

    Raises:
        Fault: the plan is no network, as in :func:`timeline`.
    """
    net = network(plan, today, rules)
    earliest = early(net)
    found = [*_missed(net, earliest), *_inverted(net), *_beyond(net, earliest, plan.horizon)]
    rows = [{"due": part_of(plan, row["id"]).due, **row} for row in found]
    rows.sort(key=lambda row: -int(row["days"]))
    return table(rows, _COLUMNS)


def _missed(net: Network, earliest: Mapping[str, Ends]) -> Iterator[dict[str, Any]]:
    for key, activity in net.activities.items():
        if activity.due is not None and earliest[key].finish > activity.due:
            by = part_behind(net, earliest, earliest[key].by)
            yield _row(net, _code(activity), activity, earliest[key].finish, by)


def _code(activity: Activity) -> Conflict:
    if activity.due is not None and activity.due <= 0:
        return Conflict.PASSED
    return Conflict.FIXED if activity.fixed else Conflict.TOO_EARLY


def _inverted(net: Network) -> Iterator[dict[str, Any]]:
    for link in net.links:
        before = net.activities[link.before]
        after = net.activities[net.activities[link.after].part]
        if before.due is None or after.due is None or before.part == after.part:
            continue
        finish = _finish_if_kept(net, link, before)
        if finish > after.due:
            yield _row(net, Conflict.INVERTED, after, finish, before.part)


def _finish_if_kept(net: Network, link: Link, before: Activity) -> int:
    """The first finish of what waits, if ``before`` is over on its date to the day."""
    due, after = before.due or 0, net.activities[link.after]
    end = due
    if link.kind in FROM_START:
        end = net.calendar(before).latest_start(due, before.duration)
    if link.kind in TO_FINISH or after.kind is ActivityKind.GATE:
        return end + link.lag
    return net.calendar(after).finish(end + link.lag, after.duration)


def _beyond(
    net: Network, earliest: Mapping[str, Ends], horizon: date | None
) -> Iterator[dict[str, Any]]:
    if horizon is None:
        return
    limit = net.days.finish(horizon)
    for key, activity in net.activities.items():
        is_last = all(link.before != key for link in net.links)
        if is_last and activity.due is None and earliest[key].finish > limit:
            by = part_behind(net, earliest, earliest[key].by)
            found = _row(net, Conflict.HORIZON, activity, earliest[key].finish, by)
            yield found | {"due": horizon, "days": earliest[key].finish - limit}


def _row(
    net: Network, code: Conflict, activity: Activity, finish: int, other: str | None
) -> dict[str, Any]:
    due = activity.due or 0
    return {
        "code": code.value,
        "id": activity.part,
        "title": activity.title,
        "possible": reached_on(net.days, finish),
        "days": finish - due,
        "other": other,
        "other_title": None if other is None else net.activities[other].title,
    }


def describe_conflicts(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> list[str]:
    """A sentence per row of :func:`conflicts`, in the same order.

    Raises:
        Fault: a column is missing.
    """
    require(frame, *_COLUMNS)
    return [_sentence(row, language) for row in frame.to_dict("records")]


def _sentence(row: Mapping[Hashable, Any], language: str) -> str:
    return said(
        f"method.timeline_mapping.conflict.{row['code']}",
        language,
        title=row["title"],
        other=row["other_title"] or "",
        due=row["due"],
        possible=row["possible"],
        days=said("method.timeline_mapping.days", language, count=int(row["days"])),
    )
