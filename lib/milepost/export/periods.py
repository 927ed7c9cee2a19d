"""Quarters and years: what dated things are grouped by and a time axis is divided into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

#: Lengths a time axis may be divided into, in months: from one month to a thousand years.
STEPS = (1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)

_YEAR = 12


class Period(msgspec.Struct, frozen=True, order=True):
    """A stretch of ``months`` months that begins with month ``month`` (1 to 12) of ``year``."""

    year: int
    month: int
    months: int

    @property
    def begins(self) -> date:
        """Its first day."""
        return date(max(self.year, date.min.year), self.month, 1)


def period_of(day: date, months: int) -> Period:
    """The period of that length in which ``day`` falls, counted from the year 0."""
    return _period(_month(day) // months * months, months)


def grouping(days: Sequence[date]) -> int:
    """The months by which a reader groups these days: quarters up to two years, else years."""
    if not days:
        return 3
    return 3 if _month(max(days)) - _month(min(days)) < 2 * _YEAR else _YEAR


def divisions(start: date, end: date, most: int) -> list[Period]:
    """The periods from ``start`` to ``end``, as short as at most ``most`` of them allow."""
    months = next(m for m in STEPS if _month(end) // m - _month(start) // m < most)
    return list(_between(_month(start), _month(end), months))


def _between(first: int, last: int, months: int) -> Iterator[Period]:
    for month in range(first // months * months, last + 1, months):
        yield _period(month, months)


def _month(day: date) -> int:
    return day.year * _YEAR + day.month - 1


def _period(month: int, months: int) -> Period:
    return Period(year=month // _YEAR, month=month % _YEAR + 1, months=months)
