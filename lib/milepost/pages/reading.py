"""Days and numbers as people read them."""

from __future__ import annotations

from datetime import date

from babel.numbers import format_decimal

from milepost.words import SPOKEN, days, locale


def day(on: date, language: str = SPOKEN) -> str:
    """A day with its month in letters, which no country reads as another day."""
    return days.day(on, language)


def number(value: float, language: str = SPOKEN) -> str:
    """A number with its thousands set apart and no more decimals than it has."""
    return str(format_decimal(value, "#,##0.######", locale=locale(language)))
