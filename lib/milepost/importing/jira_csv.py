"""Jira's CSV export (“Export Excel CSV (all fields)” or “(current fields)”).

A field with several values has a column for each, all of one name; fields of one's own are called
``Custom field (Story Points)``; of links there is a column for each kind and direction.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from milepost.importing.brought import Brought, Progress, named
from milepost.importing.cells import Order, as_day, as_line, as_number, as_text, order_in
from milepost.importing.columns import check_width, head_of
from milepost.importing.faults import Faults, shown
from milepost.importing.issues import Issue, Issues, working_days
from milepost.importing.sheet import Cell, Row, RowOrigin, Sheet, Table, is_blank
from milepost.importing.tables import Wanted
from milepost.importing.vocabulary import plain
from milepost.plan.faults import Fault, Refusal

#: Columns by plain name; of two that mean the same, the first that holds something counts.
_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "key": ("issue key", "key", "work item key", "vorgangsschlussel", "clave de incidencia"),
    "number": ("issue id", "work item id"),
    "title": ("summary", "zusammenfassung", "resumen", "resume", "resumo"),
    "kind": ("issue type", "issuetype", "work type", "vorgangstyp", "tipo de incidencia"),
    "description": ("description", "beschreibung", "descripcion", "descricao"),
    "status": ("status", "estado", "etat"),
    "category": ("status category",),
    "resolution": ("resolution", "losung", "resolucion", "resolucao"),
    "resolved": (
        "resolved",
        "resolution date",
        "resolutiondate",
        "erledigt",
        "resuelta",
        "resolue",
    ),
    "changed": ("status category changed",),
    "updated": ("updated", "aktualisiert", "actualizada", "mise a jour", "atualizado"),
    "due": ("due date", "duedate", "due", "falligkeitsdatum", "fecha de vencimiento", "echeance"),
    "owner": ("assignee", "bearbeiter", "persona asignada", "responsable", "responsavel"),
    "points": (
        "custom field story points",
        "custom field story point estimate",
        "story points",
        "story point estimate",
    ),
    "estimated": ("original estimate", "\u03c3 original estimate", "ursprungliche schatzung"),
    "spent": ("time spent", "\u03c3 time spent", "zeitaufwand"),
    "labels": ("labels", "stichworter", "etiquetas", "etiquettes"),
    "epic": ("custom field epic link", "epic link", "parent key"),
    "parent": ("parent", "parent id"),
    "parent_title": ("parent summary", "custom field epic name of parent"),
    "waits_for": ("inward issue link blocks", "inward issue link blocker"),
    "holds_up": ("outward issue link blocks", "outward issue link blocker"),
    "sprint": ("sprint", "custom field sprint"),
}
#: Columns that an export always has and a plan does not need.
_FIELDS: Final = frozenset(_COLUMNS)
_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}-\d{1,12}\Z")

#: As columns are called in ``--column``.
_MEANT: Final = {"likely": "estimated", "actual_days": "spent", "done_on": "resolved"} | {
    "depends_on": "waits_for",
    "milestone": "epic",
    "outcome": "description",
    "type": "kind",
}


def is_jira(names: set[str]) -> bool:
    """Whether a table with columns of these plain names is Jira's."""
    return any(set(_COLUMNS[each]) & names for each in ("number", "status", "kind")) and bool(
        {"issue key", "vorgangsschlussel", "work item key", "clave de incidencia"} & names
    )


def known_names() -> dict[str, str]:
    """By plain name of a column, what it holds."""
    return {name: field for field, names in _COLUMNS.items() for name in names}


def from_jira_csv(
    sheet: Sheet, wanted: Wanted, faults: Faults, progress: Progress = lambda _: None
) -> Brought:
    """The issues that Jira exported, as milestones, tasks and links."""
    reading = _Reading(sheet, wanted, faults)
    issues: dict[str, Issue] = {}
    sprints: set[str] = set()
    for row in reading.table.rows:
        issue = reading.issue(row)
        if issue is not None:
            reading.keep(issue, issues)
            sprints |= set(reading.texts(row, "sprint"))
    _resolve_parents(issues, reading.numbers)
    brought = Issues("jira", issues, faults).bring(sheet.file, progress)
    brought.scopes |= {f"jira:{key.rpartition('-')[0]}-" for key in issues}
    if reading.left:
        columns = named(reading.left, most=12)
        brought.note("columns_left", sheet.file, sheet=sheet.name, columns=columns)
    if sprints:
        brought.note("sprints_named", sheet.file, sprints=named(sprints))
    return brought


def _resolve_parents(issues: Mapping[str, Issue], numbers: Mapping[str, str]) -> None:
    """Sub-tasks name their parent by its number."""
    for issue in issues.values():
        issue.parent = numbers.get(issue.parent, issue.parent)


class _Reading:
    """Reads the rows of one export."""

    def __init__(self, sheet: Sheet, wanted: Wanted, faults: Faults) -> None:
        self._faults = faults
        known = {**known_names(), **{n: _MEANT.get(f, f) for n, f in wanted.columns.items()}}
        at = head_of(sheet, known)
        self._at: dict[str, list[int]] = defaultdict(list)
        self.left: set[str] = set()
        for column, cell in enumerate(sheet.rows[at].cells):
            field = known.get(plain(as_line(cell)))
            if field in _FIELDS:
                self._at[field].append(column)
            elif field is None and as_line(cell):
                self.left.add(as_line(cell))
        first = {field: columns[0] for field, columns in self._at.items()}
        self.table = Table(sheet, sheet.rows[at], sheet.rows[at + 1 :], first)
        self.numbers: dict[str, str] = {}
        self._check_head()
        check_width(self.table, faults)
        self._reads = self._typed(wanted.order)

    def _check_head(self) -> None:
        for field in ("key", "title"):
            if field not in self._at:
                origin = RowOrigin(self.table.sheet, self.table.head.line, {})
                name = _COLUMNS[field][0].capitalize()
                self._faults.add(origin, "", Refusal("import_column_missing", {"field": name}))

    def _typed(self, order: Order) -> dict[str, Callable[[Cell], Any]]:
        days = ("resolved", "changed", "updated", "due")
        reads: dict[str, Callable[[Cell], Any]] = {
            each: partial(as_day, order=order or self._order(each)) for each in days
        }
        return reads | dict.fromkeys(("points", "estimated", "spent"), as_number)

    def _order(self, field: str) -> Order:
        columns = self._at.get(field, ())
        return order_in(
            row.cells[at] for row in self.table.rows for at in columns if at < len(row.cells)
        )

    def texts(self, row: Row, field: str) -> tuple[str, ...]:
        """All values of a field that may have several."""
        width = len(row.cells)
        cells = [row.cells[at] for at in self._at.get(field, ()) if at < width]
        found = [as_line(cell) for cell in cells if cell]
        return tuple(dict.fromkeys(filter(None, found)))

    def _one(self, row: Row, field: str) -> Cell:
        width = len(row.cells)
        for at in self._at.get(field, ()):
            if at < width and (cell := row.cells[at]) and not is_blank(cell):
                return cell
        return None

    def issue(self, row: Row) -> Issue | None:
        """The issue that a row says; None where it says none."""
        origin = RowOrigin(self.table.sheet, row.line, self.table.columns)
        key = as_line(self._one(row, "key"))
        if not _KEY.match(key):
            if "key" in self._at:
                self._faults.add(origin, "key", Refusal("import_not_jira", {"key": shown(key)}))
            return None
        if number := as_line(self._one(row, "number")):
            self.numbers[number] = key
        found = {field: self._value(row, field, origin) for field in self._reads}
        return Issue(
            origin=origin,
            key=key,
            title=as_line(self._one(row, "title")),
            kind=as_line(self._one(row, "kind")),
            description=as_text(self._one(row, "description")),
            status=as_line(self._one(row, "status")),
            category=as_line(self._one(row, "category")),
            resolution=as_line(self._one(row, "resolution")),
            resolved=found["resolved"],
            updated=found["changed"] or found["updated"],
            due=found["due"],
            owner=as_line(self._one(row, "owner")),
            points=found["points"],
            estimated=working_days(found["estimated"]),
            spent=working_days(found["spent"]),
            labels=self.texts(row, "labels"),
            parent=as_line(self._one(row, "epic")) or as_line(self._one(row, "parent")),
            parent_title=as_line(self._one(row, "parent_title")),
            waits_for=self.texts(row, "waits_for"),
            holds_up=self.texts(row, "holds_up"),
        )

    def _value(self, row: Row, field: str, origin: RowOrigin) -> Any:
        cell = self._one(row, field)
        if cell is None:
            return None
        try:
            return self._reads[field](cell)
        except Fault as fault:
            self._faults.add(origin, field, fault.refusal)
            return None

    def keep(self, issue: Issue, issues: dict[str, Issue]) -> None:
        """Keep an issue, if its key is not there already."""
        if issue.key in issues:
            line = issues[issue.key].origin.place("").line
            refusal = Refusal("import_key_twice", {"key": issue.key, "line": line})
            self._faults.add(issue.origin, "key", refusal)
        else:
            issues[issue.key] = issue
