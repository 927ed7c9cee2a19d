"""Which values of a part cannot be: all of them, where msgspec ends at the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from milepost.importing.faults import shown
from milepost.plan.faults import Fault, Refusal

_WHERE = re.compile(r" - at `[^`]*`\Z")


def unsound_fields(kind: type[msgspec.Struct], said: Any) -> Iterator[tuple[str, Refusal]]:
    """Each field of a part that cannot be, and why; an empty field is the part itself.

    Args:
        kind: what the part is.
        said: its fields by name, as JSON or already as the things they stand for.
    """
    if not isinstance(said, dict):
        yield "", Refusal("import_json_type", {"expected": "object", "found": type(said).__name__})
        return
    found = [*_fields(kind, said)]
    yield from found
    if not found and (refusal := _why(said, kind)):
        yield "", refusal


def _fields(kind: type[msgspec.Struct], said: dict[str, Any]) -> Iterator[tuple[str, Refusal]]:
    known = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name, value in said.items():
        if name not in known:
            yield name, Refusal("import_field_unknown", {"field": shown(name)})
        elif refusal := _why(value, known[name].type):
            yield name, refusal
    for name, field in known.items():
        if field.required and name not in said:
            yield "", Refusal("import_value_missing", {"field": name})


def _why(value: Any, kind: Any) -> Refusal | None:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        if isinstance(error.__cause__, Fault):
            return error.__cause__.refusal
        return Refusal("import_value_unfit", {"why": shown(_WHERE.sub("", str(error)))})
    except (Fault, RecursionError, OverflowError) as error:
        unfit = Refusal("import_value_unfit", {"why": shown(error)})
        return error.refusal if isinstance(error, Fault) else unfit
    return None
