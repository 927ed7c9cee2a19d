"""How much a team can take on: the safe load and the likely one, in the team's own unit.

The past tells it: what earlier sprints completed, brought to the length and the days of this one.
Fewer days than usual mean less in proportion. A load is *safe* if all of it is finished with a
chance of 85 %, and *likely* at 50 %. What was committed to in earlier sprints is left aside: those
who committed to little often finished little, but committing to less does not make a team slower.

Until three sprints are known nobody can tell, and days stand in: seven tenths of them are called
safe, a rule of thumb without evidence that goes as soon as there is any.
"""

from __future__ import annotations

from datetime import date

import msgspec
import pandas as pd

from milepost.methods.forecasting import (
    LEAST_PERIODS,
    capacity_forecast,
    chance_to_finish,
    safe_load,
)
from milepost.methods.frames import require_numbers
from milepost.methods.saying import said
from milepost.methods.tracking.remaining import Unit, remaining
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Load", "chance_by_history", "describe_load", "history_for", "load"]

#: What of its days a team without a past is called safe and likely to finish.
_FOCUS, _MIDDLE = 0.7, 0.85


class Load(msgspec.Struct, frozen=True, kw_only=True):
    """How much to take on, in ``unit``: what is safe, what is likely, and from how many sprints."""

    unit: Unit
    safe: float
    likely: float
    sprints: int
    days: float

    @property
    def by_history(self) -> bool:
        """Whether the team's own past says so."""
        return self.sprints >= LEAST_PERIODS


def history_for(plan: Plan, start: date, days: float, weeks: int) -> pd.DataFrame:
    """Past sprints as they would have been with the days and the length of the one to come.

    Where the days of every sprint are known, amounts count per day; else per week.

    Returns:
        ``delivered``, oldest first, for
        :func:`milepost.methods.forecasting.capacity_forecast`.
    """
    past = sorted(
        (
            each
            for each in plan.sprints.values()
            if each.start < start and each.completed is not None
        ),
        key=lambda each: each.start,
    )
    by_days = days > 0 and all(each.capacity for each in past)
    delivered = [
        (each.completed or 0.0) * (days / (each.capacity or 1) if by_days else weeks / each.weeks)
        for each in past
    ]
    return pd.DataFrame({"delivered": delivered}, dtype=float)


def load(plan: Plan, capacity: pd.DataFrame, start: date, weeks: int = 2) -> Load:
    """The safe and the likely load of a sprint.

    Args:
        plan: its sprints before ``start`` are the past; its open tasks tell the unit.
        capacity: of :func:`milepost.methods.sprint_planning.capacity`.
        start: the first day of the sprint.
        weeks: its length.

    Raises:
        Fault: the capacity lacks the column ``days``.
    """
    days = float(require_numbers(capacity, "days").sum())
    history = history_for(plan, start, days, weeks)
    if len(history) < LEAST_PERIODS:
        return Load(
            unit=Unit.DAYS,
            safe=days * _FOCUS,
            likely=days * _MIDDLE,
            sprints=len(history),
            days=days,
        )
    forecast = capacity_forecast(history)
    return Load(
        unit=remaining(plan).unit,
        safe=safe_load(forecast) if days else 0.0,
        likely=safe_load(forecast, 0.5) if days else 0.0,
        sprints=len(history),
        days=days,
    )


def chance_by_history(history: pd.DataFrame, amount: float) -> float:
    """How likely an amount is finished, by the team's own past, from 0 to 1.

    Raises:
        Fault: the history is unusable or shorter than three periods.
    """
    return chance_to_finish(capacity_forecast(history), amount)


def describe_load(found: Load, language: str = DEFAULT_LANGUAGE) -> str:
    """The safe and the likely load in a sentence."""
    code = "by_days" if found.unit is Unit.DAYS else "by_history"
    return said(
        f"method.sprint_planning.load.{code}",
        language,
        safe=found.safe,
        likely=found.likely,
        unit=said(f"method.sprint_planning.unit.{found.unit}", language),
        count=found.sprints,
        days=found.days,
    )
