"""Workbooks (xlsx), cell by cell.

Read with the standard library's parser and not with a ready-made reader: those lay out a grid
from the first to the last cell (two cells, in A1 and XFD1048576, end the whole process), make a
cell of each in a merged range, or tell no formula from a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from milepost.importing.archive import Archive
from milepost.importing.faults import Broken, Place
from milepost.importing.number_formats import day_formats, day_of
from milepost.importing.sheet import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Row, Sheet, Unusable

_AT: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})\Z")
_MERGED: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?[A-Z]{1,3}\$?([0-9]{1,7})\Z")


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook that are shown, and the names of those that are hidden."""

    sheets: list[Sheet]
    hidden: list[str]


def workbook_of(data: bytes, file: str) -> Workbook:
    """The sheets that an xlsx file holds.

    Raises:
        Broken: it is damaged, locked, unpacks too far, or declares entities.
    """
    archive = Archive(data)
    book = next((name for kind, name in archive.relations("").values() if _is_book(kind)), "")
    book = book or "xl/workbook.xml"
    contents = _Contents(archive, book)
    sheets = [contents.sheet(file, name, part) for name, part in contents.shown]
    return Workbook(sheets=sheets, hidden=contents.hidden)


def _is_book(kind: str) -> bool:
    return kind == "officeDocument"


class _Contents:
    """What all sheets of a workbook share."""

    def __init__(self, archive: Archive, book: str) -> None:
        self._archive = archive
        self._relations = archive.relations(book)
        self._from_1904 = False
        self.shown: list[tuple[str, str]] = []
        self.hidden: list[str] = []
        archive.parse(book, self._book)
        self._texts = self._shared_texts()
        self._days = self._day_styles()

    def _book(self, tag: str, given: dict[str, str]) -> None:
        if tag == "workbookPr":
            self._from_1904 = given.get("date1904") in ("1", "true")
        elif tag == "sheet":
            name = given.get("name", "")
            id_ = next((value for key, value in given.items() if key.endswith(":id")), "")
            kind, part = self._relations.get(id_, ("", ""))
            if given.get("state") in ("hidden", "veryHidden"):
                self.hidden.append(name)
            elif kind == "worksheet":
                self.shown.append((name, part))

    def _part(self, kind: str) -> str:
        return next((name for of, name in self._relations.values() if of == kind), "")

    def _shared_texts(self) -> list[str]:
        texts: list[str] = []
        part = self._part("sharedStrings")
        if part and part in self._archive:
            reading = _SharedTexts(texts)
            self._archive.parse(part, reading.started, reading.ended, reading.said)
        return texts

    def _day_styles(self) -> list[bool]:
        part = self._part("styles")
        codes: dict[int, str] = {}
        styles: list[int] = []
        inside = [""]

        def started(tag: str, given: dict[str, str]) -> None:
            if tag == "numFmt":
                codes[_whole(given.get("numFmtId"))] = given.get("formatCode", "")
            elif tag in ("cellXfs", "cellStyleXfs"):
                inside[0] = tag
            elif tag == "xf" and inside[0] == "cellXfs":
                styles.append(_whole(given.get("numFmtId")))

        if part and part in self._archive:
            self._archive.parse(part, started)
        return day_formats(styles, codes)

    def sheet(self, file: str, name: str, part: str) -> Sheet:
        """The cells of one sheet."""
        reading = _Cells(self._texts, self._days, from_1904=self._from_1904)
        self._archive.parse(part, reading.started, reading.ended, reading.said)
        reading.fill_down()
        if sum(max(cells) for cells in reading.rows.values()) > MOST_CELLS:
            raise Broken("import_too_many_rows", Place(len(reading.rows), 1), most=MOST_ROWS)
        rows = [
            Row(line, [cells.get(column) for column in range(max(cells) + 1)])
            for line, cells in sorted(reading.rows.items())
        ]
        return Sheet(
            file=file,
            name=name,
            rows=rows,
            in_workbook=True,
            formulas=reading.formulas,
            merged=len(reading.merged),
        )


class _SharedTexts:
    def __init__(self, texts: list[str]) -> None:
        self._texts = texts
        self._parts: list[str] = []
        self._heard = False
        self._spoken = 0

    def started(self, tag: str, _: dict[str, str]) -> None:
        if tag == "si":
            self._parts = []
        elif tag == "rPh":  # how a text is pronounced
            self._spoken += 1
        self._heard = tag == "t" and not self._spoken

    def ended(self, tag: str) -> None:
        self._heard = False
        if tag == "rPh":
            self._spoken -= 1
        elif tag == "si":
            self._texts.append("".join(self._parts))

    def said(self, text: str) -> None:
        if self._heard:
            self._parts.append(text)


@dataclass
class _Cells:
    """The cells of a sheet as its XML tells them."""

    texts: list[str]
    days: list[bool]
    from_1904: bool = field(kw_only=True)
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    formulas: int = 0
    _count: int = 0
    _row: int = 0
    _column: int = -1
    _given: dict[str, str] = field(default_factory=dict)
    _value: list[str] = field(default_factory=list)
    _is_formula: bool = False
    _heard: bool = False

    def started(self, tag: str, given: dict[str, str]) -> None:
        self._heard = tag in ("v", "t")
        if tag == "c":
            self._begin(given)
        elif tag == "row":
            self._row = _whole(given.get("r")) or self._row + 1
            self._column = -1
            if self._row > MOST_ROWS:
                raise Broken("import_too_many_rows", Place(self._row, 1), most=MOST_ROWS)
        elif tag == "f":
            self._is_formula = True
        elif tag == "mergeCell" and (found := _MERGED.match(given.get("ref", ""))):
            self.merged.append((_column(found[1]), int(found[2]), int(found[3])))

    def _begin(self, given: dict[str, str]) -> None:
        self._given, self._value, self._is_formula = given, [], False
        at = _AT.match(given.get("r", ""))
        self._column = _column(at[1]) if at else self._column + 1
        if self._column >= MOST_COLUMNS:
            place = Place(max(self._row, 1), self._column + 1)
            raise Broken("import_too_many_columns", place, most=MOST_COLUMNS)
        self._count += 1
        if self._count > MOST_CELLS:
            raise Broken("import_too_many_rows", Place(max(self._row, 1), 1), most=MOST_ROWS)

    def said(self, text: str) -> None:
        if self._heard:
            self._value.append(text)

    def ended(self, tag: str) -> None:
        self._heard = False
        if tag != "c":
            return
        self.formulas += self._is_formula
        value = self._read("".join(self._value))
        if value is not None:
            self.rows.setdefault(max(self._row, 1), {})[self._column] = value

    def _read(self, text: str) -> Cell:
        if not text:
            return Unusable("=") if self._is_formula else None
        match self._given.get("t", "n"):
            case "s":
                number = _whole(text, -1)
                return self.texts[number] if 0 <= number < len(self.texts) else Unusable(text)
            case "b":
                return text.strip() == "1"
            case "e":
                return Unusable(text)
            case "n":
                return self._number(text)
            case _:
                return text

    def _number(self, text: str) -> Cell:
        style = _whole(self._given.get("s"))
        try:
            number = float(text)
            shows_day = 0 <= style < len(self.days) and self.days[style]
            return day_of(number, from_1904=self.from_1904) if shows_day else number
        except (ValueError, OverflowError):
            return Unusable(text)

    def fill_down(self) -> None:
        """Give the rows beside a merged cell the value that stands beside all of them."""
        last = max(self.rows, default=0)
        for column, top, bottom in self.merged:
            value = self.rows.get(top, {}).get(column)
            if value is None:
                continue
            for line in range(top + 1, min(bottom, last) + 1):
                if line in self.rows:
                    self.rows[line].setdefault(column, value)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdigit() else otherwise
