"""The names that columns and values have in five languages and in other programs."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Any

_BETWEEN = re.compile(r"[\s_./()\[\]:*#-]+")


@cache
def plain(name: str) -> str:
    """A name without capitals, accents and signs: ``Story-Points (SP)`` is ``story points sp``."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return _BETWEEN.sub(" ", bare.replace("\u2019", "'")).strip()


@cache
def _vocabulary() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((files(__package__) / "headers.json").read_text("utf-8"))
    return read


@cache
def fields_named() -> dict[str, tuple[str, ...]]:
    """By plain name of a column, the fields that it may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for field, names in _vocabulary()["fields"].items():
        for name in dict.fromkeys(map(plain, [field, *names])):
            found[name] = (*found.get(name, ()), field)
    return found


@cache
def fields() -> tuple[str, ...]:
    """All fields that a column can stand for."""
    return tuple(_vocabulary()["fields"])


@cache
def choices(of: str) -> dict[str, str]:
    """By plain name, the value that it stands for among those of ``of``."""
    values: dict[str, list[str]] = _vocabulary()["choices"][of]
    return {plain(name): value for value, names in values.items() for name in [value, *names]}
