"""The files within a workbook, unpacked piece by piece, so that no bomb goes off."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from xml.parsers import expat

from milepost.importing.faults import Broken, Place

#: Bytes that all parts of a workbook may have together once they are unpacked.
MOST_UNPACKED: Final = 400_000_000

_PIECE: Final = 1 << 16
_PACKED_BY: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NO_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)

Started = Callable[[str, dict[str, str]], None]


class Archive:
    """The zip file that a workbook is.

    Raises:
        Broken: it is none.
    """

    def __init__(self, data: bytes) -> None:
        self._unpacked = 0
        with _only_broken():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {info.filename.lower(): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def pieces(self, name: str) -> Iterator[bytes]:
        """The content of one part, in pieces.

        Raises:
            Broken: there is no such part, or it is encrypted, damaged or far too long.
        """
        info = self._names.get(name.lower())
        if info is None:
            raise Broken("import_workbook_lacks", part=name)
        if info.flag_bits & 1 or info.compress_type not in _PACKED_BY:
            raise Broken("import_workbook_locked")
        with _only_broken(), self._zip.open(info) as part:
            while piece := part.read(_PIECE):
                self._unpacked += len(piece)
                if self._unpacked > MOST_UNPACKED:
                    raise Broken("import_unpacks_too_far", most=MOST_UNPACKED // 1_000_000)
                yield piece

    def parse(
        self,
        name: str,
        started: Started,
        ended: Callable[[str], None] = lambda _: None,
        said: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Read one part as XML: names come without their prefix.

        Raises:
            Broken: it is no XML, or declares entities.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = lambda tag, given: started(_local(tag), given)
        parser.EndElementHandler = lambda tag: ended(_local(tag))
        parser.CharacterDataHandler = said
        try:
            for piece in self.pieces(name):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            place = Place(max(error.lineno, 1), error.offset + 1)
            raise Broken("import_workbook_damaged", place) from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """What the part ``name`` refers to: kind and name of other parts, by the id it uses."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, tuple[str, str]] = {}

        def started(tag: str, given: dict[str, str]) -> None:
            if tag == "Relationship":
                target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "")))
                kind = given.get("Type", "").rpartition("/")[2]
                found[given.get("Id", "")] = kind, target.lstrip("/")

        if listed in self:
            self.parse(listed, started)
        return found


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _refuse_doctype(*_: Any) -> None:
    raise Broken("import_workbook_entities")


@contextmanager
def _only_broken() -> Iterator[None]:
    try:
        yield
    except _NO_ZIP as error:
        raise Broken("import_workbook_damaged") from error
