"""Tables that people keep, and those that Milepost wrote itself: each row is a part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from milepost.importing.brought import Brought, Item, Progress, Reference, named
from milepost.importing.cells import Order, as_line
from milepost.importing.columns import Unmatched, check_width, head_of, matched
from milepost.importing.faults import Faults
from milepost.importing.rows import COLUMNS, TITLES, RowReader, links_of, part_values
from milepost.importing.sheet import Row, RowOrigin, Sheet, Table
from milepost.importing.shelves import PARTS
from milepost.importing.vocabulary import choices, fields_named, plain
from milepost.plan.faults import Fault, Refusal

#: Columns that every kind of row can have.
_COMMON: Final = ("id", "key")
_STEP: Final = 2_000


class Wanted(NamedTuple):
    """What was said of the columns: fields by plain name, and which comes first in 03/04/2027."""

    columns: Mapping[str, str] = {}
    order: Order = ""


def from_table(
    sheet: Sheet, wanted: Wanted, faults: Faults, progress: Progress = lambda _: None
) -> Brought:
    """What a table says: milestones, tasks, risks, sprints, or whatever its sheet is named."""
    brought = Brought()
    if not sheet.rows:
        brought.note("empty_sheet", sheet.file, sheet=sheet.name)
        return brought
    reading = _Reading(sheet, wanted, faults, brought)
    reading.tell()
    for number, row in enumerate(reading.table.rows):
        reading.take(row)
        if number % _STEP == 0:
            progress(number / len(reading.table.rows))
    return brought


def is_own(names: set[str]) -> bool:
    """Whether a table with columns of these plain names was written by Milepost."""
    return {"id", "key"} <= names


class _Reading:
    def __init__(self, sheet: Sheet, wanted: Wanted, faults: Faults, brought: Brought) -> None:
        self._faults = faults
        self._brought = brought
        names = {plain(as_line(cell)) for cell in sheet.rows[_head(sheet)].cells}
        self._own = is_own(names)
        self._shelf = _shelf(sheet, _meant(names, wanted.columns))
        typed = self._shelf in ("tasks", "milestones", "risks") and not self._own
        self._shelves = ("milestones", "tasks", "risks") if typed else (self._shelf,)
        among = {field for shelf in self._shelves for field in COLUMNS[shelf]}
        among |= {*_COMMON, *(("type", "title") if typed else ())}
        self.table, self._left = matched(sheet, among, wanted.columns, faults)
        check_width(self.table, faults)
        self._readers = {
            shelf: RowReader(_for(self.table, shelf), shelf, wanted.order, faults)
            for shelf in self._shelves
        }
        self._scope = f"sheet:{sheet.name}:"

    def tell(self) -> None:
        """Tell what was left out or assumed, and what the table holds in full."""
        sheet = self.table.sheet
        _tell_left(self._brought, self._left)
        if sheet.formulas:
            self._brought.note("formulas", sheet.file, sheet=sheet.name, count=sheet.formulas)
        if sheet.merged:
            self._brought.note("merged", sheet.file, sheet=sheet.name, count=sheet.merged)
        title = TITLES.get(self._shelf, "title")
        if self._own:
            self._brought.shelves.add(self._shelf)
        elif title in COLUMNS[self._shelf] and not {title, "title"} & self.table.columns.keys():
            origin = RowOrigin(sheet, self.table.head.line, {})
            self._faults.add(origin, "", Refusal("import_no_title", {"sheet": sheet.name}))
        else:
            self._brought.scopes.add(self._scope)

    def take(self, row: Row) -> None:
        """Take in one row."""
        shelf = self._shelf_of(row)
        reader = self._readers[shelf]
        origin, said = reader.read(row)
        item = self._item(shelf, row, origin, said)
        if item is not None:
            self._brought.items.append(item)
            own = item.id or item.key
            self._brought.items += links_of(said, origin, own, self._scope)

    def _shelf_of(self, row: Row) -> str:
        typed = self._readers[self._shelf].cell(row, "type")
        found = choices("shelf").get(plain(typed), self._shelf)
        return found if found in self._shelves else self._shelf

    def _item(self, shelf: str, row: Row, origin: RowOrigin, said: dict[str, Any]) -> Item | None:
        reader = self._readers[shelf]
        id_, key = reader.cell(row, "id"), reader.cell(row, "key")
        if not said and not id_ and not key:
            return None
        try:
            values = part_values(shelf, said)
        except Fault as fault:
            self._faults.add(origin, "", fault.refusal)
            return None
        values = {each: self._referred(each, value) for each, value in values.items()}
        if self._own:
            return Item(shelf, origin, {**_cleared(self.table, shelf), **values}, key, id_)
        title = TITLES.get(shelf, "title")
        label = key or id_ or as_line(said.get(title))
        if not label:
            refusal = Refusal("import_value_missing", {"field": title})
            self._faults.add(origin, title, refusal)
            return None
        return Item(shelf, origin, values, f"{self._scope}{label}")

    def _referred(self, field: str, value: Any) -> Any:
        """A value that names another part, as a reference to it."""
        match field:
            case "milestone":
                make = "" if self._own else f"{self._scope}milestone:{plain(value)}"
                names = (f"{self._scope}{value}", value, make)
                return Reference(names, title=value, make=make)
            case "part" | "before" | "after":
                return Reference((f"{self._scope}{value}", value))
            case "threatens" | "tasks":
                return tuple(Reference((f"{self._scope}{each}", each)) for each in value)
        return value


def _cleared(table: Table, shelf: str) -> dict[str, Any]:
    """Fields that an own table has a column for: where nothing stands, there is nothing."""
    known = COLUMNS[shelf].keys() & set(PARTS[shelf].__struct_fields__)
    emptied = {field: EMPTY[field] for field in known & table.columns.keys() & EMPTY.keys()}
    if {"low", "likely", "high"} & table.columns.keys() and shelf in ("tasks", "milestones"):
        emptied["days"] = None
    if "metric" in table.columns and shelf == "milestones":
        emptied["metric"] = None
    return emptied


#: What a field holds when there is nothing in it.
EMPTY: Final[dict[str, Any]] = {
    **dict.fromkeys(("outcome", "cause", "effect", "mitigation", "trigger", "contact"), ""),
    **dict.fromkeys(
        (
            *("milestone", "owner", "moscow", "points", "actual_days", "earliest", "due"),
            *("started_on", "done_on", "value", "urgency", "confidence", "response"),
            *("review_on", "capacity", "committed", "completed"),
        )
    ),
    "threatens": (),
}


def _head(sheet: Sheet) -> int:
    return head_of(sheet, fields_named())


def _meant(names: set[str], wanted: Mapping[str, str]) -> set[str]:
    """All fields that columns of these names may stand for."""
    known = fields_named()
    return {field for name in names for field in (wanted.get(name), *known.get(name, ())) if field}


def _shelf(sheet: Sheet, fields: set[str]) -> str:
    """What the rows of a table are, by the name of its sheet, else by its columns."""
    called = choices("shelf").get(plain(sheet.name))
    if called:
        return called
    if {"before", "after"} <= fields and "title" not in fields:
        return "dependencies"
    if {"likelihood", "impact"} & fields:
        return "risks"
    if {"committed", "completed"} & fields and "goal" in fields:
        return "sprints"
    return "milestones" if {"metric", "target"} <= fields else "tasks"


def _for(table: Table, shelf: str) -> Table:
    """The table as one shelf reads it: a risk's title is what may happen."""
    title = TITLES.get(shelf)
    if title is None or title in table.columns or "title" not in table.columns:
        return table
    columns = {**table.columns, title: table.columns["title"]}
    return Table(sheet=table.sheet, head=table.head, rows=table.rows, columns=columns)


def _tell_left(brought: Brought, left: Unmatched) -> None:
    if left.names:
        columns = named(set(left.names), most=12)
        brought.note("columns_left", left.sheet.file, sheet=left.sheet.name, columns=columns)
