"""Days and numbers as people read them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from milepost.words import DEFAULT_LANGUAGE


def day(on: date) -> str:
    """A day with its month in letters, which no country reads as another day."""
    return str(format_date(on, "medium", locale=DEFAULT_LANGUAGE))


def number(value: float) -> str:
    """A number with its thousands set apart and no more decimals than it has."""
    return str(format_decimal(value, "#,##0.######", locale=DEFAULT_LANGUAGE))
