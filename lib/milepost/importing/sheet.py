"""A table as it was found in a file: rows of cells, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from milepost.importing.faults import Place

#: What a cell can hold; text for all that comes from CSV.
Cell = str | float | bool | datetime | date | None

#: Rows and columns that are read; Jira has been seen to write 400 columns.
MOST_ROWS: Final = 250_000
MOST_COLUMNS: Final = 2_000
MOST_CELLS: Final = 25_000_000


class Unusable(str):
    """What stands in a cell that has no value: an error of a formula, or one never computed."""

    __slots__ = ()


class Row(NamedTuple):
    """One row: the line it begins in, and its cells."""

    line: int
    cells: list[Cell]


@dataclass(frozen=True)
class Sheet:
    """One table of a file. ``name`` is a workbook's sheet, or the file's own name."""

    file: str
    name: str
    rows: list[Row]
    in_workbook: bool = False
    formulas: int = 0
    merged: int = 0


@dataclass(frozen=True)
class Table:
    """A sheet whose head was found: ``rows`` are those beneath it, ``columns`` by field."""

    sheet: Sheet
    head: Row
    rows: list[Row]
    columns: Mapping[str, int] = field(default_factory=dict)


#: The column that fields without one of their own were read from.
_FROM: Final = {
    "before": "depends_on",
    "days": "likely",
    "event": "title",
    "goal": "title",
    "name": "title",
    "now": "likelihood",
    "text": "title",
    "weeks": "end",
}


class RowOrigin:
    """A part that is from a row."""

    __slots__ = ("_columns", "_sheet", "line")

    def __init__(self, sheet: Sheet, line: int, columns: Mapping[str, int]) -> None:
        self._sheet = sheet
        self._columns = columns
        self.line = line

    @property
    def file(self) -> str:
        """See :class:`~milepost.importing.faults.Origin`."""
        return self._sheet.file

    @property
    def sheet(self) -> str:
        """See :class:`~milepost.importing.faults.Origin`."""
        return self._sheet.name if self._sheet.in_workbook else ""

    @property
    def mark(self) -> tuple[str | int, ...]:
        """See :class:`~milepost.importing.faults.Origin`."""
        return self._sheet.name, self.line

    def place(self, field: str) -> Place:
        """See :class:`~milepost.importing.faults.Origin`."""
        columns = self._columns
        return Place(self.line, columns.get(field, columns.get(_FROM.get(field, ""), 0)) + 1)


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
