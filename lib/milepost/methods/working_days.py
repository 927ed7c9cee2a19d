"""Working days as numbers: what a calendar leaves of the days, counted from one of them.

Methods reckon in whole working days and turn to dates last. Day 0 is the first working day on or
after the origin, day 1 the next. A stretch of work has a *start*, the day it begins on, and a
*finish*, the boundary after its last day: work of 3 days from start 0 has the finish 3 and ends
on day 2. A milestone is a boundary too: it is reached when the day before it is over.

>>> from datetime import date
>>> from milepost.plan.parts import Calendar
>>> days = WorkingDays(Calendar(country="GB-ENG"), date(2026, 12, 24))
>>> [str(days.day(number)) for number in range(3)]
['2026-12-24', '2026-12-29', '2026-12-30']
>>> days.number(date(2026, 12, 27)), days.finish(date(2026, 12, 27))
(1, 1)
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import holidays
import numpy as np
from numpy.typing import NDArray

from milepost.plan.faults import Fault
from milepost.plan.parts import Calendar

__all__ = ["OwnDays", "WorkingDays", "public_holidays"]

Days = NDArray[np.int64]

#: How many years of holidays are known before and after the decade of the origin.
_YEARS = 30


class WorkingDays:
    """The working days of ``calendar``, numbered from ``origin``.

    Raises:
        Fault: the calendar's country has no known holidays.
    """

    def __init__(self, calendar: Calendar, origin: date) -> None:
        self._calendar = _busdays(calendar, origin.year // 10 * 10)
        self._first = self._working(np.datetime64(origin))
        self.origin = origin
        self.per_week = len(set(calendar.working_week))

    def day(self, number: int) -> date:
        """The date of the working day with that number; negative before the origin.

        Raises:
            Fault: that day lies beyond the year 9999, or before the year 1.
        """
        found = np.busday_offset(self._first, number, busdaycal=self._calendar).item()
        if not isinstance(found, date):
            raise Fault("day_beyond_calendar", number=number, origin=self.origin)
        return found

    def last_day(self, finish: int) -> date:
        """The date of the last working day before a finish: when it is reached."""
        return self.day(finish - 1)

    def number(self, day: date) -> int:
        """The number of the first working day on or after ``day``."""
        return self._number(np.datetime64(day))

    def finish(self, day: date) -> int:
        """The finish of work that ends with ``day``: working days up to and including it."""
        return self._number(np.datetime64(day) + 1)

    def numbers(self, days: Iterable[date]) -> Days:
        """The numbers of those ``days`` that are working days, sorted, each once."""
        dates = np.array(sorted(set(days)), dtype="datetime64[D]")
        working = dates[np.is_busday(dates, busdaycal=self._calendar)]
        counted = np.busday_count(self._first, working, busdaycal=self._calendar)
        return np.asarray(counted, dtype=np.int64)

    def _number(self, day: np.datetime64) -> int:
        # Only between two working days does numpy count alike forwards and backwards.
        working = self._working(day)
        return int(np.busday_count(self._first, working, busdaycal=self._calendar))

    def _working(self, day: np.datetime64) -> np.datetime64:
        """The first working day on or after ``day``."""
        return np.busday_offset(day, 0, roll="forward", busdaycal=self._calendar)


class OwnDays:
    """The working days that one person has, where some of the team's are off.

    Work pauses on a day off and goes on the day after. ``off`` holds the numbers of those days.
    """

    def __init__(self, off: Days | Iterable[int] = ()) -> None:
        numbers = np.unique(np.fromiter(off, dtype=np.int64))
        self.off: Days = numbers
        self._own_of_off = numbers - np.arange(len(numbers))

    def begin(self, start: int) -> int:
        """The first day on or after ``start`` that is not off."""
        return self._at(self._own(start))

    def finish(self, start: int, duration: int) -> int:
        """When work of ``duration`` days that begins at ``start`` is over."""
        return start if duration == 0 else self._at(self._own(start) + duration - 1) + 1

    def latest_start(self, finish: int, duration: int) -> int:
        """The last day to begin work of ``duration`` days that is to be over by ``finish``."""
        return finish if duration == 0 else self._at(self._own(finish) - duration)

    def first_start(self, finish: int, duration: int) -> int:
        """The first day to begin work of ``duration`` days that is not over before ``finish``."""
        return finish if duration == 0 else self._at(self._own(finish - 1) + 1 - duration)

    def last_day(self, start: int) -> int:
        """The last day on or before ``start`` that is not off."""
        return self._at(self._own(start + 1) - 1)

    def worked(self, start: int, finish: int) -> int:
        """How many days that are not off lie between."""
        return self._own(finish) - self._own(start)

    def _own(self, day: int) -> int:
        return day - int(np.searchsorted(self.off, day, side="left"))

    def _at(self, own: int) -> int:
        return own + int(np.searchsorted(self._own_of_off, own, side="right"))


def public_holidays(country: str, first: int, last: int) -> dict[date, str]:
    """The holidays of a country (``DE``) or a part of it (``DE-BY``) in some years, by date.

    Source: the package ``holidays``, which others keep up to date.

    Raises:
        Fault: no holidays are known for that country or part.
    """
    if not country:
        return {}
    name, _, part = country.partition("-")
    years = range(first, last + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of some countries only some years are known
            found = holidays.country_holidays(name, subdiv=part or None, years=years)
    except (NotImplementedError, KeyError):
        raise Fault("country_unknown", country=country) from None
    return dict(found)


@lru_cache(maxsize=64)
def _busdays(calendar: Calendar, decade: int) -> np.busdaycalendar:
    week = [day in calendar.working_week for day in range(7)]
    return np.busdaycalendar(week, [*_public(calendar.country, decade), *calendar.days_off])


@lru_cache(maxsize=16)
def _public(country: str, decade: int) -> tuple[date, ...]:
    return tuple(public_holidays(country, decade - _YEARS, decade + 10 + _YEARS))
