"""Dates that name a place in the calendar: "31 March 2027", "2027-W12", "Q3", "mid-October".

Each form is a pattern of the bare date and the range of days it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from milepost.methods.smart_goals import periods
from milepost.methods.smart_goals.calendar_words import (
    DAY,
    MONTH,
    ORDINALS,
    SEASON,
    SEASONS,
    YEAR,
    month_number,
)
from milepost.methods.smart_goals.periods import Range

Resolve = Callable[[re.Match[str], date], Range | None]


class Form(NamedTuple):
    """One way to write a date.

    ``leads`` are the prepositions it needs before it to be a date at all: None for no need,
    "any" for whatever makes a deadline of it, otherwise the words themselves.
    """

    core: str
    resolve: Resolve
    leads: str | None = None
    may_name: bool = True


def _year(words: str | None) -> int | None:
    if not words:
        return None
    digits = words.strip("'\u2019")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _in_year(match: re.Match[str], today: date, period: Callable[[int], Range]) -> Range:
    year = _year(match["y"])
    return periods.upcoming(period, today) if year is None else period(year)


def _month_day(month: int, number: int, year: int) -> Range:
    return periods.day(date(year, month, number))


def _day(match: re.Match[str], today: date) -> Range:
    number, month = int(re.sub(r"\D", "", match["d"])), month_number(match["m"])
    return _in_year(match, today, partial(_month_day, month, number))


def _numeric_day(match: re.Match[str], today: date) -> Range:
    """Day first, as most of the world writes it, unless only month first makes a date."""
    number, month = int(match["d"]), int(match["m"])
    if month > 12:
        number, month = month, number
    return _in_year(match, today, partial(_month_day, month, number))


def _month(match: re.Match[str], today: date) -> Range:
    month = month_number(match["m"])
    return _in_year(match, today, lambda year: periods.months(year, month))


def _month_in_figures(match: re.Match[str], _today: date) -> Range:
    return periods.months(int(match["y"]), int(match["m"]))


def _months(match: re.Match[str], today: date) -> Range:
    first, last = month_number(match["m"]), month_number(match["n"])
    length = (last - first) % 12 + 1
    return _in_year(match, today, lambda year: periods.months(year, first, length))


def _quarter(match: re.Match[str], today: date) -> Range:
    number = int(match["q"])
    return _in_year(match, today, lambda year: periods.quarter(year, number))


def _quarters(match: re.Match[str], today: date) -> Range:
    first, last = int(match["q"]), int(match["r"])
    length = 3 * max(last - first + 1, 1)
    return _in_year(match, today, lambda year: periods.months(year, 3 * first - 2, length))


def _half(match: re.Match[str], today: date) -> Range:
    number = int(match["h"])
    return _in_year(match, today, lambda year: periods.half(year, number))


def _share_of_year(match: re.Match[str], today: date) -> Range:
    number = ORDINALS[match["o"].casefold()]
    period = periods.quarter if match["k"].casefold() == "quarter" else periods.half
    which = (match["w"] or "").casefold()
    if which in {"next", "this", "the"}:
        return period(today.year + (which == "next"), min(number, 4))
    return _in_year(match, today, lambda year: period(year, number))


def _season(match: re.Match[str], today: date) -> Range:
    first = SEASONS[match["s"].casefold().removesuffix("time")]
    return _in_year(match, today, lambda year: periods.months(year, first, 3))


def _whole_year(match: re.Match[str], _today: date) -> Range:
    year = _year(match["y"])
    assert year is not None  # noqa: S101 - the form cannot match without a year
    return periods.months(year, 1, 12)


def _week(match: re.Match[str], today: date) -> Range:
    number = int(match["w"])
    return _in_year(match, today, lambda year: periods.iso_week(year, number))


def _unknown(_match: re.Match[str], _today: date) -> None:
    """A financial year begins where its owner says."""


_D = rf"(?P<d>{DAY})"
_M = rf"(?P<m>{MONTH})"
_Y = rf"(?P<y>{YEAR})"
_OPTIONAL_YEAR = rf"(?:,? {_Y}|(?!,? \d{{4}}))"
_NUMERIC_MONTH = r"(?P<m>1[0-2]|0?[1-9])"
_SHORT_YEAR = r"(?P<y>20\d\d|['\u2019]\d\d|(?<=[/-])\d\d)\b"

FORMS = (
    Form(r"(?P<y>20\d\d|19\d\d)(?P<_s>[-/.])(?P<m>\d\d?)(?P=_s)(?P<d>\d\d?)\b", _numeric_day),
    Form(r"(?P<d>\d\d?)(?P<_s>[./-])(?P<m>\d\d?)(?P=_s)(?P<y>20\d\d|19\d\d)\b", _numeric_day),
    Form(r"(?P<d>\d\d?)(?P<_s>[./-])(?P<m>\d\d?)(?P=_s)(?P<y>\d\d)\b", _numeric_day, "day"),
    Form(r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?!\d)(?P<y>)", _numeric_day, "day"),
    Form(r"(?P<d>\d\d?)/(?P<m>\d\d?)\b(?!/| of| \w+s\b)(?P<y>)", _numeric_day, "day"),
    Form(rf"{_NUMERIC_MONTH}[/.](?P<y>20\d\d)\b", _month_in_figures, "any"),
    Form(rf"{_D} (?:of )?{_M}{_OPTIONAL_YEAR}", _day, may_name=False),
    Form(rf"{_M} {_D}(?![.,]?\d|%| ?%){_OPTIONAL_YEAR}", _day, may_name=False),
    Form(rf"{_M} ?(?:-|\u2013|to|and|/) ?(?P<n>{MONTH}){_OPTIONAL_YEAR}", _months),
    Form(rf"{_M},? (?:of )?{_Y}", _month),
    Form(rf"{_M}(?P<y>)", _month, "any"),
    Form(rf"q(?P<q>[1-4]) ?(?:-|\u2013|to|and|/|\+) ?q(?P<r>[1-4])\b{_OPTIONAL_YEAR}", _quarters),
    Form(rf"q(?P<q>[1-4])(?: ?[-/]? ?{_SHORT_YEAR}|\b(?P<y_>))", _quarter),
    Form(r"(?P<y>20\d\d) ?[-/]? ?q(?P<q>[1-4])\b", _quarter),
    Form(r"(?P<q>[1-4])q ?(?P<y>(?:20)?\d\d)\b", _quarter),
    Form(rf"h(?P<h>[12])(?: ?[-/]? ?{_SHORT_YEAR}|\b(?P<y_>))", _half),
    Form(r"(?P<y>20\d\d) ?[-/]? ?h(?P<h>[12])\b", _half),
    Form(r"(?P<h>[12])h ?(?P<y>(?:20)?\d\d)\b", _half),
    Form(
        r"(?P<o>first|1st|second|2nd|third|3rd|fourth|4th|final|last) (?P<k>quarter|half)\b"
        rf"(?: (?:of )?(?:(?P<w>the|this|next) (?:calendar )?year|{_Y}))?",
        _share_of_year,
        "any",
    ),
    Form(rf"(?P<s>{SEASON})(?: (?:of )?{_Y})", _season),
    Form(rf"(?P<s>{SEASON})(?P<y>)", _season, "any"),
    Form(r"fy ?['\u2019]?(?:20)?\d\d(?:[/-](?:20)?\d\d)?\b", _unknown),
    Form(r"(?P<y>20\d\d) ?-? ?w(?P<w>\d\d?)\b", _week),
    Form(rf"(?:calendar |cal\.? )?(?:week|wk|cw|kw) ?(?P<w>\d\d?)\b{_OPTIONAL_YEAR}", _week, "any"),
    Form(rf"(?:ye|year[-\s]?end|end[-\s]of[-\s]year),? {_Y}", _whole_year),
    Form(rf"(?:year )?{_Y}", _whole_year, "year"),
)
