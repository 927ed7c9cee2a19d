"""Which column of a table is which field of a part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from milepost.importing.cells import as_line
from milepost.importing.faults import Faults, shown
from milepost.importing.sheet import Row, RowOrigin, Sheet, Table, is_blank
from milepost.importing.vocabulary import fields, fields_named, plain
from milepost.plan.faults import Fault, Refusal

#: Rows in which the head of a table is looked for.
_HEADS: Final = 25


class Unmatched(NamedTuple):
    """Columns of a table that are left out, by name."""

    sheet: Sheet
    line: int
    names: tuple[str, ...]


def wanted_columns(said: Iterable[str]) -> dict[str, str]:
    """What was said of columns, as in ``Summary=title``: field by plain name of the column.

    Raises:
        Fault: one says no column, or no field that there is.
    """
    found: dict[str, str] = {}
    for each in said:
        name, _, field = each.rpartition("=")
        if not name.strip() or field.strip() not in (*fields(), ""):
            raise Fault("import_column_unclear", said=shown(each), known=", ".join(fields()))
        found[plain(name)] = field.strip()
    return found


def head_of(sheet: Sheet, named: Mapping[str, object]) -> int:
    """The position of the row that heads a table: the first in which most names are known."""

    def known(row: Row) -> int:
        return len({plain(as_line(cell)) for cell in row.cells if as_line(cell)} & named.keys())

    looked = sheet.rows[:_HEADS]
    return max(range(len(looked)), key=lambda each: (known(looked[each]), -each), default=0)


def matched(
    sheet: Sheet, among: Iterable[str], wanted: Mapping[str, str], faults: Faults
) -> tuple[Table, Unmatched]:
    """The table of a sheet, its columns by field, and the columns that are left out.

    Args:
        sheet: the sheet.
        among: the fields that its rows can have.
        wanted: what was said of columns; an empty field leaves the column out.
        faults: two columns for one field are added here.
    """
    allowed = set(among)
    names = {**dict.fromkeys(wanted, ()), **fields_named()}
    at = head_of(sheet, names)
    head, rows = sheet.rows[at], sheet.rows[at + 1 :]
    columns: dict[str, int] = {}
    left: list[str] = []
    for number, cell in enumerate(head.cells):
        name = as_line(cell)
        field = _field(plain(name), allowed, wanted, columns)
        if field in columns:
            said = _said_of(wanted, field)
            if said and plain(as_line(head.cells[columns[field]])) in said:
                left.append(name)
                continue
            others = shown(as_line(head.cells[columns[field]]))
            refusal = Refusal(
                "import_columns_alike", {"name": shown(name), "other": others, "field": field}
            )
            faults.add(RowOrigin(sheet, head.line, {"": number}), "", refusal)
        elif field:
            columns[field] = number
        elif name:
            left.append(name)
    table = Table(sheet=sheet, head=head, rows=rows, columns=columns)
    return table, Unmatched(sheet, head.line, tuple(left))


def _field(
    name: str, allowed: set[str], wanted: Mapping[str, str], taken: Mapping[str, int]
) -> str:
    if name in wanted:
        return wanted[name]
    found = [field for field in fields_named().get(name, ()) if field in allowed]
    free = [field for field in found if field not in taken and not _said_of(wanted, field)]
    if free:
        return free[0]
    return "" if found and _said_of(wanted, found[0]) else next(iter(found), "")


def _said_of(wanted: Mapping[str, str], field: str) -> set[str]:
    return {name for name, meant in wanted.items() if meant == field}


def check_width(table: Table, faults: Faults) -> None:
    """Add a fault for each row that goes on where the head has ended."""
    width = len(table.head.cells)
    for row in table.rows:
        beyond = (n for n, cell in enumerate(row.cells[width:], width) if not is_blank(cell))
        if (first := next(beyond, None)) is not None:
            refusal = Refusal("import_beyond_head", {"columns": width})
            faults.add(RowOrigin(table.sheet, row.line, {"": first}), "", refusal)
