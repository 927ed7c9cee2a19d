"""Reads and checks ``workshop.toml``: all of it is right, or all its faults are told at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from milepost.agendas.faults import AgendaFault, AgendaFaults, Finding
from milepost.agendas.forms import FormReader
from milepost.agendas.shape import (
    fields_of,
    missing_findings,
    table_findings,
    value_findings,
    why_unfit,
)
from milepost.agendas.source import parse
from milepost.agendas.steps import Library, Table
from milepost.agendas.workshop import About, Workshop
from milepost.plan.agenda import Key
from milepost.plan.faults import Refusal

FILE = "workshop.toml"


class WorkshopTable(About, frozen=True, kw_only=True):
    """The top of a file; its steps and forms are read on their own."""

    steps: dict[str, Any]
    forms: dict[str, Any]


_FIELDS = fields_of(WorkshopTable)
_TABLE = _FIELDS["forms"].type
_KEY = inspect.type_info(Key)


def read(source: Path | str, stem: str = "") -> Workshop:
    """The workshop that a file, or the text of one, describes.

    Args:
        source: the path of a file, or TOML.
        stem: what the workshop is known by; else the name of the file's folder.

    Raises:
        AgendaFaults: the file cannot be read, or breaks rules: all of them, with their lines.
    """
    if isinstance(source, Path):
        return _read(_text(source), stem or source.parent.name, str(source))
    return _read(source, stem or "workshop", FILE)


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        unreadable = Refusal("agenda_unreadable", {"reason": error.strerror or str(error)})
        raise AgendaFaults(str(file), (AgendaFault(1, unreadable),)) from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        not_utf8 = Refusal("agenda_not_utf8", {"byte": f"0x{raw[error.start]:02X}"})
        raise AgendaFaults(str(file), (AgendaFault(line, not_utf8),)) from error


def _read(toml: str, stem: str, file: str) -> Workshop:
    source = parse(toml)
    faults = list(source.faults)
    contents = _Contents(source.data or {}, stem)
    if source.data is not None:
        found = contents.findings()
        faults += [AgendaFault(source.line(path), refusal) for path, refusal in found]
    if faults:
        raise AgendaFaults(file, tuple(sorted(faults, key=lambda fault: fault.line)))
    try:
        return contents.workshop()
    except msgspec.ValidationError as error:
        raise AgendaFaults(file, (AgendaFault(1, why_unfit(error)),)) from error


class _Contents:
    """What a file says, as tables."""

    def __init__(self, data: Table, stem: str) -> None:
        self._data = data
        self._stem = stem
        self._library = Library(self._tables("steps"))
        self._forms = {
            name: FormReader(name, table if isinstance(table, dict) else {}, self._library.tables)
            for name, table in self._tables("forms").items()
        }

    def findings(self) -> Iterator[Finding]:
        """All that is wrong, in no order."""
        yield from value_findings(self._stem, _KEY, ("folder",))
        yield from table_findings(self._data, _FIELDS, ())
        yield from missing_findings(self._data, _FIELDS, ())
        yield from self._library.findings
        for name, form in self._forms.items():
            yield from value_findings(self._tables("forms")[name], _TABLE, ("forms", name))
            yield from form.findings()

    def workshop(self) -> Workshop:
        """The workshop, once nothing is wrong with it."""
        about = {name: self._data[name] for name in fields_of(About) if name in self._data}
        title = self._data["title"]
        forms = {int(name): form.form(self._stem, title) for name, form in self._forms.items()}
        return Workshop(
            stem=self._stem,
            about=msgspec.convert(about, About),
            forms=dict(sorted(forms.items())),
        )

    def _tables(self, name: str) -> Table:
        tables = self._data.get(name)
        return tables if isinstance(tables, dict) else {}
