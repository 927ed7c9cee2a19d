"""What stands in a cell, as the thing it stands for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Final, Literal

from babel import Locale

from milepost import words
from milepost.importing.faults import shown
from milepost.importing.sheet import Cell, Unusable
from milepost.importing.vocabulary import choices, plain
from milepost.plan.faults import Fault

#: Which comes first in 03/04/2027.
Order = Literal["dmy", "mdy", ""]

_GROUPED: Final = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\Z")
_SPACES: Final = re.compile(r"[\s\u00a0\u202f']")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|\Z)")
_NUMBERS: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?=\D|\Z)")
_NAMED: Final = re.compile(
    r"(\d{1,2})[-/. ]+(?:de )?([^\W\d_]{3,12})[-/. ,]+(?:de )?(\d{4}|\d{2})(?=\D|\Z)"
)
_NAMED_FIRST: Final = re.compile(r"([^\W\d_]{3,12})[. ]+(\d{1,2}),? +(\d{4})(?=\D|\Z)")
_LONGEST_DATE: Final = 60


def as_text(cell: Cell) -> str:
    """What stands there as people would type it; nothing for an empty cell."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else f"{cell:.12g}"


def as_line(cell: Cell) -> str:
    """The text of a cell on one line."""
    typed = cell if isinstance(cell, str) else as_text(cell)
    return " ".join(typed.split())


def as_number(cell: Cell) -> float | None:
    """The number that stands there, with a decimal point or comma.

    Raises:
        Fault: it is none.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    typed = as_text(cell)
    if not typed:
        return None
    bare = _SPACES.sub("", typed)
    if bare.rfind(",") > bare.rfind(".") and not _GROUPED.match(bare):
        bare = bare.replace(".", "").replace(",", ".")
    try:
        number = float(bare.replace(",", ""))
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise Fault("import_not_number", value=shown(typed))
    return number


def as_day(cell: Cell, order: Order = "") -> date | None:
    """The day that stands there, in any of the usual forms.

    Args:
        cell: a date, or text such as ``2027-03-31``, ``31.3.2027``, ``31/Mar/27 8:09 PM``.
        order: which comes first in 03/04/2027.

    Raises:
        Fault: it is no day, or may be one of two.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    typed = as_text(cell)
    return _day(typed, order) if typed else None


@lru_cache(maxsize=20_000)
def _day(typed: str, order: Order) -> date:
    found = _parts(typed[:_LONGEST_DATE], order)
    try:
        return date(*found) if found else date.fromisoformat(typed)
    except ValueError:
        raise Fault("import_not_day", value=shown(typed)) from None


def _parts(typed: str, order: Order) -> tuple[int, int, int] | None:
    if iso := _ISO.match(typed):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if found := _NUMBERS.match(typed):
        return _ordered(typed, found, order)
    if found := _NAMED.match(typed):
        return _year(found[3]), _months().get(plain(found[2]), 0), int(found[1])
    if found := _NAMED_FIRST.match(typed):
        return _year(found[3]), _months().get(plain(found[1]), 0), int(found[2])
    return None


def _ordered(typed: str, found: re.Match[str], order: Order) -> tuple[int, int, int]:
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if found[2] == "." or first > 12:  # only where the day is first does a point part them
        order = "dmy"
    elif second > 12:
        order = "mdy"
    if not order and first != second:
        raise Fault("import_day_ambiguous", value=shown(typed))
    return (year, first, second) if order == "mdy" else (year, second, first)


def _year(typed: str) -> int:
    year = int(typed)
    return year if len(typed) == 4 else year + (2000 if year < 70 else 1900)


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in words.languages():
        months = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                named = months[context][width]
                found |= {plain(name): number for number, name in named.items()}
    return found


def order_in(cells: Iterable[Cell]) -> Order:
    """Which comes first in the dates of a column, if any of them tells."""
    orders: set[Order] = set()
    for cell in cells:
        if isinstance(cell, str) and (found := _NUMBERS.match(cell.strip())):
            if int(found[1]) > 12:
                orders.add("dmy")
            elif int(found[3]) > 12:
                orders.add("mdy")
    return orders.pop() if len(orders) == 1 else ""


def as_choice(cell: Cell, of: str) -> str | None:
    """Which of the values of ``of`` stands there, by any of its names.

    Raises:
        Fault: none of them.
    """
    typed = as_line(cell)
    if not typed:
        return None
    known = choices(of)
    found = known.get(plain(typed))
    if found is None:
        among = ", ".join(dict.fromkeys(known.values()))
        raise Fault("import_not_choice", value=shown(typed), known=among)
    return found


def refuse_unusable(cell: Cell) -> None:
    """Refuse an error of a formula, and a formula that was never computed.

    Raises:
        Fault: the cell holds one.
    """
    if isinstance(cell, Unusable):
        raise Fault("import_cell_unusable", value=shown(cell))
