"""JSON, and where in its text each value stands.

msgspec decides what a text means and keeps no positions. They are looked for afterwards, by one
pass over the tokens, and only where something is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from milepost.importing.faults import Broken, Place

#: Where a value is: keys of objects and positions in lists, from the top.
Path = tuple[str | int, ...]

_TOKEN: Final = re.compile(r'[{}\[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}\[\],:"]+', re.DOTALL)
_BYTE: Final = re.compile(r"\(byte (\d+)\)")


class Document:
    """A JSON text and what it means.

    Raises:
        Broken: it is no JSON, or nested more deeply than anything that is meant.
    """

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self._text = text
        self._places: dict[Path, Place] | None = None
        try:
            self.data: Any = msgspec.json.decode(text)
        except RecursionError as error:
            raise Broken("import_json_deep") from error
        except (msgspec.MsgspecError, ValueError) as error:
            raise Broken("import_json_broken", self._broken_at(str(error))) from error

    def _broken_at(self, reason: str) -> Place:
        found = _BYTE.search(reason)
        raw = self._text.encode("utf-8", "surrogatepass")
        before = raw[: int(found[1])] if found else raw
        return _after(before.decode("utf-8", "ignore"))

    def place(self, path: Path) -> Place:
        """Where the value at ``path`` stands, or what is nearest around it."""
        if self._places is None:
            self._places = dict(_places(self._text))
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path, Place(1, 1))


class JsonOrigin:
    """A part that is from the value at ``path``; ``fields`` says where some fields lie in it."""

    __slots__ = ("_document", "_fields", "_path")
    sheet = ""

    def __init__(
        self, document: Document, path: Path, fields: dict[str, Path] | None = None
    ) -> None:
        self._document = document
        self._path = path
        self._fields = fields or {}

    def inside(self, key: str) -> JsonOrigin:
        """The part under ``key``."""
        return JsonOrigin(self._document, (*self._path, key))

    @property
    def file(self) -> str:
        """See :class:`~milepost.importing.faults.Origin`."""
        return self._document.file

    @property
    def mark(self) -> Path:
        """See :class:`~milepost.importing.faults.Origin`."""
        return self._path

    def place(self, field: str) -> Place:
        """See :class:`~milepost.importing.faults.Origin`."""
        inner = self._fields.get(field, (field,) if field else ())
        return self._document.place((*self._path, *inner))


def _places(text: str) -> Iterator[tuple[Path, Place]]:
    """Each value's path and place, from the first on."""
    line, begin = 1, 0  # of the line that is looked at
    path: list[str | int] = []
    lists: list[bool] = []
    key = ""
    expects_key = False
    at = 0
    for token in _TOKEN.finditer(text):
        sign, start = token[0], token.start()
        line += text.count("\n", at, start)
        begin = max(begin, text.rfind("\n", at, start) + 1)
        at = start
        match sign:
            case "{" | "[":
                yield tuple(path), Place(line, start - begin + 1)
                lists.append(sign == "[")
                path.append(0 if sign == "[" else "")
                expects_key = sign == "{"
            case "}" | "]":
                lists.pop()
                path.pop()
                expects_key = False
            case ",":
                if lists[-1]:
                    path[-1] = int(path[-1]) + 1
                expects_key = not lists[-1]
            case ":":
                path[-1] = key
            case _ if expects_key:
                key = msgspec.json.decode(sign)
                expects_key = False
            case _:
                yield tuple(path), Place(line, start - begin + 1)


def _after(text: str) -> Place:
    return Place(text.count("\n") + 1, len(text) - text.rfind("\n"))
