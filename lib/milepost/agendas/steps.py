"""The steps that a workshop's forms draw on: tables of texts, an activity and its settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

import msgspec
from msgspec import inspect

from milepost.agendas.faults import Finding, Path
from milepost.agendas.shape import (
    Fields,
    fields_of,
    missing_findings,
    table_findings,
    value_findings,
)
from milepost.plan.agenda import (
    PLAN_FIELDS,
    Activity,
    Collect,
    Commit,
    FieldKind,
    Group,
    Inform,
    Key,
    Select,
    Step,
)
from milepost.plan.faults import Refusal

Table = Mapping[str, Any]

#: The advisers that a step of refining may ask, each a module of ``milepost.methods``.
ADVISERS = ("smart_goals",)

_ACTIVITIES: dict[Any, Fields] = {
    activity.__struct_config__.tag: fields_of(activity) for activity in get_args(Activity)
}
_TEXTS = {
    name: field
    for name, field in fields_of(Step).items()
    if name not in {"key", "minutes", "activity"}
}
_KEY = inspect.type_info(Key)
_TABLE = inspect.type_info(dict[str, Any])


class Library:
    """All steps of a file as tables, with what they take from each other filled in."""

    def __init__(self, tables: Table) -> None:
        self.findings: list[Finding] = []
        self.tables: dict[str, Table] = {}
        for key, table in tables.items():
            self.findings += value_findings(key, _KEY, ("steps", key))
            self.findings += self._add(key, table)

    def _add(self, key: str, own: Any) -> Iterator[Finding]:
        path = ("steps", key)
        self.tables[key], above = {}, dict(self.tables)
        if not isinstance(own, dict):
            yield from value_findings(own, _TABLE, path)
            return
        like = own.get("like")
        model = above.get(like) if isinstance(like, str) else None
        whole = {**(model or {}), **own}
        fields = {**settings(whole.get("activity")), "like": _choice("like", tuple(above))}
        yield from said_findings(own, whole, fields, path)
        if model is not None or like is None:
            yield from missing_findings(whole, fields, path)
        self.tables[key] = {name: value for name, value in whole.items() if name != "like"}


def settings(activity: Any) -> Fields:
    """What a step with that activity may say; only what any step may, if there is none such."""
    known = _ACTIVITIES.get(activity, {}) if isinstance(activity, str) else {}
    fields = {**_TEXTS, **known, "activity": _choice("activity", tuple(_ACTIVITIES), required=True)}
    if "adviser" in fields:
        fields["adviser"] = _choice("adviser", ADVISERS)
    return fields


def said_findings(own: Table, whole: Table, fields: Fields, path: Path) -> Iterator[Finding]:
    """What is wrong with what a step says itself, as far as its activity lets that be known."""
    if whole.get("activity") not in list(_ACTIVITIES):
        own = {key: value for key, value in own.items() if key in fields}
    yield from table_findings(own, fields, path)
    if whole.get("activity") == "refine":
        yield from _kind_findings(own.get("fields"), (*path, "fields"))


def _kind_findings(fields: Any, path: Path) -> Iterator[Finding]:
    """The fields that the plan knows, and knows as something else than what the room refines."""
    listed = fields if isinstance(fields, list) else []
    for index, field in enumerate(each if isinstance(each, dict) else {} for each in listed):
        key, kind = field.get("key"), field.get("kind", FieldKind.TEXT.value)
        wanted = PLAN_FIELDS.get(key, ()) if isinstance(key, str) else ()
        if wanted and kind in list(FieldKind) and kind not in wanted:
            told = {"key": key, "kind": kind, "wanted": wanted[0].value}
            yield Finding((*path, index), Refusal("field_kind", told))


def outline(key: str, table: Table) -> Step:
    """What other steps need to know of a step, sound or not: has it cards, and whose."""
    return Step(key=key, title=key, minutes=1, activity=_outlined(table))


def _outlined(table: Table) -> Activity:
    of, days, goal = (_named(table, name) for name in ("of", "days", "goal"))
    match table.get("activity"):
        case "inform":
            return Inform()
        case "feedback" if not of:
            return Inform()
        case "select" if of:
            return Select(of=of, days=days)
        case "commit" if of:
            return Commit(of=of, goal=goal)
        case _:
            return Group(of=of) if of else Collect(prompt="")


def _named(table: Table, name: str) -> str:
    """The step that a setting names; nothing where it could be the name of none."""
    value = table.get(name)
    names_step = not any(value_findings(value, _KEY, (name,)))
    return value if isinstance(value, str) and names_step else ""


def build(key: str, minutes: int, table: Table) -> Step:
    """A step from its table, once nothing is wrong with it."""
    texts = {name: value for name, value in table.items() if name in _TEXTS}
    activity = {name: value for name, value in table.items() if name not in _TEXTS}
    activity["type"] = activity.pop("activity")
    whole = {**texts, "key": key, "minutes": minutes, "activity": activity}
    return msgspec.convert(whole, Step)


def _choice(name: str, values: tuple[str, ...], *, required: bool = False) -> inspect.Field:
    return inspect.Field(name, name, inspect.LiteralType(values), required=required)
