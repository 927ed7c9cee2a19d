"""Names that fit where they are written."""

from __future__ import annotations

from datetime import date, datetime, time

from babel.dates import format_skeleton

from milepost.methods.saying import locale

__all__ = ["month_name", "shortened"]


def shortened(name: str, letters: int) -> str:
    """``name`` in at most so many letters, however long its words are."""
    flat = " ".join(name.split())
    return flat if len(flat) <= letters else f"{flat[: letters - 1].rstrip()}…"


def month_name(month: date, language: str) -> str:
    """A month with its year, short enough for a tick."""
    return format_skeleton("yMMM", datetime.combine(month, time()), locale=locale(language))
