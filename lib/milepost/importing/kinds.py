"""What kind of file something is, by what is in it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from milepost.importing import own_json
from milepost.importing.cells import as_line
from milepost.importing.columns import head_of
from milepost.importing.faults import Broken
from milepost.importing.jira_csv import is_jira, known_names
from milepost.importing.sheet import Sheet
from milepost.importing.tables import is_own
from milepost.importing.vocabulary import fields_named, plain

_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"


class Kind(StrEnum):
    """The kinds of files that can be brought in."""

    SHEET = "sheet"
    JIRA_CSV = "jira-csv"
    JIRA_JSON = "jira-json"
    GITHUB = "github"
    SPRINTS = "sprints"
    PLAN_JSON = "plan-json"


def is_workbook(data: bytes) -> bool:
    """Whether a file is a workbook, by its first bytes.

    Raises:
        Broken: it is one of the format before 2007, or an encrypted one.
    """
    if data.startswith(_OLD_OFFICE):
        raise Broken("import_old_workbook")
    return data.startswith(_ZIP)


def is_json(text: str) -> bool:
    """Whether a text is meant as JSON."""
    return text.lstrip().startswith(("{", "["))


def kind_of_table(sheet: Sheet) -> Kind:
    """What kind of table a sheet is, by its columns."""
    if not sheet.rows:
        return Kind.SHEET
    names = {**known_names(), **fields_named()}
    head = sheet.rows[head_of(sheet, names)]
    found = {plain(as_line(cell)) for cell in head.cells}
    if is_own(found):
        return Kind.SHEET
    if is_jira(found):
        return Kind.JIRA_CSV
    known = fields_named()
    fields = {field for name in found for field in known.get(name, ())}
    named = {"goal", "start", "completed"} <= fields and not {"title", "summary"} & found
    return Kind.SPRINTS if named else Kind.SHEET


def is_own_table(sheet: Sheet) -> bool:
    """Whether a sheet is a table that Milepost wrote."""
    head = sheet.rows[head_of(sheet, fields_named())]
    return is_own({plain(as_line(cell)) for cell in head.cells})


def kind_of_json(data: Any) -> Kind:
    """What kind of JSON it is.

    Raises:
        Broken: none that is known here.
    """
    if own_json.is_own(data):
        return Kind.PLAN_JSON
    first = data
    for _ in range(3):
        if isinstance(first, list) and first:
            first = first[0]
    if isinstance(first, list):  # an empty list, of whatever it might have been
        return Kind.GITHUB
    if isinstance(first, dict):
        if "issues" in first or ("key" in first and "fields" in first):
            return Kind.JIRA_JSON
        if "items" in first or "number" in first:
            return Kind.GITHUB
    raise Broken("import_unknown_kind")
