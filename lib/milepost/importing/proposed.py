"""What would change if all that was read entered a plan: nothing does until it is asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec

from milepost.importing.brought import Brought, Note
from milepost.importing.comparing import Compared, Comparing
from milepost.importing.entering import event_of
from milepost.importing.faults import shown
from milepost.importing.known import title_of
from milepost.importing.shelves import PARTS, TITLES
from milepost.plan import events
from milepost.plan.part_fields import said
from milepost.plan.plan import Plan
from milepost.plan.work import Assignment, Dependency


class What(StrEnum):
    """What becomes of a part."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"


class FieldChange(NamedTuple):
    """A field of a part: what stands there, and what would."""

    field: str
    was: str
    becomes: str


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of one part. What is gone from where it was from is kept in the plan."""

    what: What
    shelf: str
    id: str
    title: str
    key: str = ""
    fields: tuple[FieldChange, ...] = ()


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """All that would change.

    Attributes:
        source: the names of the files.
        changes: what becomes of each part, by shelf and in the order of the files.
        events: what the plan would be told; empty where nothing changes.
        notes: what people should know about it.
        facts: changes of the plan's own fields.
        whole: the whole plan, where a file holds one; for a plan that is begun with it.
    """

    source: str
    changes: tuple[Change, ...]
    events: tuple[events.ImportedEvent, ...]
    notes: tuple[Note, ...] = ()
    facts: tuple[FieldChange, ...] = ()
    whole: Any = None

    def counts(self) -> dict[str, dict[str, int]]:
        """How many parts are new, changed, the same and gone, by shelf."""
        found = Counter((change.shelf, change.what) for change in self.changes)
        shelves = dict.fromkeys(change.shelf for change in self.changes)
        return {
            shelf: {what.value: found[shelf, what] for what in What if found[shelf, what]}
            for shelf in shelves
        }

    def told(self) -> dict[str, Any]:
        """The proposal as a record: counts, changes with their fields, notes."""
        return {
            "source": self.source,
            "counts": self.counts(),
            "facts": [each._asdict() for each in self.facts],
            "changes": [_told(each) for each in self.changes if each.what is not What.SAME],
            "notes": [note.say() for note in self.notes],
        }


def _told(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = msgspec.to_builtins(change)
    told["fields"] = [each._asdict() for each in change.fields]
    return {key: value for key, value in told.items() if value}


def propose(plan: Plan, brought: Brought) -> Proposal:
    """Hold what was read against ``plan``.

    Args:
        plan: the plan that it would enter.
        brought: what the files say.

    Raises:
        ImportFaults: something is wrong; all of it is told.
    """
    comparing = Comparing(plan, brought, brought.faults)
    compared = comparing.all()
    brought.faults.refuse()
    seen = comparing.referred | {each.after.id for each in compared}
    facts = _facts(plan, brought)
    entering = tuple(event for each in compared if (event := event_of(each)))
    return Proposal(
        source=", ".join(map(shown, brought.files)),
        changes=(*_changes(plan, compared), *_gone(plan, brought, seen)),
        events=(facts, *entering) if facts else entering,
        notes=tuple(brought.notes),
        facts=_fact_changes(plan, facts),
        whole=brought.whole,
    )


def _changes(plan: Plan, compared: list[Compared]) -> Iterator[Change]:
    titles = {
        part.id: title_of(shelf, part) for shelf in TITLES for part in getattr(plan, shelf).values()
    }
    titles |= {each.after.id: title_of(each.shelf, each.after) for each in compared}
    for each in compared:
        yield _change(each, _title(each, titles))


def _title(compared: Compared, titles: dict[str, str]) -> str:
    """What a part is known by; of one that joins two others, what those are."""
    match compared.after:
        case Dependency(before=first, after=second):
            return f"{titles.get(first, first)} → {titles.get(second, second)}"
        case Assignment(part=part, person=person):
            return f"{titles.get(part, part)}: {titles.get(person, person)}"
    return title_of(compared.shelf, compared.after)


def _change(compared: Compared, title: str) -> Change:
    before, after = compared.before, compared.after
    known = What.CHANGED if compared.fields else What.SAME
    fields = (
        FieldChange(each, _shown(getattr(before, each)), _shown(getattr(after, each)))
        for each in compared.fields
    )
    return Change(
        what=What.NEW if before is None else known,
        shelf=compared.shelf,
        id=after.id,
        title=title,
        key=getattr(after, "key", ""),
        fields=tuple(fields),
    )


def _gone(plan: Plan, brought: Brought, seen: set[str]) -> Iterator[Change]:
    """Parts that are from the same place, and are there no longer."""
    scopes = tuple(brought.scopes)
    for shelf in PARTS:
        for part in getattr(plan, shelf).values():
            key = getattr(part, "key", "")
            expected = shelf in brought.shelves or bool(scopes and key.startswith(scopes))
            if expected and part.id not in seen:
                title = title_of(shelf, part)
                yield Change(what=What.GONE, shelf=shelf, id=part.id, title=title, key=key)


def _facts(plan: Plan, brought: Brought) -> events.PlanEdited | None:
    said_ = msgspec.convert(brought.facts, events.PlanChanges)
    new = {
        name: value
        for name in said_.__struct_fields__
        if (value := getattr(said_, name)) is not msgspec.UNSET and value != getattr(plan, name)
    }
    return events.PlanEdited(changes=events.PlanChanges(**new)) if new else None


def _fact_changes(plan: Plan, facts: events.PlanEdited | None) -> tuple[FieldChange, ...]:
    if facts is None:
        return ()
    return tuple(
        FieldChange(name, _shown(getattr(plan, name)), _shown(value))
        for name in facts.changes.__struct_fields__
        if (value := getattr(facts.changes, name)) is not msgspec.UNSET
    )


def _shown(value: Any) -> str:
    """A value as people would type it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value))
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.asdict(value)
        return ", ".join(f"{key} {_shown(each)}" for key, each in fields.items() if each)
    return said(value)
