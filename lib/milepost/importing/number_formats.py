"""Which numbers of a workbook are days, and which days they are.

ECMA-376 part 1, 18.8.30 (number formats) and 18.17.4 (both date systems).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAYS: Final = re.compile(r"[dy]|m(?!\s*[:s])(?<![hH:]m)", re.IGNORECASE)
_BUILT_IN: Final = {*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58}

#: In the date system of 1900, 1 is the first of January and 60 a 29 February that never was.
_1900: Final = date(1899, 12, 30)
_1904: Final = date(1904, 1, 1)
_NEVER_WAS: Final = 60


def is_day(number: int, code: str = "") -> bool:
    """Whether the number format of that id, or of that code, shows a day."""
    if not code:
        return number in _BUILT_IN
    letters = set(_LITERAL.sub("", code.partition(";")[0]).lower())
    # An m beside hours or seconds counts minutes.
    return bool(letters & {"d", "y"}) or ("m" in letters and not letters & {"h", "s"})


def day_formats(styles: Iterable[int], codes: dict[int, str]) -> list[bool]:
    """For each cell style, by its number format, whether it shows a day."""
    return [is_day(number, codes.get(number, "")) for number in styles]


def day_of(number: float, *, from_1904: bool) -> date | datetime:
    """The day that ``number`` stands for; with its hour, where it has one.

    Raises:
        OverflowError: there is no such day.
    """
    if not 0 <= number < 3_000_000:
        raise OverflowError(number)
    whole, share = divmod(number, 1)
    if from_1904:
        day = _1904 + timedelta(days=whole)
    else:
        day = _1900 + timedelta(days=whole + (whole < _NEVER_WAS))
    if not share:
        return day
    seconds = timedelta(seconds=round(share * 86_400))
    return datetime(day.year, day.month, day.day) + seconds  # noqa: DTZ001 - as people wrote it
