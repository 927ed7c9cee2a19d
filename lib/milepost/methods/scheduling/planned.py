"""The schedule of a plan: everybody does one thing at a time, on the days that they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec
import pandas as pd

from milepost.methods.frames import require
from milepost.methods.network import Activity, ActivityKind, Link, Network, WorkRules, network
from milepost.methods.network.planned import part_of
from milepost.methods.scheduling.problem import Job, Problem
from milepost.methods.scheduling.searching import solve
from milepost.methods.scheduling.solution import Solution
from milepost.methods.scheduling.watch import Search
from milepost.plan.plan import Plan

__all__ = ["COLUMNS", "problem_of", "resource_links", "schedule"]

COLUMNS = (
    "id",
    "title",
    "kind",
    "milestone",
    "owner",
    "person",
    "start",
    "finish",
    "due",
    "start_day",
    "finish_day",
    "duration",
    "late_days",
)
_SILENT, _FIVE_SECONDS = WorkRules(), Search()


def schedule(
    plan: Plan, today: date, rules: WorkRules = _SILENT, search: Search = _FIVE_SECONDS
) -> pd.DataFrame:
    """When everything that is still to be done can be done, by the people who own it.

    Each owner does one thing at a time and pauses on days off; work that nobody owns waits for
    nobody. Due dates are kept if they can be: the schedule has the least days late in all, and of
    those it is the shortest.

    Args:
        plan: what to do.
        today: the first day on which something can be done.
        rules: how work is counted where the plan is silent.
        search: for how long to search, for what, who is told and who may stop it.

    Returns:
        A row per task and milestone in the order of their starts. ``start``, ``finish`` (the last
        day) and ``due`` are dates, ``start_day`` and ``finish_day`` working days from today, the
        finish being the boundary after the last day; ``duration`` and ``late_days`` count working
        days. ``owner`` is the id of ``person``. ``attrs`` tell what was proven: ``status``,
        ``makespan``, ``bound``, ``lateness``, ``lateness_bound``, ``seconds``.

    Raises:
        Fault: parts wait for each other in a circle, an owner has no days, or the calendar's
            country is unknown.
    """
    net = network(plan, today, rules)
    found = solve(problem_of(net), search)
    rows = list(_rows(plan, net, found))
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object).astype(_NUMBERS)
    frame = frame.sort_values(["start_day", "finish_day", "id"], ignore_index=True)
    told = {key: value for key, value in msgspec.structs.asdict(found).items() if key not in _LONG}
    frame.attrs.update(told, status=str(found.status))
    return frame


_LONG = ("starts", "finishes")
_NUMBERS = dict.fromkeys(("start_day", "finish_day", "duration", "late_days"), int)


def problem_of(net: Network, *, promised: Sequence[str] | None = None) -> Problem:
    """The network as a problem in which each owner can do one thing at a time.

    Args:
        net: what is still to be done.
        promised: the ids whose due dates must hold; None if all are only wished for.
    """
    owners = {each.owner for each in net.activities.values() if each.owner and each.duration}
    jobs = tuple(_job(net, each, promised) for each in net.activities.values())
    return Problem(jobs=jobs, links=net.links, capacities=dict.fromkeys(sorted(owners), 1))


def _job(net: Network, activity: Activity, promised: Sequence[str] | None) -> Job:
    is_promise = promised is not None and activity.id in promised
    off = net.calendar(activity).off
    return Job(
        id=activity.id,
        duration=activity.duration,
        demands={activity.owner: 1} if activity.owner and activity.duration else {},
        release=max(0, activity.earliest),
        deadline=activity.due if is_promise else None,
        due=activity.due if promised is None else None,
        off=tuple(off[off >= 0].tolist()) if activity.duration else (),
    )


def _rows(plan: Plan, net: Network, found: Solution) -> Iterator[dict[str, Any]]:
    for key, start in found.starts.items():
        activity, finish = net.activities[key], found.finishes[key]
        if activity.kind is ActivityKind.GATE:
            continue
        owner = activity.owner
        last = net.days.day(max(finish - 1, 0))
        yield {
            "id": key,
            "title": activity.title,
            "kind": str(activity.kind),
            "milestone": activity.milestone,
            "owner": owner,
            "person": plan.people[owner].name if owner else None,
            "start": net.days.day(start) if activity.duration else last,
            "finish": last,
            "due": part_of(plan, activity.part).due,
            "start_day": start,
            "finish_day": finish,
            "duration": activity.duration,
            "late_days": 0 if activity.due is None else max(0, finish - activity.due),
        }


def resource_links(frame: pd.DataFrame) -> tuple[Link, ...]:
    """In which order each owner does things: links from one task to the one after it.

    A simulation that leaves them out lets people do everything at once.

    Args:
        frame: of :func:`schedule`.

    Raises:
        Fault: a column is missing.
    """
    require(frame, "id", "owner", "start_day", "duration")
    work = frame[(frame["duration"] > 0) & frame["owner"].notna()].sort_values("start_day")
    hands = (rows["id"].tolist() for _, rows in work.groupby("owner"))
    return tuple(Link(before, after) for ids in hands for before, after in pairwise(ids))
