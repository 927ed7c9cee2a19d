"""An organisation's own look for documents: its colour, its logo, its name.

``theme.toml`` says it in three lines, each of which may be left out::

    organisation = "Harbour Board"
    colour = "#7a1f3d"
    logo = "logo.svg"

The logo is an SVG or a PNG beside it. A colour that text could not be read in is darkened until it
can be; the hue stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from milepost import places
from milepost.agendas.faults import AgendaFault, AgendaFaults
from milepost.agendas.source import Source, parse
from milepost.export.contrast import readable, softened
from milepost.export.logo import Logo, logo_of
from milepost.export.results import Record
from milepost.plan import text
from milepost.plan.faults import Fault, Refusal

_COLOUR = re.compile(r"#[0-9a-f]{6}\Z")
_KEYS = ("organisation", "colour", "logo")


class Theme(Record, frozen=True, kw_only=True):
    """What documents carry of an organisation; what is empty is as without a theme.

    ``colour`` is the one that was asked for, as ``#rrggbb``.
    """

    organisation: str = ""
    colour: str = ""
    logo: Logo | None = None

    @property
    def colours(self) -> dict[str, str]:
        """The roles of the palette that it changes: what is written on white can be read."""
        if not self.colour:
            return {}
        return {"accent": readable(self.colour), "accent-soft": softened(self.colour)}


def own() -> Theme | None:
    """The theme among people's own files, if they have one.

    Raises:
        AgendaFaults: it cannot be used.
    """
    file = places.own() / "theme.toml"
    return load(file) if file.is_file() else None


def load(file: Path) -> Theme:
    """Read a theme.

    Raises:
        AgendaFaults: all that is wrong in it, each with its line.
    """
    try:
        source = parse(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise _faults(file, AgendaFault(1, _unreadable(file, error))) from error
    except UnicodeDecodeError as error:
        not_utf8 = Refusal("agenda_not_utf8", {"byte": f"0x{error.object[error.start]:02x}"})
        line = error.object[: error.start].count(b"\n") + 1
        raise _faults(file, AgendaFault(line, not_utf8)) from error
    read = _Reading(file, source)
    theme = Theme(organisation=read.organisation(), colour=read.colour(), logo=read.logo())
    if faults := [*source.faults, *read.faults]:
        raise _faults(file, *faults)
    return theme


class _Reading:
    """Reads key by key, and notes what is wrong instead of stopping."""

    def __init__(self, file: Path, source: Source) -> None:
        self._file, self._source = file, source
        self._data: dict[str, Any] = source.data or {}
        self.faults = list(self._unknown())

    def organisation(self) -> str:
        """One line of text, as long as a name."""
        name = " ".join(self._text("organisation").split())
        try:
            text.check(name, text.NAME, required=False)
        except Fault as fault:
            self._note("organisation", fault.refusal)
        return name

    def colour(self) -> str:
        """A colour in six hexadecimal digits."""
        given = self._text("colour").strip()
        if given and not _COLOUR.match(given.lower()):
            self._note("colour", Refusal("theme_colour", {"value": given[:40]}))
        return given.lower()

    def logo(self) -> Logo | None:
        """A picture in the folder of the theme, and no other."""
        name = self._text("logo")
        if not name:
            return None
        file = self._file.parent / name
        if Path(name).name != name:
            self._note("logo", Refusal("theme_logo_elsewhere", {"file": name[:80]}))
            return None
        try:
            return logo_of(name[:80], file.read_bytes())
        except OSError as error:
            self._note("logo", _unreadable(file, error))
        except Fault as fault:
            self._note("logo", fault.refusal)
        return None

    def _unknown(self) -> Iterator[AgendaFault]:
        for key in sorted(self._data.keys() - set(_KEYS)):
            fields = {"key": key[:40], "known": ", ".join(_KEYS)}
            yield AgendaFault(self._source.line((key,)), Refusal("agenda_key_unknown", fields))

    def _text(self, key: str) -> str:
        value = self._data.get(key, "")
        if isinstance(value, str):
            return value
        self._note(key, Refusal("agenda_not_text", {"key": key, "value": str(value)[:40]}))
        return ""

    def _note(self, key: str, refusal: Refusal) -> None:
        self.faults.append(AgendaFault(self._source.line((key,)), refusal))


def _unreadable(file: Path, error: OSError) -> Refusal:
    reason = error.strerror or str(error)
    return Refusal("theme_unreadable", {"file": file.name[:80], "reason": reason})


def _faults(file: Path, *faults: AgendaFault) -> AgendaFaults:
    return AgendaFaults(str(file), tuple(sorted(faults, key=lambda fault: fault.line)))
