"""Days as people read them."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from milepost.words import DEFAULT_LANGUAGE


def day(on: date) -> str:
    """A day with its month in letters, which no country reads as another day."""
    return str(format_date(on, "medium", locale=DEFAULT_LANGUAGE))
