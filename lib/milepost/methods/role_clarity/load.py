"""The days that each person's work takes in each week, against those they have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pandas as pd

from milepost.methods.day_steps import days_on
from milepost.methods.drawing import shortened
from milepost.methods.frames import framed, require, require_dates
from milepost.methods.role_clarity.availability import Availability, spreads_left
from milepost.methods.role_clarity.demand import work_of
from milepost.methods.saying import said
from milepost.methods.saying import share as per_cent
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["LOAD_COLUMNS", "describe_load", "load"]

LOAD_COLUMNS = ("person", "name", "week", "days_needed", "days_available", "over")

Weeks = dict[tuple[Id, date], float]


def load(plan: Plan, today: date, dates: pd.DataFrame | None = None) -> pd.DataFrame:
    """Each person's work week by week: the days it takes, and the days they have.

    The days that are left of a task are spread evenly over its owner's working days between its
    start and its finish; if there are none, they fall into the week of its start.

    Args:
        plan: any plan; tasks without estimate, owner or dates count nothing.
        today: the morning from which weeks are counted; work that began before falls from today.
        dates: when things are to be done: ``id, start, finish`` (dates; the finish is the last
            day). Without it, the schedule of the plan in which everybody does one thing at a time.

    Returns:
        One row per person and week, from the week of ``today`` to the last one with work:
        ``person`` and ``name``; ``week``, the date of its Monday; likely ``days_needed`` of the
        person's own; ``days_available``; and ``over``, the days by which they are short, else 0.

    Raises:
        Fault: ``dates`` lacks a column, the calendar's country is unknown, or there are no
            ``dates`` and the plan has no schedule (circles, owners without days).
    """
    there = Availability(plan, today)
    spans = _spans(_scheduled(plan, today) if dates is None else dates)
    work = work_of(plan)
    spreads = spreads_left(plan, work, today)
    needed: Weeks = defaultdict(float)
    for task in work:
        if task.owner is not None and task.id in spreads and task.id in spans:
            for week, part in _spread(there, task.owner, spans[task.id]):
                needed[task.owner, week] += spreads[task.id].likely * part
    weeks = _weeks(today, needed)
    rows = (
        (person.id, person.name, week, *_compared(needed[person.id, week], there, person.id, week))
        for person in plan.people.values()
        for week in weeks
    )
    return framed(rows, LOAD_COLUMNS)


def _scheduled(plan: Plan, today: date) -> pd.DataFrame:
    from milepost.methods.scheduling import schedule  # noqa: PLC0415 - others bring their dates

    return schedule(plan, today)


def _spans(dates: pd.DataFrame) -> dict[str, tuple[date, date]]:
    require(dates, "id", "start", "finish")
    known = dates[dates["start"].notna() & dates["finish"].notna()]
    spans = zip(require_dates(known, "start"), require_dates(known, "finish"), strict=True)
    return dict(zip(map(str, known["id"]), spans, strict=True))


def _spread(
    there: Availability, person: Id, span: tuple[date, date]
) -> Iterator[tuple[date, float]]:
    """The share of the work that falls into each week, once for each day."""
    first = max(0, there.days.number(span[0]))
    last = max(first, there.days.finish(span[1]))
    off = set(there.own(person).off.tolist())
    numbers = [number for number in range(first, last) if number not in off] or [first]
    for number in numbers:
        yield _monday(there.days.day(number)), 1 / len(numbers)


def _weeks(today: date, needed: Weeks) -> list[date]:
    if not needed:
        return []
    first, last = _monday(today), max(week for _, week in needed)
    return [days_on(first, 7 * number) for number in range((last - first).days // 7 + 1)]


def _compared(
    needed: float, there: Availability, person: Id, week: date
) -> tuple[float, float, float]:
    first = max(0, there.days.number(week))
    available = there.between(person, first, there.days.finish(days_on(week, 6)))
    return needed, available, max(0.0, round(needed - available, 6))


def _monday(day: date) -> date:
    return days_on(day, -day.weekday())


def describe_load(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """Who has more work than days, or else who has least room, without a full stop."""
    require(found, *LOAD_COLUMNS)
    if found.empty or not found["days_needed"].sum():
        return said("method.role_clarity.load.empty", language)
    people = found.groupby(["person", "name"], sort=False)
    totals = people[["days_needed", "days_available", "over"]].sum().reset_index()
    worst = totals.sort_values("over", ascending=False, kind="stable").iloc[0]
    if worst["over"] > 0:
        weeks = int(((found["person"] == worst["person"]) & (found["over"] > 0)).sum())
        fields = {"name": shortened(worst["name"]), "count": weeks, "days": float(worst["over"])}
        return said("method.role_clarity.load.over", language, **fields)
    fullness = totals["days_needed"] / totals["days_available"].where(totals["days_available"] > 0)
    fullest = totals.iloc[int(fullness.fillna(0).to_numpy().argmax())]
    return said(
        "method.role_clarity.load.fits",
        language,
        name=shortened(fullest["name"]),
        share=per_cent(float(fullness.max()), language),
        last=days_on(found["week"].max(), 6),
    )
