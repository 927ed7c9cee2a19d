"""How methods say what they found: days, numbers and lists as a reader of that language would."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from milepost import words
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["day", "locale", "number", "said", "share"]


def said(code: str, language: str = DEFAULT_LANGUAGE, **fields: Any) -> str:
    """The sentence for ``code``, with days, fractions and lists among its ``fields`` in words."""
    return words.say(
        code, language, **{key: _worded(each, language) for key, each in fields.items()}
    )


def day(value: date, language: str = DEFAULT_LANGUAGE) -> str:
    """A day with its month in letters, which no country reads as another day: 14 May 2027."""
    return format_date(value, "medium", locale=locale(language))


def number(value: float, language: str = DEFAULT_LANGUAGE) -> str:
    """A number with at most one decimal, its thousands set apart."""
    return format_decimal(round(value, 1), "#,##0.#", locale=locale(language))


def share(value: float, language: str = DEFAULT_LANGUAGE) -> str:
    """A share between 0 and 1 in per cent."""
    return format_percent(value, locale=locale(language))


def locale(language: str) -> Locale:
    """The country whose way of writing days and numbers stands for a language."""
    return Locale.parse(words.say("pdf.locale", language))


def _worded(value: Any, language: str) -> Any:
    match value:
        case date():
            return day(value, language)
        case float():
            return number(value, language)
        case list() | tuple():
            return format_list(
                [str(_worded(each, language)) for each in value], locale=locale(language)
            )
        case _:
            return value
