"""Values of a JSON text of which nobody promised the types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final, TypeVar

from milepost.importing.cells import as_day, as_number
from milepost.importing.faults import Faults
from milepost.importing.json_text import Document, JsonOrigin, Path
from milepost.plan.faults import Fault, Refusal

T = TypeVar("T")

_DEEPEST: Final = 100


class Node:
    """One object in a document; asking it for what it should not hold adds a fault."""

    __slots__ = ("_data", "_document", "_faults", "path")

    def __init__(self, document: Document, path: Path, data: Any, faults: Faults) -> None:
        self._document = document
        self._faults = faults
        self.path = path
        self._data: dict[str, Any] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            self._add("", "object", data)

    def origin(self, fields: dict[str, Path] | None = None) -> JsonOrigin:
        """Where it stands; ``fields`` says where some fields of a part lie in it."""
        return JsonOrigin(self._document, self.path, fields)

    def __contains__(self, key: str) -> bool:
        return self._data.get(key) is not None

    def raw(self, key: str) -> Any:
        """Whatever stands under ``key``."""
        return self._data.get(key)

    def names_of_fields(self) -> tuple[str, ...]:
        """The keys there are."""
        return tuple(self._data)

    def text(self, *keys: str) -> str:
        """The text under the first of ``keys`` that holds something; of a number, its digits."""
        for key in keys:
            value = self._data.get(key)
            if isinstance(value, str):
                return value
            if isinstance(value, int | float) and not isinstance(value, bool):
                return f"{value:.12g}"
            if value is not None:
                self._add(key, "text", value)
        return ""

    def number(self, key: str) -> float | None:
        """The number under ``key``."""
        value = self._data.get(key)
        if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            return self._tried(key, lambda: None if value is None else as_number(float(value)))
        if isinstance(value, str):
            return self._tried(key, lambda: as_number(value))
        self._add(key, "number", value)
        return None

    def day(self, *keys: str) -> date | None:
        """The day under the first of ``keys`` that holds something."""
        for key in keys:
            value = self._data.get(key)
            if isinstance(value, str) and value.strip():
                return self._tried(key, lambda typed=value: as_day(typed))  # type: ignore[misc]
            if value is not None and not isinstance(value, str):
                self._add(key, "day", value)
        return None

    def child(self, key: str) -> Node | None:
        """The object under ``key``."""
        value = self._data.get(key)
        if value is None:
            return None
        return Node(self._document, (*self.path, key), value, self._faults)

    def children(self, key: str) -> Iterator[Node]:
        """The objects in the list under ``key``."""
        for position, value in enumerate(self.list(key)):
            yield Node(self._document, (*self.path, key, position), value, self._faults)

    def list(self, key: str) -> list[Any]:
        """The list under ``key``."""
        value = self._data.get(key)
        if isinstance(value, list):
            return value
        if value is not None:
            self._add(key, "list", value)
        return []

    def name(self, key: str, *inner: str) -> str:
        """The name of the object under ``key``, or the text that stands there itself."""
        value = self._data.get(key)
        if isinstance(value, dict):
            return Node(self._document, (*self.path, key), value, self._faults).text(*inner)
        return self.text(key)

    def names(self, key: str) -> tuple[str, ...]:
        """The names in a list of texts or of objects that have one."""
        found = []
        for position, value in enumerate(self.list(key)):
            if isinstance(value, str):
                found.append(value)
            else:
                path = (*self.path, key, position)
                found.append(Node(self._document, path, value, self._faults).text("name"))
        return tuple(filter(None, found))

    def lacks(self, key: str) -> None:
        """Add that something is missing."""
        self._faults.add(self.origin(), "", Refusal("import_value_missing", {"field": key}))

    def _tried(self, key: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except (Fault, OverflowError) as error:
            large = Refusal("import_not_number", {"value": "∞"})
            refusal = error.refusal if isinstance(error, Fault) else large
            self._faults.add(self.origin(), key, refusal)
            return None

    def _add(self, key: str, expected: str, value: Any) -> None:
        found = type(value).__name__
        refusal = Refusal("import_json_type", {"expected": expected, "found": _KINDS.get(found)})
        self._faults.add(self.origin(), key, refusal)


_KINDS: Final = {
    "dict": "object",
    "list": "list",
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "true/false",
    "NoneType": "null",
}


def objects(document: Document, faults: Faults, *, under: str = "") -> Iterator[Node]:
    """The objects of a document that holds one, a list of them, or pages of such lists.

    Args:
        document: the document.
        faults: what is no object is added here.
        under: the key under which a page holds its objects.
    """
    yield from _objects(document, document.data, (), under, faults)


def _objects(
    document: Document, data: Any, path: Path, under: str, faults: Faults
) -> Iterator[Node]:
    if isinstance(data, dict) and under in data:
        data, path = data[under], (*path, under)
    if isinstance(data, list) and len(path) < _DEEPEST:
        for position, each in enumerate(data):
            yield from _objects(document, each, (*path, position), under, faults)
    else:
        yield Node(document, path, data, faults)
