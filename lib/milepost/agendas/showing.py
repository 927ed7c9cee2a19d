"""How a message quotes what stands in a file, whatever stands there."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

_LONGEST = 60


def shown(value: Any) -> str:
    """A value of a TOML file in a few characters that any screen can show."""
    match value:
        case dict():
            return "a table"
        case list():
            return "a list"
        case bool():
            return str(value).lower()
        case str():
            return f'"{shown_key(value)}"'
        case _:
            return shown_key(str(value))


def shown_key(key: str) -> str:
    """Text with all that cannot be seen, or would turn what follows around, as escapes."""
    short = key if len(key) <= _LONGEST else key[: _LONGEST - 1] + "…"
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in short
    )


def nearest(key: str, known: list[str]) -> str | None:
    """The known key that was probably meant, if one is near enough."""
    return next(iter(get_close_matches(key[:_LONGEST], known, n=1, cutoff=0.75)), None)
