"""From files to all that they say: the one way in."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from milepost.importing.brought import Brought, Progress
from milepost.importing.decoding import decoded
from milepost.importing.delimited import sheet_of
from milepost.importing.faults import Broken, Faults, ImportFault, ImportFaults, Place, shown
from milepost.importing.github import from_github
from milepost.importing.jira_csv import from_jira_csv
from milepost.importing.jira_json import from_jira_json
from milepost.importing.json_text import Document
from milepost.importing.kinds import (
    Kind,
    is_json,
    is_own_table,
    is_workbook,
    kind_of_json,
    kind_of_table,
)
from milepost.importing.own_json import from_own_json
from milepost.importing.sheet import Sheet
from milepost.importing.sprint_history import from_sprints
from milepost.importing.tables import Wanted, from_table
from milepost.importing.workbook import workbook_of
from milepost.plan.faults import Refusal

#: Longest file in bytes; what is longer is not even begun.
LONGEST: Final = 96_000_000

_TABLES: Final = (Kind.SHEET, Kind.JIRA_CSV, Kind.SPRINTS)


class Named(NamedTuple):
    """A file: what it is called, and its content."""

    name: str
    data: bytes


class Asked(NamedTuple):
    """How files are to be read: as which kind (None: as what they are), with which columns."""

    kind: Kind | None = None
    wanted: Wanted = Wanted()


AS_IT_IS: Final = Asked()


def read(
    files: Iterable[Named], asked: Asked = AS_IT_IS, progress: Progress = lambda _: None
) -> Brought:
    """All that ``files`` say. What is wrong in them is refused once it is held against a plan."""
    brought = Brought()
    faults = brought.faults
    for file in files:
        brought.files.append(file.name)
        try:
            brought.add(_read(file, asked, faults, progress))
        except Broken as broken:
            found = ImportFault(
                file=file.name,
                line=broken.place.line,
                column=broken.place.column,
                refusal=broken.refusal,
            )
            faults.keep(found)
    return brought


def file_at(path: Path) -> Named:
    """The file at ``path``; one that is too long is not opened.

    Raises:
        ImportFaults: it is no file, too long, or cannot be read.
    """
    try:
        if not path.is_file():  # a device or a pipe may have no end
            raise _unreadable(path, Refusal("import_no_file", {"file": shown(path)}))
        if path.stat().st_size > LONGEST:
            raise _unreadable(path, _too_long(path.stat().st_size))
        return Named(path.name, path.read_bytes())
    except OSError as error:
        reason = {"reason": error.strerror or type(error).__name__}
        raise _unreadable(path, Refusal("import_unreadable", reason)) from error


def _unreadable(path: Path, refusal: Refusal) -> ImportFaults:
    return ImportFaults([ImportFault(file=path.name, line=1, column=1, refusal=refusal)])


def _too_long(size: int) -> Refusal:
    given = {"size": size // 1_000_000, "longest": LONGEST // 1_000_000}
    return Refusal("import_too_long", given)


def _read(file: Named, asked: Asked, faults: Faults, progress: Progress) -> Brought:
    if len(file.data) > LONGEST:
        refusal = _too_long(len(file.data))
        raise Broken(refusal.code, Place(1, 1), **refusal.fields)
    if not file.data.strip():
        raise Broken("import_empty")
    if is_workbook(file.data):
        return _workbook(file, asked, faults, progress)
    text, encoding = decoded(file.data)
    if is_json(text):
        brought = _json(Document(text, file.name), asked, faults, progress)
    else:
        brought = _table(sheet_of(text, file.name), asked, faults, progress)
    if encoding not in ("utf-8",):
        brought.note("encoding", file.name, encoding=encoding)
    return brought


def _workbook(file: Named, asked: Asked, faults: Faults, progress: Progress) -> Brought:
    book = workbook_of(file.data, file.name)
    brought = Brought()
    if not any(sheet.rows for sheet in book.sheets):
        raise Broken("import_empty")
    filled = [sheet for sheet in book.sheets if sheet.rows]
    own = [sheet for sheet in filled if is_own_table(sheet)]
    # What Milepost wrote has sheets beside its own tables that are for people alone.
    for sheet in own or filled:
        brought.add(_table(sheet, asked, faults, progress))
    if book.hidden:
        brought.note("hidden", file.name, sheets=", ".join(map(shown, book.hidden)))
    return brought


def _table(sheet: Sheet, asked: Asked, faults: Faults, progress: Progress) -> Brought:
    kind = asked.kind if asked.kind in _TABLES else kind_of_table(sheet)
    if asked.kind is not None and asked.kind not in _TABLES:
        raise Broken("import_other_kind", kind=asked.kind.value)
    if not sheet.rows:
        raise Broken("import_empty")
    match kind:
        case Kind.JIRA_CSV:
            return from_jira_csv(sheet, asked.wanted, faults, progress)
        case Kind.SPRINTS:
            return from_sprints(sheet, asked.wanted, faults)
        case _:
            return from_table(sheet, asked.wanted, faults, progress)


def _json(document: Document, asked: Asked, faults: Faults, progress: Progress) -> Brought:
    kind = asked.kind or kind_of_json(document.data)
    match kind:
        case Kind.JIRA_JSON:
            return from_jira_json(document, asked.wanted, faults, progress)
        case Kind.GITHUB:
            return from_github(document, faults, progress)
        case Kind.PLAN_JSON:
            return from_own_json(document, faults)
        case _:
            raise Broken("import_other_kind", kind=kind.value)
