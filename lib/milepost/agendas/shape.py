"""Whether a value of a file has the shape that a type of the plan asks for.

``msgspec.convert`` stops at the first fault and speaks to programmers. Here every fault is
found, and each has a sentence; the types themselves stay the only place where rules stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, cast

import msgspec
from msgspec import inspect

from milepost.agendas.faults import Finding, Path
from milepost.agendas.showing import nearest, shown, shown_key
from milepost.plan import text
from milepost.plan.faults import Fault, Refusal

#: What a setting may be, by the name it has in a file.
Fields = Mapping[str, inspect.Field]

_HEADINGS = frozenset({"title", "label", "low_label", "high_label", "hint"})


def fields_of(cls: type[msgspec.Struct]) -> dict[str, inspect.Field]:
    """The settings that a struct takes."""
    kind = cast("inspect.StructType", inspect.type_info(cls))
    return {field.encode_name: field for field in kind.fields}


def table_findings(table: Mapping[str, Any], fields: Fields, path: Path) -> Iterator[Finding]:
    """All that is wrong with what a table says; what it leaves out is not looked at."""
    for key, value in table.items():
        if key in fields:
            yield from _setting_findings(value, fields[key], (*path, key))
        else:
            yield Finding((*path, key), _unknown(key, fields))


def missing_findings(table: Mapping[str, Any], fields: Fields, path: Path) -> Iterator[Finding]:
    """The settings that a table must have and has not."""
    for key, field in fields.items():
        if field.required and key not in table:
            yield Finding(path, Refusal("agenda_key_missing", {"key": key}))


def _unknown(key: str, fields: Fields) -> Refusal:
    if meant := nearest(key, list(fields)):
        return Refusal("agenda_key_misspelt", {"key": shown_key(key), "near": meant})
    known = ", ".join(sorted(fields))
    return Refusal("agenda_key_unknown", {"key": shown_key(key), "known": known})


def _setting_findings(value: Any, field: inspect.Field, path: Path) -> Iterator[Finding]:
    findings = list(value_findings(value, field.type, path))
    if field.required and not findings and _is_empty(value):
        yield Finding(path, Refusal("agenda_empty_value", {"key": path[-1]}))
    yield from findings


def _is_empty(value: Any) -> bool:
    return not value.strip() if isinstance(value, str) else value in ([], {})


def value_findings(value: Any, kind: inspect.Type, path: Path) -> Iterator[Finding]:
    """All that is wrong with a value, and with what is inside it."""
    match kind:
        case inspect.StructType():
            yield from _struct_findings(value, kind, path)
        case inspect.VarTupleType():
            yield from _list_findings(value, kind, path)
        case _:
            if refusal := _refusal(value, kind, path):
                yield Finding(path, refusal)


def _struct_findings(value: Any, kind: inspect.StructType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, dict):
        yield Finding(path, _not("table", value, path))
        return
    fields = fields_of(kind.cls)
    findings = [*table_findings(value, fields, path), *missing_findings(value, fields, path)]
    yield from findings or _relation_findings(value, kind.cls, path)


def _relation_findings(value: Any, cls: type, path: Path) -> Iterator[Finding]:
    """What the struct itself says about its fields taken together."""
    try:
        msgspec.convert(value, cls)
    except msgspec.ValidationError as error:
        yield Finding(path, why_unfit(error))


def why_unfit(error: msgspec.ValidationError) -> Refusal:
    """The plan's own refusal, or else what msgspec has to say."""
    if isinstance(error.__cause__, Fault):
        return error.__cause__.refusal
    return Refusal("agenda_unfit", {"reason": str(error)})


def _list_findings(value: Any, kind: inspect.VarTupleType, path: Path) -> Iterator[Finding]:
    if not isinstance(value, list):
        yield Finding(path, _not("list", value, path))
        return
    seen: set[str] = set()
    for index, item in enumerate(value):
        yield from value_findings(item, kind.item_type, (*path, index))
        key = item.get("key") if isinstance(item, dict) else None
        if isinstance(key, str) and key in seen:
            fields = {"list": path[-1], "key": shown_key(key)}
            yield Finding((*path, index), Refusal("agenda_item_twice", fields))
        elif isinstance(key, str):
            seen.add(key)


def _refusal(value: Any, kind: inspect.Type, path: Path) -> Refusal | None:
    match kind:
        case inspect.StrType():
            return _text_refusal(value, kind, path)
        case inspect.IntType() if not _is_whole(value, kind):
            return _not("number", value, path, low=kind.ge, high=kind.le)
        case inspect.BoolType() if not isinstance(value, bool):
            return _not("yes_no", value, path)
        case inspect.DictType() if not isinstance(value, dict):
            return _not("table", value, path)
        case inspect.LiteralType():
            return _choice_refusal(value, list(kind.values), path)
        case inspect.EnumType():
            return _choice_refusal(value, _values(kind.cls), path)
    return None


def _choice_refusal(value: Any, choices: list[Any], path: Path) -> Refusal | None:
    """Why a value is none of those there are, or None."""
    if isinstance(value, str) and value in choices:
        return None
    return _not("choice", value, path, choices=", ".join(choices))


def _text_refusal(value: Any, kind: inspect.StrType, path: Path) -> Refusal | None:
    if not isinstance(value, str):
        return _not("text", value, path)
    if kind.pattern and not re.fullmatch(kind.pattern, value):
        return _not("key", value, path)
    longest = text.TITLE if path[-1] in _HEADINGS else text.TEXT
    if found := text.refusal(value, longest, required=False):
        return Refusal(f"agenda_{found.code}", {"key": path[-1], **found.fields})
    return None


def _is_whole(value: Any, kind: inspect.IntType) -> bool:
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return (kind.ge is None or kind.ge <= value) and (kind.le is None or value <= kind.le)


def _values(enum: type[Enum]) -> list[str]:
    return [str(member.value) for member in enum]


def _not(what: str, value: Any, path: Path, **fields: Any) -> Refusal:
    named = next((each for each in reversed(path) if isinstance(each, str)), "")
    given = {"key": shown_key(named), "value": shown(value), **fields}
    return Refusal(f"agenda_not_{what}", given)
