"""Other strings in the places of some, wherever in an event they stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

#: What a string becomes: it is given the struct that holds it, the name of the field, and the
#: string. Of a dict ``fields`` a key is told as ``fields#``, the value under ``why`` as
#: ``fields.why``.
Rewrite = Callable[[Any, str, str], str]


def rewritten(event: T, rewrite: Rewrite) -> T:
    """``event`` with every string in it as ``rewrite`` has it; the same where it changes none."""
    made: T = _rewritten(event, rewrite, None, "")
    return made


def _rewritten(value: Any, rewrite: Rewrite, owner: Any, field: str) -> Any:
    match value:
        case msgspec.Struct():
            return _struct(value, rewrite)
        case dict():
            return _dict(value, rewrite, owner, field)
        case tuple():
            made = tuple(_rewritten(each, rewrite, owner, field) for each in value)
            return value if _same(value, made) else made
        # Not the values of enumerations, which are strings of a kind of their own.
        case str() if type(value) is str:
            return rewrite(owner, field, value)
        case _:
            return value


def _struct(value: msgspec.Struct, rewrite: Rewrite) -> msgspec.Struct:
    changed = {}
    for field in value.__struct_fields__:
        before = getattr(value, field)
        after = _rewritten(before, rewrite, value, field)
        if after is not before:
            changed[field] = after
    return msgspec.structs.replace(value, **changed) if changed else value


def _dict(value: dict[Any, Any], rewrite: Rewrite, owner: Any, field: str) -> dict[Any, Any]:
    made = {
        _rewritten(key, rewrite, owner, f"{field}#"): _rewritten(
            each, rewrite, owner, f"{field}.{key}"
        )
        for key, each in value.items()
    }
    same = _same(tuple(value), tuple(made)) and _same(tuple(value.values()), tuple(made.values()))
    return value if same else made


def _same(before: tuple[Any, ...], after: tuple[Any, ...]) -> bool:
    return all(one is other for one, other in zip(before, after, strict=True))
