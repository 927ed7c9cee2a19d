"""Dates that lean on today: "within six weeks", "next quarter", "by Friday", "EOY".

Also the feasts whose day is known, and events whose day only the team knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from milepost.methods.smart_goals import periods
from milepost.methods.smart_goals.absolute_dates import Form
from milepost.methods.smart_goals.calendar_words import (
    PERIOD,
    SEASON,
    SEASONS,
    SMALL_NUMBER,
    UNIT,
    WEEKDAY,
    count,
    weekday_number,
)
from milepost.methods.smart_goals.periods import Range


def unit_of(words: str) -> str:
    """The bare name of a unit of time: "wks" and "weeks" are both "week"."""
    low = words.casefold().strip()
    if low.startswith(("working", "business")):
        return "working day"
    low = low.split()[-1].rstrip("s")
    short = {"wk": "week", "yr": "year", "h": "hour", "hr": "hour", "sec": "second"}
    return {"min": "minute", **short}.get(low, low)


def _span_of_time(match: re.Match[str], today: date) -> Range | None:
    last = periods.later(today, count(match["n"]), unit_of(match["u"]))
    return Range(today, last) if last else None


def _from_now(match: re.Match[str], today: date) -> Range | None:
    on = periods.later(today, count(match["n"]), unit_of(match["u"]))
    return periods.day(on) if on else None


def _after_something(_match: re.Match[str], _today: date) -> None:
    """Only the team knows when the thing it counts from happens."""


def _period(match: re.Match[str], today: date) -> Range | None:
    which, unit = (match["w"] or "").casefold(), match["u"].casefold().split()[-1]
    if len(match["u"].split()) > 1 and not match["u"].casefold().startswith("calendar"):
        return None
    if unit in {"weekend", "sprint", "iteration", "term", "semester", "century"}:
        return None
    offset = 1 if which in {"next", "coming", "following"} else 0
    return periods.around(today, unit, offset)


def _season(match: re.Match[str], today: date) -> Range:
    first = SEASONS[match["s"].casefold().removesuffix("time")]
    return periods.upcoming(lambda year: periods.months(year, first, 3), today)


def _end_of(match: re.Match[str], today: date) -> Range | None:
    unit = {"d": "day", "w": "week", "m": "month", "q": "quarter", "y": "year"}
    whole = periods.around(today, unit[match["e"].casefold()])
    return periods.day(whole.last) if whole else None


def _year_end(_match: re.Match[str], today: date) -> Range:
    return periods.day(date(today.year, 12, 31))


def _end_of_business(_match: re.Match[str], today: date) -> Range:
    return periods.day(today)


def _day_word(match: re.Match[str], today: date) -> Range:
    return periods.day(today + timedelta(days=match["a"].casefold() == "tomorrow"))


def _this_time_next(match: re.Match[str], today: date) -> Range | None:
    on = periods.later(today, 1, match["u"].casefold())
    return periods.day(on) if on else None


def _weekday(match: re.Match[str], today: date) -> Range:
    ahead = (weekday_number(match["a"]) - today.weekday()) % 7
    wait = ahead or 7 if match["k"] is None else ahead + 7
    return periods.day(today + timedelta(days=wait))


def _day_of_month(match: re.Match[str], today: date) -> Range | None:
    number, which = int(re.sub(r"\D", "", match["d"])), (match["w"] or "").casefold()
    start = periods.months(today.year, today.month)
    for offset in range(1 if which == "next" else 0, 13):
        month = periods.around(start.first, "month", offset)
        if month and number <= month.last.day and month.first.replace(day=number) >= today:
            return periods.day(month.first.replace(day=number))
    return None


def _feast(match: re.Match[str], today: date) -> Range | None:
    name = " ".join(re.sub(r"['\u2019]", "", match["f"].casefold()).split())
    found = next((when for key, when in FEASTS.items() if name.startswith(key)), None)
    return periods.upcoming(found, today) if found else None


def _fixed(month: int, number: int) -> Callable[[int], Range]:
    return lambda year: periods.day(date(year, month, number))


#: By beginning of name; the longer names come first.
FEASTS: dict[str, Callable[[int], Range]] = {
    "good friday": periods.easter_plus(-2),
    "easter monday": periods.easter_plus(1),
    "easter": periods.easter_plus(0),
    "ascension": periods.easter_plus(39),
    "pentecost": periods.easter_plus(49),
    "whitsun": periods.easter_plus(49),
    "thanksgiving": periods.thanksgiving,
    "halloween": _fixed(10, 31),
    "christmas eve": _fixed(12, 24),
    "xmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "xmas": _fixed(12, 25),
    "new years eve": _fixed(12, 31),
    "new year": _fixed(1, 1),
    "valentines": _fixed(2, 14),
}
_FEAST = (
    r"good friday|easter(?: monday| sunday)?|ascension(?: day)?|pentecost|whitsun(?:tide)?"
    r"|thanksgiving|halloween|(?:christmas|xmas)(?: eve| day)?"
    r"|new year(?:['\u2019]?s)?(?: eve| day)?"
    r"|valentine['\u2019]?s(?: day)?|diwali|ramadan|eid|hanukkah|passover|black friday|midsummer"
    r"|michaelmas|carnival|lent|ash wednesday|bonfire night|lunar new year|golden week"
    r"|memorial day|labou?r day|independence day|mother['\u2019]s day|father['\u2019]s day"
)
_SPAN = (
    r"(?P<open>in|within|inside|over|during|throughout|for)(?: (?:the|my|our))?"
    r"(?: (?P<next>next|coming|following|first))?"
    r"(?: (?:less than|under|about|around|roughly|at most|no more than|not more than|fewer than))?"
    rf" (?P<n>{SMALL_NUMBER})[-\s](?P<u>{UNIT})(?:['\u2019]?s?['\u2019]?(?P<time> time))?"
)

SPAN_OF_TIME = Form(_SPAN, _span_of_time)
FORMS = (
    Form(rf"(?P<n>{SMALL_NUMBER}) (?P<u>{UNIT}) (?:from (?:now|today)|hence)\b", _from_now),
    Form(
        rf"{SMALL_NUMBER} {UNIT} (?:after|before|from|ahead of) (?:the|our) \w+", _after_something
    ),
    Form(rf"this time next (?P<u>{PERIOD})", _this_time_next),
    Form(rf"(?P<w>this|next|coming|current|following|same) (?P<s>{SEASON})", _season),
    Form(rf"(?:later )?(?P<w>this|next|coming|current|following) (?P<u>{PERIOD})", _period),
    Form(rf"(?P<w>)(?P<u>{PERIOD})", _period, "part"),
    Form(r"eo(?P<e>[dwmqy])\b", _end_of),
    Form(r"(?:cob|eob|close of (?:business|play))\b", _end_of_business),
    Form(r"(?:year[-\s]?end|end[-\s]of[-\s]year|ye)\b(?![-\s]close)", _year_end, "any"),
    Form(r"(?P<a>tomorrow|tonight)\b", _day_word),
    Form(r"(?P<a>today)\b(?!['\u2019])", _day_word, "any"),
    Form(rf"(?:next |this |coming )?(?P<a>{WEEKDAY})(?P<k> week)?", _weekday, "day"),
    Form(r"(?P<d>\d\d?(?:st|nd|rd|th))(?: of (?P<w>this|next|the|each) month|(?! \w))",
         _day_of_month, "day"),
    Form(rf"(?P<f>{_FEAST})\b", _feast, "any"),
)  # fmt: skip
