"""The plan as a workbook: texts as texts, numbers as numbers, days as days, and no formula."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from milepost.export.tables import Cell, Table, tables
from milepost.export.wording import Wording
from milepost.plan.plan import Plan
from milepost.tokens import tokens

#: The first sheet, which is for people; an import leaves it out.
ABOUT = "About"

_WIDEST = 60
_SEEN = 200

#: The first day that every spreadsheet program counts alike, whatever its epoch.
_FIRST_DAY = date(1904, 1, 2)


def xlsx(plan: Plan, *, as_of: date, language: str) -> bytes:
    """All tables of a plan, one sheet each: the same plan and day make the same bytes.

    Args:
        plan: the plan as it stood.
        as_of: the day of which it tells, which is also the file's own date.
        language: of the first sheet. Columns keep the names by which they are read again.
    """
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    day = datetime.combine(as_of, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": plan.title, "created": day})
    made = tables(plan)
    _about(book, list(_told(plan, made, as_of, Wording(language))))
    for table in made:
        _sheet(book, table)
    book.close()
    return written.getvalue()


def _told(plan: Plan, made: tuple[Table, ...], as_of: date, wording: Wording) -> Iterator[str]:
    yield plan.title
    yield wording.say("take.as_of", day=wording.day(as_of))
    yield wording.say("take.about")
    for table in made:
        yield f"{table.name}: {len(table.rows)}"


def _about(book: Workbook, lines: list[str]) -> None:
    sheet = book.add_worksheet(ABOUT)
    sheet.set_column(0, 0, 90)
    title = book.add_format({"bold": True, "font_size": 16, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, plain if row else title)


def _sheet(book: Workbook, table: Table) -> None:
    sheet = book.add_worksheet(table.name)
    look = _formats(book)
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, look["head"])
        cells = [row[column] for row in table.rows[:_SEEN]]
        sheet.set_column(column, column, _width(name, cells))
    for number, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row):
            _write(sheet, (number, column), cell, look)
    sheet.freeze_panes(1, 3 if table.columns[0] == "Id" else 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)


def _formats(book: Workbook) -> dict[str, Format]:
    colours = tokens().light
    head: dict[str, Any] = {"bold": True, "bg_color": colours.line, "bottom": 1}
    return {
        "head": book.add_format(head | {"valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
    }


def _write(sheet: Worksheet, at: tuple[int, int], cell: Cell, look: dict[str, Format]) -> None:
    match cell:
        case None:
            pass
        case bool():
            sheet.write_boolean(*at, cell, look["number"])
        case str():
            sheet.write_string(*at, cell, look["text"])
        case date() if cell < _FIRST_DAY:
            sheet.write_string(*at, cell.isoformat(), look["text"])
        case date():
            sheet.write_datetime(*at, datetime.combine(cell, time()), look["day"])
        case _:
            sheet.write_number(*at, cell, look["number"])


def _width(name: str, cells: list[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest, len(name) + 3) + 2, _WIDEST)
