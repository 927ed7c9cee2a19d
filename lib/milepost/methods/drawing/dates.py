"""Days along an axis."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple

from babel.dates import format_skeleton
from dateutil.relativedelta import relativedelta
from matplotlib.axes import Axes

from milepost.methods.day_steps import days_on, steps
from milepost.methods.drawing.look import LIGHT, Look
from milepost.words import locale


def date_axis(axes: Axes, first: date, last: date, look: Look = LIGHT) -> None:
    """Let x run over the days from ``first`` to ``last``: weeks, months, quarters or years named.

    Days are drawn at ``date2num(day)``, the morning of the day.
    """
    days = max((last - first).days, 1)
    scale = next((each for each in _SCALES if days <= each.longest), _of_years(days))
    ticks = [tick for tick in steps(scale.beginning(first), scale.step, last) if tick >= first]
    named = [_named(tick, scale.form, look) for tick in ticks]
    axes.set_xlim(date2num(first), date2num(first) + days)
    axes.set_xticks([date2num(tick) for tick in ticks], named)
    axes.grid(axis="x", color=look.ink.line, linewidth=1)


def date2num(day: date) -> float:
    """Where ``day`` stands on an axis of dates: days since 1970."""
    return float((day - date(1970, 1, 1)).days)


def evening(day: date) -> float:
    """Where the end of a day stands on an axis of dates."""
    return date2num(day) + 1


def month_name(month: date, look: Look = LIGHT) -> str:
    """A month with its year, short enough for a tick."""
    return _named(month, "yMMM", look)


class _Scale(NamedTuple):
    longest: float
    step: relativedelta
    form: str

    def beginning(self, first: date) -> date:
        if self.step.days:
            return days_on(first, -first.weekday())
        return first.replace(day=1) if self.step.months == 1 else first.replace(month=1, day=1)


_SCALES = (
    _Scale(70, relativedelta(days=7), "MMMd"),
    _Scale(300, relativedelta(months=1), "yMMM"),
    _Scale(1100, relativedelta(months=3), "yMMM"),
    _Scale(4000, relativedelta(years=1), "y"),
    _Scale(20_000, relativedelta(years=5), "y"),
)


def _of_years(days: int) -> _Scale:
    """Eight years named, whatever lies between."""
    return _Scale(days, relativedelta(years=max(days // 2920, 1)), "y")


def _named(tick: date, form: str, look: Look) -> str:
    at_midnight = datetime.combine(tick, time())
    return format_skeleton(form, at_midnight, locale=locale(look.language))
