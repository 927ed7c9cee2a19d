"""Names that fit where they are written."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, datetime, time
from itertools import accumulate
from unicodedata import east_asian_width

from babel.dates import format_skeleton

from milepost.methods.saying import locale

__all__ = ["month_name", "shortened"]


def shortened(name: str, letters: int) -> str:
    """``name`` in the room of so many usual letters, however long its words or wide its letters."""
    flat = " ".join(name.split())
    ends = list(accumulate(_width(each) for each in flat))
    if not ends or ends[-1] <= letters:
        return flat
    fitting = bisect_right(ends, letters - 1)
    return f"{flat[:fitting].rstrip()}…"


def _width(letter: str) -> float:
    """About how wide a letter is, if a usual one is 1."""
    if east_asian_width(letter) in "WF" or letter in "WMm@":
        return 1.8
    return 1.3 if letter.isupper() else 1.0


def month_name(month: date, language: str) -> str:
    """A month with its year, short enough for a tick."""
    return format_skeleton("yMMM", datetime.combine(month, time()), locale=locale(language))
