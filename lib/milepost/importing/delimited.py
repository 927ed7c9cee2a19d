"""CSV as programs and people write it: commas, semicolons or tabs, quotes, lines within quotes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from milepost.importing.faults import Broken, Place
from milepost.importing.sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Row, Sheet
from milepost.plan.formula import unescaped

_DELIMITERS: Final = (",", ";", "\t", "|")

#: Longest cell in characters. Jira takes descriptions of 32,767.
LONGEST_CELL: Final = 2_000_000

#: Lines that are looked at to see what parts the cells.
_LOOKED_AT: Final = 40

_SAYS_DELIMITER: Final = re.compile(r"\Asep=(.)\r?\n?", re.IGNORECASE)


def sheet_of(text: str, file: str) -> Sheet:
    """The table that a CSV text holds.

    Raises:
        Broken: a quote is never closed, or there are more rows or columns than are read.
    """
    said = _SAYS_DELIMITER.match(text)
    delimiter = said[1] if said else _delimiter(text)
    rows = list(_rows(text, delimiter, skipped=1 if said else 0))
    return Sheet(file=file, name=PurePath(file).stem, rows=rows)


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    if csv.field_size_limit() < LONGEST_CELL:
        csv.field_size_limit(LONGEST_CELL)
    lines = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    line, count = 1, 0
    try:
        for number, cells in enumerate(lines):
            count += len(cells)
            if number > MOST_ROWS or count > MOST_CELLS:
                raise Broken("import_too_many_rows", Place(line, 1), most=MOST_ROWS)
            if number >= skipped and any(cells):
                yield _checked(line, cells)
            line = lines.line_num + 1
    except csv.Error as error:
        raise _broken(error, line, lines.line_num) from error


def _checked(line: int, cells: list[str]) -> Row:
    if len(cells) > MOST_COLUMNS:
        raise Broken("import_too_many_columns", Place(line, MOST_COLUMNS), most=MOST_COLUMNS)
    return Row(line, [unescaped(cell) if "'" in cell else cell for cell in cells])


def _lines(text: str) -> io.StringIO:
    # Each of \n, \r\n and \r ends a line, outside quotes and within.
    return io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline="\n")


def _broken(error: csv.Error, line: int, last: int) -> Broken:
    if "unexpected end" in str(error):
        return Broken("import_quote_open", Place(line, 1))
    if "field larger" in str(error):
        return Broken("import_cell_too_long", Place(line, 1), longest=LONGEST_CELL)
    return Broken("import_quote_inside", Place(max(line, last), 1))


def _delimiter(text: str) -> str:
    """What parts the cells: the sign that cuts most lines into as many cells, and into most."""
    head = text[:200_000]
    return max(_DELIMITERS, key=lambda each: _evenness(head, each))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    widths: list[int] = []
    try:
        for cells in csv.reader(_lines(text), delimiter=delimiter):
            widths.append(len(cells))
            if len(widths) == _LOOKED_AT:
                break
    except csv.Error:
        return 0, 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0, 0
    width, count = max(wide.items(), key=lambda each: (each[1], each[0]))
    return (count if widths[0] == width else 0), width
