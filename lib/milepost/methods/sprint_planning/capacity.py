"""How many days a team has in a sprint: working days, less holidays, days off and other work."""

from __future__ import annotations

from datetime import date

import pandas as pd

from milepost.methods.day_steps import days_on
from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.methods.working_days import WorkingDays
from milepost.plan.faults import Fault
from milepost.plan.parts import Person
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["capacity", "describe_capacity"]

_COLUMNS = ("person", "name", "working_days", "days_off", "days")


def capacity(plan: Plan, start: date, weeks: int = 2) -> pd.DataFrame:
    """The days that each person has in the sprint of so many weeks that begins on ``start``.

    Who gives the plan part of the week gives that part of each day they are there.

    Args:
        plan: its calendar tells working days and holidays, its people their own days off.
        start: the first day of the sprint.
        weeks: 1 to 6.

    Returns:
        One row per person, in the plan's order: ``person`` (id), ``name``, ``working_days`` of
        the team, ``days_off`` of the person among them, ``days`` that are left for the sprint.

    Raises:
        Fault: the sprint is not one to six weeks long, or the calendar's country is unknown.
    """
    if not 1 <= weeks <= 6:
        raise Fault("sprint_length", weeks=weeks)
    calendar = WorkingDays(plan.calendar, start)
    all_days = calendar.finish(days_on(start, 7 * weeks - 1))
    return framed(
        (_row(each, calendar, all_days) for each in plan.people.values()),
        _COLUMNS,
    )


def _row(person: Person, calendar: WorkingDays, all_days: int) -> tuple[object, ...]:
    off = calendar.numbers(person.days_off)
    days_off = int(((off >= 0) & (off < all_days)).sum())
    share = min(person.days_per_week / calendar.per_week, 1.0)
    return person.id, person.name, all_days, days_off, (all_days - days_off) * share


def describe_capacity(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The days of all, in a sentence.

    Raises:
        Fault: a column of the capacity is missing.
    """
    require(frame, *_COLUMNS)
    total = float(frame["days"].sum())
    return said("method.sprint_planning.capacity.found", language, days=total, count=len(frame))
