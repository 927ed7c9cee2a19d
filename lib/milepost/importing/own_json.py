"""Milepost's own JSON: every value is checked, so that all that is wrong is told at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from milepost.importing.brought import Brought, ByName, Item, Reference
from milepost.importing.faults import Faults, shown
from milepost.importing.json_text import Document, JsonOrigin, Path
from milepost.importing.shelves import PARTS
from milepost.importing.unsound import unsound_fields
from milepost.plan.faults import Fault, Refusal
from milepost.plan.parts import Part
from milepost.plan.plan import Plan

_FACTS: Final = ("title", "vision", "horizon", "calendar", "cadence")
_PEOPLE: Final = ("owner", "person")
_OTHERS: Final = ("milestone", "part", "before", "after", "task", "about", "threatens", "tasks")


def is_own(data: Any) -> bool:
    """Whether JSON is a plan of Milepost's, with or without something around it."""
    plan = _inner(data)[0]
    return isinstance(plan, dict) and "title" in plan and bool(plan.keys() & PARTS.keys())


def from_own_json(document: Document, faults: Faults) -> Brought:
    """The parts of a plan as JSON says them, by id."""
    data, path = _inner(document.data)
    brought = Brought()
    if not isinstance(data, dict):
        faults.add(JsonOrigin(document, path), "", Refusal("import_unknown_kind", {}))
        return brought
    before = faults.count
    plan = {key: value for key, value in data.items() if key != "$schema"}
    _check_facts(plan, JsonOrigin(document, path), faults)
    for shelf in PARTS.keys() & plan.keys():
        _bring_parts(JsonOrigin(document, (*path, shelf)), shelf, plan[shelf], brought, faults)
    if faults.count == before:
        brought.facts = {key: plan[key] for key in _FACTS if key in plan}
        brought.whole = plan
    return brought


def _inner(data: Any) -> tuple[Any, Path]:
    if isinstance(data, dict) and isinstance(data.get("plan"), dict):
        return data["plan"], ("plan",)
    return data, ()


def _check_facts(plan: dict[str, Any], origin: JsonOrigin, faults: Faults) -> None:
    known = {field.name: field for field in msgspec.structs.fields(Plan)}
    for key in plan.keys() - known.keys():
        faults.add(origin, key, Refusal("import_field_unknown", {"field": shown(key)}))
    facts = {key: value for key, value in plan.items() if key not in PARTS and key in known}
    for field, refusal in unsound_fields(Plan, facts):
        faults.add(origin, field, refusal)


def _bring_parts(
    origin: JsonOrigin, shelf: str, parts: Any, brought: Brought, faults: Faults
) -> None:
    brought.shelves.add(shelf)
    if not isinstance(parts, dict):
        given = {"expected": "object", "found": type(parts).__name__}
        faults.add(origin, "", Refusal("import_json_type", given))
        return
    for key, said in parts.items():
        here = origin.inside(key)
        part = _part(PARTS[shelf], key, said, here, faults)
        if part is None:
            brought.broken.add(key)
        else:
            item = Item(shelf, here, _values(part), key=getattr(part, "key", ""), id=part.id)
            brought.items.append(item)


def _part(kind: type[Part], key: str, said: Any, origin: JsonOrigin, faults: Faults) -> Part | None:
    try:
        part = msgspec.convert(said, kind)
    except (msgspec.ValidationError, Fault):
        for field, refusal in unsound_fields(kind, said):
            faults.add(origin, field, refusal)
        return None
    if part.id != key:
        refusal = Refusal("filed_under_other_id", {"key": shown(key), "id": part.id})
        faults.add(origin, "id", refusal)
        return None
    return part


def _values(part: Part) -> dict[str, Any]:
    """The fields of a part, with what names another part as a reference."""
    skipped = ("id", "key")
    return {
        field: _referred(field, getattr(part, field))
        for field in part.__struct_fields__
        if field not in skipped
    }


def _referred(field: str, value: Any) -> Any:
    if field in _PEOPLE and value is not None:
        return ByName(value)
    if field in _OTHERS and value is not None:
        if isinstance(value, tuple):
            return tuple(Reference((each,)) for each in value)
        return Reference((value,))
    return value


def whole_plan(whole: Mapping[str, Any]) -> Plan:
    """The plan that JSON says in full.

    Raises:
        Fault: a reference leads nowhere, or two parts share an id.
    """
    try:
        return msgspec.convert(whole, Plan)
    except msgspec.ValidationError as error:
        if isinstance(error.__cause__, Fault):
            raise error.__cause__ from None
        raise Fault("part_unsound", part="plan", why=str(error)) from None
