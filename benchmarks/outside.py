"""Finds and reads files from outside; what cannot be read ends the run with file and line."""

from __future__ import annotations

import csv
import gzip
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO, cast

import pandas as pd

__all__ = ["Row", "columns", "files", "moments", "read", "rows"]

_LARGEST_CELL = 2**27
_UNREADABLE = (csv.Error, UnicodeDecodeError, EOFError, OSError)


class Row(NamedTuple):
    """A row of a CSV file; the line is that on which it ends."""

    file: Path
    line: int
    cells: dict[str, str]

    def number(self, column: str) -> float:
        """A number of at least 0; NaN where the cell is empty, or the column is not there."""
        text = (self.cells.get(column) or "").strip()
        if text.lower() in ("", "nan", "na", "null", "none"):
            return math.nan
        try:
            value = float(text)
        except ValueError:
            value = -1.0
        if not 0 <= value < math.inf:
            raise self.wrong(f"{column} is {text!r}, not a number of at least 0")
        return value

    def wrong(self, why: str) -> SystemExit:
        """What to raise about the row."""
        return SystemExit(f"{self.file}, line {self.line}: {why}")


def files(folder: Path, below: Sequence[str], pattern: str) -> list[Path]:
    """The files of a pattern in ``folder``, or else in the first of the places that has some.

    A place is a path below the folder.
    """
    for place in (folder, *(folder / each for each in below)):
        found = sorted(each for each in place.glob(pattern) if each.is_file())
        if found:
            return found
    return []


def columns(file: Path) -> list[str]:
    """The names of the columns of a CSV file."""
    try:
        with _opened(file) as lines:
            return list(csv.DictReader(lines).fieldnames or ())
    except _UNREADABLE as error:
        raise SystemExit(f"{file}, line 1: {error}") from None


def rows(file: Path, *required: str) -> Iterator[Row]:
    """The rows of a CSV file, packed or not, which has at least these columns."""
    csv.field_size_limit(_LARGEST_CELL)
    line = 1
    try:
        with _opened(file) as lines:
            reader = csv.DictReader(lines)
            _require(file, reader.fieldnames or (), required)
            for cells in reader:
                line = reader.line_num
                row = Row(file, line, cells)
                if None in cells or None in cells.values():
                    raise row.wrong(f"not {len(reader.fieldnames or ())} cells")
                yield row
    except _UNREADABLE as error:
        raise SystemExit(f"{file}, after line {line}: {error}") from None


def _opened(file: Path) -> TextIO:
    opened = gzip.open if file.suffix == ".gz" else open
    return cast("TextIO", opened(file, "rt", encoding="utf-8-sig", newline=""))


def _require(file: Path, there: Sequence[str], required: Sequence[str]) -> None:
    missing = [each for each in required if each not in there]
    if missing:
        raise SystemExit(f"{file}, line 1: no column {', '.join(missing)}")


def read(file: Path, *required: str, numbers: Sequence[str] = ()) -> pd.DataFrame:
    """A CSV file as a frame of texts; those in ``numbers`` as numbers of at least 0.

    An empty cell is missing.
    """
    found = list(rows(file, *required, *numbers))
    cells = [{**each.cells, **{name: each.number(name) for name in numbers}} for each in found]
    frame = pd.DataFrame(cells, columns=None if found else [*required, *numbers])
    return frame.mask(frame == "").assign(line=[each.line for each in found])


def moments(file: Path, frame: pd.DataFrame, column: str) -> pd.Series[pd.Timestamp]:
    """A column of :func:`read` as times; what is missing is so still."""
    texts = frame[column].astype(str)
    found = pd.to_datetime(texts, format="ISO8601", errors="coerce", utc=True).dt.tz_localize(None)
    unread = frame[column].notna() & found.isna()
    if unread.any():
        line, text = frame["line"][unread].iloc[0], texts[unread].iloc[0]
        raise SystemExit(f"{file}, line {line}: {column} is {text!r}, not a date like 2027-01-31")
    return found
