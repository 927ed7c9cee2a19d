"""Rows of a table as parts of a plan: what each column of each kind of part takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from milepost.importing.brought import ByName, Item, Reference
from milepost.importing.cells import (
    Order,
    as_choice,
    as_day,
    as_line,
    as_number,
    as_text,
    order_in,
    refuse_unusable,
)
from milepost.importing.faults import Faults
from milepost.importing.sheet import Cell, Row, RowOrigin, Table, is_blank
from milepost.importing.vocabulary import choices, plain
from milepost.plan.faults import Fault
from milepost.plan.parts import Metric
from milepost.plan.three_point import ThreePoint

Read = Callable[[Cell], Any]

_DAY: Final = object()


def _score(cell: Cell) -> int | None:
    number = as_number(cell)
    if number is not None and not number.is_integer():
        raise Fault("score_off_scale", field="", value=f"{number:g}")
    return None if number is None else int(number)


def _yes(cell: Cell) -> bool | None:
    found = as_choice(cell, "yes")
    return None if found is None else found == "true"


def _person(cell: Cell) -> ByName | None:
    name = as_line(cell)
    return ByName(name) if name else None


def _parts(cell: Cell) -> tuple[str, ...]:
    """Other parts, parted by commas, semicolons or lines."""
    cut = as_text(cell).replace(";", "\n").replace(",", "\n").split("\n")
    return tuple(dict.fromkeys(filter(None, map(str.strip, cut))))


def _share(cell: Cell) -> float | None:
    """A chance, as people write it: 0.3, 30 or 30 %."""
    typed = as_text(cell)
    number = as_number(typed.rstrip("% ") if typed.endswith("%") else cell)
    if number is None:
        return None
    return number / 100 if number > 1 or typed.endswith("%") else number


def _milestone_status(cell: Cell) -> str | None:
    """Proposed or committed where that is said; elsewhere what is open is just open."""
    exact = choices("milestone_status").get(plain(as_line(cell)))
    return exact or as_choice(cell, "status")


def _of(kind: str) -> Read:
    return partial(as_choice, of=kind)


_THREE: Final[dict[str, Any]] = {"low": as_number, "likely": as_number, "high": as_number}
_OWNED: Final[dict[str, Any]] = {"owner": _person}

#: What each column takes, by shelf.
COLUMNS: Final[Mapping[str, Mapping[str, Any]]] = {
    "milestones": {
        "title": as_line,
        "outcome": as_text,
        "metric": as_line,
        "baseline": as_number,
        "target": as_number,
        "unit": as_line,
        "due": _DAY,
        "fixed": _yes,
        **_THREE,
        **_OWNED,
        "kind": _of("milestone_kind"),
        "term": _of("term"),
        "value": _score,
        "urgency": _score,
        "confidence": _score,
        "moscow": _of("moscow"),
        "status": _milestone_status,
        "done_on": _DAY,
        "depends_on": _parts,
    },
    "tasks": {
        "title": as_line,
        "milestone": as_line,
        **_OWNED,
        "kind": _of("task_kind"),
        "moscow": _of("moscow"),
        "status": _of("status"),
        **_THREE,
        "points": as_number,
        "original_points": as_number,
        "actual_days": as_number,
        "earliest": _DAY,
        "due": _DAY,
        "started_on": _DAY,
        "done_on": _DAY,
        "depends_on": _parts,
    },
    "risks": {
        "event": as_line,
        "cause": as_text,
        "effect": as_text,
        "threatens": _parts,
        "likelihood": _score,
        "impact": _score,
        "probability": _share,
        **_THREE,
        "response": _of("response"),
        "mitigation": as_text,
        "trigger": as_text,
        **_OWNED,
        "review_on": _DAY,
        "status": _of("risk_status"),
    },
    "sprints": {
        "goal": as_line,
        "start": _DAY,
        "end": _DAY,
        "weeks": _score,
        "capacity": as_number,
        "committed": as_number,
        "completed": as_number,
        "tasks": _parts,
    },
    "people": {
        "title": as_line,
        "days_per_week": as_number,
        "stakeholder": _yes,
    },
    "dependencies": {
        "before": as_line,
        "after": as_line,
        "kind": _of("link"),
        "lag": _score,
        "contact": as_line,
    },
    "assignments": {"part": as_line, "owner": _person, "role": _of("role")},
    "actions": {"text": as_text, **_OWNED, "due": _DAY, "done_on": _DAY},
    "decisions": {"text": as_text, "on": _DAY},
}

#: The column whose text names a part, for want of a key.
TITLES: Final = {"risks": "event", "sprints": "goal", "actions": "text", "decisions": "text"}


class RowReader:
    """Reads rows of one table, all of which are of one shelf.

    Args:
        table: the table, its columns found.
        shelf: what its rows are.
        order: which comes first in 03/04/2027, if that was said.
        faults: what does not hold what it should is added here.
    """

    def __init__(self, table: Table, shelf: str, order: Order, faults: Faults) -> None:
        self._table = table
        self._shelf = shelf
        self._faults = faults
        wanted = COLUMNS[shelf]
        self._reads: list[tuple[str, int, Read]] = [
            (field, at, self._day(at, order) if wanted[field] is _DAY else wanted[field])
            for field, at in table.columns.items()
            if field in wanted
        ]

    def _day(self, at: int, order: Order) -> Read:
        cells = (row.cells[at] for row in self._table.rows if at < len(row.cells))
        return partial(as_day, order=order or order_in(cells))

    def read(self, row: Row) -> tuple[RowOrigin, dict[str, Any]]:
        """What stands in a row, by field; nothing for cells that are empty."""
        origin = RowOrigin(self._table.sheet, row.line, self._table.columns)
        values: dict[str, Any] = {}
        for field, at, read in self._reads:
            cell = row.cells[at] if at < len(row.cells) else None
            if is_blank(cell):
                continue
            try:
                refuse_unusable(cell)
                values[field] = read(cell)
            except Fault as fault:
                refusal = fault.refusal
                self._faults.add(origin, field, refusal)
        return origin, values

    def cell(self, row: Row, field: str) -> str:
        """The text of one cell, such as the key."""
        at = self._table.columns.get(field)
        return as_line(row.cells[at]) if at is not None and at < len(row.cells) else ""


def part_values(shelf: str, said: dict[str, Any]) -> dict[str, Any]:
    """Fields of a part from what stands in a row.

    Raises:
        Fault: numbers that belong together do not fit.
    """
    values = dict(said)
    values.pop("depends_on", None)
    if shelf in ("milestones", "tasks"):
        _gather_days(values, "days")
        _settle_status(values)
    if shelf == "milestones":
        _gather_metric(values)
    if shelf == "risks":
        _gather_assessment(values)
    if shelf == "people" and "title" in values:
        values["name"] = values.pop("title")
    if shelf == "assignments" and "owner" in values:
        values["person"] = values.pop("owner")
    if shelf == "sprints":
        _gather_weeks(values)
    return values


def _gather_days(values: dict[str, Any], field: str) -> None:
    low, likely, high = (values.pop(each, None) for each in ("low", "likely", "high"))
    if likely is None:
        likely = next((each for each in (low, high) if each is not None), None)
    if likely is not None:
        low, high = likely if low is None else low, likely if high is None else high
        values[field] = ThreePoint(low=low, likely=likely, high=high)


def _settle_status(values: dict[str, Any]) -> None:
    """What has a day on which it was done is done, and what is not done has none."""
    if "status" not in values and values.get("done_on"):
        values["status"] = "done"
    if values.get("status", "done") != "done":
        values["done_on"] = None


def _gather_metric(values: dict[str, Any]) -> None:
    name = values.pop("metric", "")
    rest = {each: values.pop(each) for each in ("baseline", "target", "unit") if each in values}
    if name:
        values["metric"] = Metric(name=name, **rest)


def _gather_assessment(values: dict[str, Any]) -> None:
    _gather_days(values, "delay")
    said = ("likelihood", "impact", "probability", "delay")
    found = {each: values.pop(each) for each in said if each in values}
    if found:
        values["now"] = found


def _gather_weeks(values: dict[str, Any]) -> None:
    end = values.pop("end", None)
    if end is not None and "weeks" not in values and "start" in values:
        days = (end - values["start"]).days
        values["weeks"] = max(1, round(days / 7))


def links_of(said: dict[str, Any], origin: RowOrigin, own: str, scope: str) -> Iterator[Item]:
    """The links that a row says in its column of predecessors, by their key or their title."""
    for before in said.get("depends_on", ()):
        values = {
            "before": Reference((f"{scope}{before}", before)),
            "after": Reference((own,)),
        }
        yield Item("dependencies", origin, values)
