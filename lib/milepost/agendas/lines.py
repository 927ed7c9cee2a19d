"""In which line of a TOML text each key stands.

The standard library's reader, which decides what a file means, keeps no positions. The
tree-sitter grammar keeps them all and reads on past what it does not understand, so it is
asked for lines, and for keys that are set twice, and for nothing else.
"""

from __future__ import annotations

import tomllib
from typing import Any, NamedTuple

import tree_sitter_toml
from tree_sitter import Language, Node, Parser

from milepost.agendas.faults import Path

_LANGUAGE = Language(tree_sitter_toml.language())

#: No key of an agenda lies deeper; what does is reported where its surroundings stand.
_DEEPEST = 8

#: Characters of a key with all its dots; more would keep the standard reader busy for minutes.
LONGEST_KEY = 300


class Repeat(NamedTuple):
    """A key or table that was set before: its path, both lines, and where its bytes are."""

    path: Path
    first: int
    line: int
    span: slice


class Lines:
    """The lines, from 1, of all keys, tables and list items of a TOML text."""

    def __init__(self, text: str) -> None:
        self.repeats: list[Repeat] = []
        self.overlong: list[int] = []
        self._stated: dict[Path, int] = {}
        self._implied: dict[Path, int] = {(): 1}
        # A stack and no recursion: how deep a text goes is not ours to say.
        waiting: list[tuple[Path, Node]] = [((), Parser(_LANGUAGE).parse(as_bytes(text)).root_node)]
        while waiting:
            found = _inside(*waiting.pop())
            new = [(path, _contents(node)) for path, node in found if self._is_new(path, node)]
            waiting.extend(reversed(new))

    def of(self, path: Path) -> int:
        """The line of ``path``, or of the nearest thing around it."""
        while path not in self._stated and path not in self._implied:
            path = path[:-1]
        return self._stated.get(path) or self._implied[path]

    def _is_new(self, path: Path, node: Node) -> bool:
        line = node.start_point.row + 1
        if len(str(path[-1])) > LONGEST_KEY:
            self.overlong.append(line)
        if path in self._stated:
            span = slice(node.start_byte, node.end_byte)
            self.repeats.append(Repeat(path, self._stated[path], line, span))
            return False
        self._stated[path] = line
        for end in range(1, len(path)):
            self._implied.setdefault(path[:end], line)
        return True


def without(text: str, repeats: list[Repeat]) -> str:
    """The text with blanks where the repeated keys were, and every line in its place."""
    source = bytearray(as_bytes(text))
    for repeat in repeats:
        span = source[repeat.span]
        source[repeat.span] = bytes(byte if byte in b"\r\n" else 0x20 for byte in span)
    return source.decode("utf-8", "surrogatepass")


def as_bytes(text: str) -> bytes:
    """The text in UTF-8, lone surrogates included: they are refused later, with their line."""
    return text.encode("utf-8", "surrogatepass")


def _inside(base: Path, container: Node) -> list[tuple[Path, Node]]:
    """What stands in a list or table, each with its path."""
    children = [child for child in container.named_children if child.type != "comment"]
    if container.type == "array":
        places = [((*base, index), child) for index, child in enumerate(children)]
    else:
        # Repeated [[headers]] are no fault of TOML, and no agenda has any.
        keyed = [child for child in children if child.type in {"pair", "table"}]
        places = [((*base, *_keys(child)), child) for child in keyed]
    return [(path, child) for path, child in places if len(path) <= _DEEPEST]


def _contents(place: Node) -> Node:
    return place.named_children[-1] if place.type == "pair" else place


def _keys(keyed: Node) -> Path:
    """The key of a pair or table as TOML means it: dots part it, quotes and escapes are undone."""
    written = (keyed.named_children[0].text or b"").decode("utf-8", "surrogatepass")
    if len(written) > LONGEST_KEY:
        return (written,)
    try:
        inner: Any = tomllib.loads(f"{written} = 0")
    except ValueError:
        return (written,)
    keys: list[str | int] = []
    while isinstance(inner, dict):
        key, inner = next(iter(inner.items()))
        keys.append(key)
    return tuple(keys)
