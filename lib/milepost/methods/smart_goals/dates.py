"""Finds when a sentence says its goal is due.

General date parsers were tried first. `dateparser.search` reads "85%" as the year 1985 and
"90% of" as 1990, and knows neither "Q3" nor "before Easter" nor "by year end"; so the forms that
plans use are written out here, and each says what must stand before it to be a date at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from milepost.methods.smart_goals import absolute_dates, events, relative_dates, service_levels
from milepost.methods.smart_goals.absolute_dates import Form
from milepost.methods.smart_goals.advice import Due, Span
from milepost.methods.smart_goals.calendar_words import PART, PREPOSITION, pattern
from milepost.methods.smart_goals.date_contexts import is_date
from milepost.methods.smart_goals.periods import Range, part
from milepost.methods.smart_goals.sentence import Sentence

_DEADLINES = (
    "by",
    "until",
    "till",
    "til",
    "before",
    "no later",
    "not later",
    "on or",
    "due",
    "dea",
)
_LATE = re.compile(r"(?:before|ahead\s+of|prior\s+to)\b", re.IGNORECASE)


class Found(NamedTuple):
    """A date in the sentence, with the preposition that leads to it."""

    due: Due
    preposition: str

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """Dates that are known come before events, deadlines before periods."""
        is_deadline = self.preposition.casefold().startswith(_DEADLINES)
        return self.due.last is None, not is_deadline, self.due.words.start


class _Compiled(NamedTuple):
    form: Form
    pattern: re.Pattern[str]


def _compile(form: Form, lead: str) -> _Compiled:
    return _Compiled(form, pattern(rf"(?<![\w.,/$£€'\u2019#-]){lead}(?:{form.core})"))


_LEAD = rf"(?:(?P<prep>{PREPOSITION}):? (?P<the>(?:the|our) )?)?(?P<part>{PART})?"
_FORMS = [
    *(_compile(form, _LEAD) for form in (*absolute_dates.FORMS, *relative_dates.FORMS)),
    _compile(relative_dates.SPAN_OF_TIME, "(?P<prep>)(?P<the>)(?P<part>)"),
]


def find_dates(sentence: Sentence, today: date) -> tuple[Found, ...]:
    """The dates of the sentence that are deadlines or periods of work, the best one first."""
    found = [*_dates(sentence, today), *_events(sentence)]
    return tuple(sorted(_longest(found), key=lambda one: one.rank))


def _dates(sentence: Sentence, today: date) -> Iterator[Found]:
    for form, compiled in _FORMS:
        for match in compiled.finditer(sentence.text, sentence.begin):
            if form is relative_dates.SPAN_OF_TIME:
                accepted = service_levels.is_deadline(sentence, match)
            else:
                accepted = is_date(sentence, form, match)
            if accepted:
                yield from _resolved(form, match, today)


def _resolved(form: Form, match: re.Match[str], today: date) -> Iterator[Found]:
    words = Span(match.start(), match.start() + len(match[0].rstrip()))
    try:
        days = form.resolve(match, today)
        days = _adjusted(match, days) if days else None
    except (ValueError, OverflowError):  # 31 February, the year 9999
        return
    due = Due(words, days.first, days.last) if days else Due(words)
    yield Found(due, match["prep"] or "")


def _adjusted(match: re.Match[str], days: Range) -> Range:
    if match["part"]:
        days = part(days, match["part"])
    if _LATE.match(match["prep"] or ""):
        eve = days.first - timedelta(days=1)
        return Range(eve, eve)
    return days


def _events(sentence: Sentence) -> Iterator[Found]:
    for match in events.PATTERN.finditer(sentence.text, sentence.begin):
        yield Found(Due(Span(*match.span())), match["prep"])


def _longest(found: list[Found]) -> list[Found]:
    """Of dates that overlap, the longest; of equally long ones, the first."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda each: each.due.words.start - each.due.words.end):
        if not any(one.due.words.overlaps(other.due.words) for other in kept):
            kept.append(one)
    return kept
