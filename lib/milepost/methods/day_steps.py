"""Steps along the calendar that stop where it ends, with the years 1 and 9999."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

__all__ = ["days_on", "steps"]


def days_on(day: date, days: int) -> date:
    """The date ``days`` after ``day``, before it if negative; or the last that there is that way.

    >>> days_on(date(2027, 1, 11), 14), days_on(date(9999, 12, 30), 14)
    (datetime.date(2027, 1, 25), datetime.date(9999, 12, 31))
    """
    wanted = day.toordinal() + days
    return date.fromordinal(min(max(wanted, 1), date.max.toordinal()))


def steps(first: date, step: relativedelta, last: date) -> Iterator[date]:
    """``first`` and every date that is whole steps later, up to ``last``."""
    day = first
    while day <= last:
        yield day
        try:
            day += step
        except (OverflowError, ValueError):  # dateutil says the one or the other
            return
