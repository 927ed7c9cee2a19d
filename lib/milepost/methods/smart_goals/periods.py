"""Arithmetic with days, weeks, months, quarters, halves, seasons and years.

Where a year is not given, it is the first one in which the period is not over yet.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta


class Range(NamedTuple):
    """A stretch of days, both ends included."""

    first: date
    last: date


def day(on: date) -> Range:
    """One day as a range."""
    return Range(on, on)


def months(year: int, first: int, length: int = 1) -> Range:
    """``length`` months from month ``first``; 13 and more run on into the next year."""
    last_year, last_month = divmod(year * 12 + first + length - 2, 12)
    last_day = monthrange(last_year, last_month + 1)[1]
    return Range(date(year, first, 1), date(last_year, last_month + 1, last_day))


def quarter(year: int, number: int) -> Range:
    """Quarter 1 to 4 of the calendar year."""
    return months(year, 3 * number - 2, 3)


def half(year: int, number: int) -> Range:
    """Half 1 or 2 of the calendar year."""
    return months(year, 6 * number - 5, 6)


def iso_week(year: int, number: int) -> Range:
    """The Monday to Sunday of an ISO week; ValueError if the year has no such week."""
    monday = date.fromisocalendar(year, number, 1)
    return Range(monday, monday + timedelta(days=6))


def upcoming(period: Callable[[int], Range], today: date) -> Range:
    """The first ``period(year)`` that does not end before ``today``."""
    for year in range(today.year - 1, min(today.year + 9, MAXYEAR)):
        try:
            found = period(year)
        except ValueError:  # 29 February, week 53
            continue
        if found.last >= today:
            return found
    raise ValueError("no such day in the years ahead")


def around(today: date, unit: str, offset: int = 0) -> Range | None:
    """The week, month, quarter, half, year or decade ``offset`` after the one of ``today``."""
    if unit in {"week", "fortnight"}:
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
        return Range(monday, monday + timedelta(days=6))
    if unit in _MONTHS_IN:
        length = _MONTHS_IN[unit]
        index = (today.year * 12 + today.month - 1) // length + offset
        year, month = divmod(index * length, 12)
        return months(year, month + 1, length)
    return day(today + timedelta(days=offset)) if unit == "day" else None


def later(today: date, number: float, unit: str) -> date | None:
    """``number`` units after ``today``, or None for units that no calendar knows."""
    if unit in _DAYS_IN:
        return today + timedelta(days=round(number * _DAYS_IN[unit]))
    if unit in _MONTHS_IN:
        return today + relativedelta(months=round(number * _MONTHS_IN[unit]))
    return _working_days_later(today, round(number)) if unit == "working day" else None


def part(whole: Range, words: str) -> Range:
    """The part of ``whole`` that words such as "mid" or "second half of" name."""
    low, days = words.casefold(), (whole.last - whole.first).days + 1
    if "week" in low:
        return _week_of(whole, low)
    if "second half" in low or "2nd half" in low:
        return Range(whole.first + timedelta(days=days // 2), whole.last)
    if "half" in low:
        return Range(whole.first, whole.first + timedelta(days=days // 2 - 1))
    third = timedelta(days=max(days // 3, 1))
    if any(word in low for word in ("start", "begin")):
        return day(whole.first)
    if "early" in low:
        return Range(whole.first, min(whole.first + third, whole.last))
    if "mid" in low:
        return Range(whole.first + third, max(whole.last - third, whole.first + third))
    if "late" in low:
        return Range(max(whole.last - third, whole.first), whole.last)
    return day(whole.last)


def easter_plus(days: int) -> Callable[[int], Range]:
    """The day so many days after Easter Sunday (Gregorian calendar), by year."""
    return lambda year: day(easter(year) + timedelta(days=days))


def thanksgiving(year: int) -> Range:
    """The fourth Thursday of November."""
    first = date(year, 11, 1)
    return day(first + timedelta(days=(3 - first.weekday()) % 7 + 21))


def _week_of(whole: Range, words: str) -> Range:
    """Seven days of a period; weeks are counted from its first day."""
    if "final" in words or "last" in words:
        return Range(max(whole.last - timedelta(days=6), whole.first), whole.last)
    ordinals = (("second", "2nd"), ("third", "3rd"), ("fourth", "4th"))
    weeks = next((n for n, names in enumerate(ordinals, 1) if any(w in words for w in names)), 0)
    first = whole.first + timedelta(weeks=weeks)
    return Range(first, first + timedelta(days=6))


def _working_days_later(today: date, number: int) -> date:
    weeks, rest = divmod(number, 5)
    found = today + timedelta(weeks=weeks)
    while rest:
        found += timedelta(days=1)
        rest -= found.weekday() < 5
    return found


_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "winter": 12,
              "summer": 12, "season": 12}  # fmt: skip
_DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "sprint": 14, "iteration": 14}
