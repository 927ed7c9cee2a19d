"""Days as people of each language write them, everywhere alike."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date, format_skeleton

from milepost.words import locale

__all__ = ["day"]


def day(value: date, language: str) -> str:
    """A day with its month in letters, which no country reads as another day: 14 May 2027.

    Where the short form of a language has no letters, as in Portuguese, it is written out.
    """
    country = locale(language)
    told = str(format_skeleton("yMMMd", value, locale=country))
    if any(map(str.isalpha, told)):
        return told
    return str(format_date(value, "long", locale=country))
