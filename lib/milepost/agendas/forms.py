"""The forms of a workshop: which steps, in which order, for how many minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect

from milepost.agendas.faults import Finding, Path
from milepost.agendas.shape import (
    fields_of,
    missing_findings,
    table_findings,
    value_findings,
)
from milepost.agendas.showing import nearest, shown, shown_key
from milepost.agendas.steps import Table, build, outline, said_findings, settings
from milepost.agendas.workshop import Form
from milepost.plan.agenda import Agenda, Count, Setting, Source, Step, agenda_faults
from milepost.plan.faults import Fault, Refusal

SHORTEST, LONGEST = 5, 480


class FormTable(Setting, frozen=True, kw_only=True):
    """A form as a file writes it: ``steps`` are pairs of a step's key and its minutes."""

    about: str
    steps: tuple[Any, ...]
    changes: dict[str, Any] = msgspec.field(default_factory=dict)


_FIELDS = fields_of(FormTable)
_COUNT = inspect.type_info(Count)
_TABLE = _FIELDS["changes"].type


class FormReader:
    """Reads one ``[forms.N]`` against the steps there are."""

    def __init__(self, name: str, table: Table, library: dict[str, Table]) -> None:
        self._name = name
        self._path: Path = ("forms", name)
        self._table = table
        self._library = library

    def findings(self) -> Iterator[Finding]:
        """All that is wrong with the form."""
        yield from table_findings(self._table, _FIELDS, self._path)
        yield from missing_findings(self._table, _FIELDS, self._path)
        for index, item in enumerate(self._items):
            yield from self._item_findings(item, (*self._path, "steps", index))
        yield from self._length_findings()
        yield from self._change_findings()
        yield from self._order_findings()

    def form(self, workshop: str, title: str) -> Form:
        """The form, once nothing is wrong with it."""
        steps = tuple(build(key, minutes, self._whole(key)) for key, minutes in self._items)
        agenda = Agenda(workshop=workshop, title=title, steps=steps)
        return Form(about=self._table["about"], agenda=agenda)

    @property
    def _items(self) -> list[Any]:
        items = self._table.get("steps")
        return items if isinstance(items, list) else []

    @property
    def _changes(self) -> Table:
        changes = self._table.get("changes")
        return changes if isinstance(changes, dict) else {}

    def _whole(self, key: str) -> Table:
        changes = self._changes.get(key)
        return {**self._library[key], **(changes if isinstance(changes, dict) else {})}

    def _item_findings(self, item: Any, path: Path) -> Iterator[Finding]:
        if not _is_pair(item):
            yield Finding(path, Refusal("agenda_form_item", {"value": shown(item)}))
            return
        key, minutes = item
        if key not in self._library:
            yield Finding(path, _step_unknown(key, list(self._library)))
        yield from value_findings(minutes, _COUNT, (*path, "minutes"))

    def _length_findings(self) -> Iterator[Finding]:
        if not _is_length(self._name):
            fields = {"form": shown_key(self._name), "low": SHORTEST, "high": LONGEST}
            yield Finding(self._path, Refusal("agenda_form_length", fields))
        elif self._items and all(_is_pair(item) and _is_count(item[1]) for item in self._items):
            total = sum(minutes for _, minutes in self._items)
            if total != int(self._name):
                fields = {"form": self._name, "total": total}
                yield Finding((*self._path, "steps"), Refusal("agenda_minutes", fields))

    def _change_findings(self) -> Iterator[Finding]:
        used = {item[0] for item in self._items if _is_pair(item)}
        for key, change in self._changes.items():
            path = (*self._path, "changes", key)
            if key not in used or key not in self._library:
                fields = {"key": shown_key(key), "form": shown_key(self._name)}
                yield Finding(path, Refusal("agenda_change_unused", fields))
            elif not isinstance(change, dict):
                yield from value_findings(change, _TABLE, path)
            else:
                yield from self._changed_findings(key, change, path)

    def _changed_findings(self, key: str, change: Table, path: Path) -> Iterator[Finding]:
        if "activity" in change:
            refusal = Refusal("agenda_change_of_activity", {"key": shown_key(key)})
            yield Finding((*path, "activity"), refusal)
        step = self._library[key]
        said = {name: value for name, value in change.items() if name != "activity"}
        yield from said_findings(said, step, settings(step.get("activity")), path)

    def _order_findings(self) -> Iterator[Finding]:
        """What is wrong between steps; a misspelt step counts as the one that was meant."""
        meant = [self._meant(item) for item in self._items]
        outlines = tuple(outline(key, self._whole(key)) for key in meant if key)
        for fault in (*_reserved(outlines), *agenda_faults(outlines)):
            key = fault.refusal.fields["key"]
            last = max(index for index, each in enumerate(meant) if each == key)
            fields = {name: shown_key(value) for name, value in fault.refusal.fields.items()}
            yield Finding((*self._path, "steps", last), Refusal(fault.refusal.code, fields))

    def _meant(self, item: Any) -> str | None:
        key = item[0] if _is_pair(item) else ""
        return key if key in self._library else nearest(key, list(self._library))


def _reserved(steps: tuple[Step, ...]) -> Iterator[Fault]:
    """The steps that are called as parts of the plan are; old logs hold some, new files may not."""
    keys = (step.key for step in steps)
    return (Fault("step_key_reserved", key=key) for key in keys if key in frozenset(Source))


def _step_unknown(key: str, known: list[str]) -> Refusal:
    if meant := nearest(key, known):
        return Refusal("agenda_step_misspelt", {"key": shown_key(key), "near": meant})
    names = ", ".join(map(shown_key, known))
    return Refusal("agenda_step_unknown", {"key": shown_key(key), "known": names})


def _is_pair(item: Any) -> bool:
    return isinstance(item, list) and len(item) == 2 and isinstance(item[0], str)


def _is_count(minutes: Any) -> bool:
    return isinstance(minutes, int) and not isinstance(minutes, bool)


def _is_length(name: str) -> bool:
    return name in map(str, range(SHORTEST, LONGEST + 1))
