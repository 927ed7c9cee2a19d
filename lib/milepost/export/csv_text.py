"""Tables as CSV that any program opens and none runs: RFC 4180 in UTF-8 with a byte order mark."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Sequence
from datetime import date

from milepost.export.tables import Cell, Table
from milepost.plan.formula import escaped


def csv_of(table: Table) -> bytes:
    """A table as CSV; see :func:`csv_text`."""
    return csv_text(table.columns, table.rows)


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""Rows as CSV. Texts are quoted and cannot begin a formula; numbers and days stand bare.

    >>> csv_text(["Title", "Lag"], [["=1+1", -2], ["a, b", None]]).decode("utf-8-sig")
    '"Title","Lag"\r\n"\'=1+1",-2\r\n"a, b",\r\n'
    """
    lines = (",".join(map(_field, row)) for row in (columns, *rows))
    return codecs.BOM_UTF8 + "".join(f"{line}\r\n" for line in lines).encode()


def _field(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case str():
            return '"{}"'.format(escaped(cell).replace('"', '""'))
        case date():
            return cell.isoformat()
        case _:
            return number(cell)


def number(value: float) -> str:
    """A number with a decimal point, no exponent where it can be helped, and nothing after it."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))
