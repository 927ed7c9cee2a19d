"""How methods say what they found: days, numbers and lists as a reader of that language would."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from babel.dates import format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from milepost import words
from milepost.words import DEFAULT_LANGUAGE, Chain, Titles, days, locale, quoted

__all__ = ["day", "number", "said", "share", "span"]


_MOST_LISTED = 3


def said(code: str, language: str = DEFAULT_LANGUAGE, **fields: Any) -> str:
    """The sentence for ``code``; days, spans, fractions and lists among its ``fields`` in words.

    :class:`~milepost.words.Titles` stand in the quotation marks of the language.
    """
    return words.say(
        code, language, **{key: _worded(each, language) for key, each in fields.items()}
    )


def day(value: date, language: str = DEFAULT_LANGUAGE) -> str:
    """A day with its month in letters, which no country reads as another day: 14 May 2027."""
    return days.day(value, language)


def number(value: float, language: str = DEFAULT_LANGUAGE) -> str:
    """A number with at most one decimal, its thousands set apart."""
    return format_decimal(round(value, 1), "#,##0.#", locale=locale(language))


def span(value: timedelta, language: str = DEFAULT_LANGUAGE) -> str:
    """A stretch of time in the largest unit of which there are two: 40 days are 6 weeks."""
    return format_timedelta(value, granularity="day", threshold=2, locale=locale(language))


def share(value: float, language: str = DEFAULT_LANGUAGE) -> str:
    """A share between 0 and 1 in per cent."""
    return format_percent(value, locale=locale(language))


def _worded(value: Any, language: str) -> Any:
    match value:
        case date():
            return day(value, language)
        case timedelta():
            return span(value, language)
        case float():
            return number(value, language)
        case Chain():
            return value
        case Titles():
            return _listed([quoted(title, language) for title in value], language)
        case list() | tuple():
            return _listed([str(_worded(each, language)) for each in value], language)
        case _:
            return value


def _listed(items: list[str], language: str) -> str:
    """The first items of a list, and how many more there are."""
    hidden = len(items) - _MOST_LISTED
    if hidden > 1:
        items = [*items[:_MOST_LISTED], words.say("method.more", language, count=hidden)]
    return format_list(items, locale=locale(language))
