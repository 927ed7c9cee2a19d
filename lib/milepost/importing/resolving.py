"""From names to ids: which part each thing that was read is, and which it speaks of."""

from __future__ import annotations

from typing import Any

from milepost.importing.brought import Brought, ByName, Item, Reference
from milepost.importing.faults import Faults, shown
from milepost.importing.known import Known, is_id
from milepost.importing.shelves import PARTS, TITLES
from milepost.plan.faults import Refusal
from milepost.plan.parts import Id
from milepost.plan.plan import Plan

#: The shelves that a field can refer to.
_WORK = ("milestones", "tasks")
_AMONG = {
    "milestone": ("milestones",),
    "task": ("tasks",),
    "tasks": ("tasks",),
    "about": (*_WORK, "risks"),
}

#: Shelves whose parts share one space of ids, as all of them can hang as cards.
_CARDS = ("milestones", "tasks", "risks", "actions")


class Resolving:
    """Gives every item its id, and turns what it refers to into ids.

    Args:
        plan: the plan that all of it would enter.
        brought: what was read; what needs telling is noted here.
        faults: what cannot be followed is added here.
    """

    def __init__(self, plan: Plan, brought: Brought, faults: Faults) -> None:
        self._plan = plan
        self._brought = brought
        self._faults = faults
        self._known = Known(plan)
        self._items: dict[tuple[str, Id], Item] = {}
        self._made: list[tuple[Id, Item]] = []
        self.lost: set[str] = set()
        self.referred: set[Id] = set()

    def registered(self, items: list[Item]) -> list[tuple[Id, Item]]:
        """The items with their ids; those that are told twice come once."""
        return [(id_, item) for item in items if (id_ := self._register(item)) is not None]

    def made(self) -> list[tuple[Id, Item]]:
        """People and milestones that only others named."""
        return self._made

    def new_id(self, shelf: str, key: str) -> Id:
        """An id for a part that joins others."""
        id_ = self._known.new_id(shelf, key)
        self._known.add(shelf, id_)
        return id_

    def _register(self, item: Item) -> Id | None:
        if item.id and not is_id(item.id):
            self._faults.add(item.origin, "id", Refusal("import_no_id", {"id": shown(item.id)}))
            return None
        title = str(item.values.get(TITLES.get(item.shelf, ""), "") or "")
        id_ = item.id or self._stands(item, title)
        if id_ is None:
            id_ = self._known.new_id(item.shelf, item.key or title)
        elif not self._is_free(item, id_):
            return None
        self._items[item.shelf, id_] = item
        self._known.add(item.shelf, id_, item.key, title)
        return id_

    def _stands(self, item: Item, title: str) -> Id | None:
        """The id of the part that an item without one is."""
        if item.shelf == "people":
            return self._known.person(title)
        found = self._known.keyed(item.key) if item.key else None
        return found[1] if found else None

    def _is_free(self, item: Item, id_: Id) -> bool:
        """Whether no other item is this part, and it is of the right kind."""
        first = self._items.get((item.shelf, id_))
        if first is not None:
            if item.shelf == "milestones" and first.origin.file != item.origin.file:
                first.values |= item.values
                return False
            self._twice(item, item.key or id_, first)
            return False
        other = next((each for each in _CARDS if self._is_on(each, id_, item.shelf)), "")
        if other and item.shelf in _CARDS:
            if item.id:
                refusal = Refusal("id_of_two_parts", {"id": id_})
                self._faults.add(item.origin, "id", refusal)
            else:
                self._brought.note("kind_kept", item.origin.file, key=shown(item.key))
            return False
        return True

    def _is_on(self, shelf: str, id_: Id, own: str) -> bool:
        return shelf != own and (id_ in getattr(self._plan, shelf) or (shelf, id_) in self._items)

    def _twice(self, item: Item, key: str, first: Item) -> None:
        line = first.origin.place("").line
        refusal = Refusal("import_key_twice", {"key": shown(key), "line": line})
        self._faults.add(item.origin, "key", refusal)

    # What items speak of

    def values(self, item: Item) -> dict[str, Any]:
        """The fields of an item, with ids for names."""
        return {field: self._value(item, field, value) for field, value in item.values.items()}

    def _value(self, item: Item, field: str, value: Any) -> Any:
        match value:
            case ByName(name):
                return self._person(item, name)
            case Reference():
                return self.part(item, field, value)
            case tuple() if value and isinstance(value[0], Reference):
                found = (self.part(item, field, each) for each in value)
                return tuple(dict.fromkeys(filter(None, found)))
        return value

    def _person(self, item: Item, name: str) -> Id:
        known = self._known.person(name)
        return known or self._make(Item("people", item.origin, {"name": name}), name, "")

    def part(self, item: Item, field: str, wanted: Reference) -> Id | None:
        """The id of the part that a reference means.

        One that cannot be found is added to the faults, or, where the reference is loose, to
        ``lost``.
        """
        among = _AMONG.get(field, _WORK)
        if found := self._known.part(wanted.names, among):
            self.referred.add(found)
            return found
        if self._brought.broken.intersection(wanted.names):
            return None
        if wanted.make:
            made = Item("milestones", item.origin, {"title": wanted.title}, wanted.make)
            return self._make(made, wanted.title, wanted.make)
        if wanted.loose:
            self.lost.add(wanted.names[-1])
        else:
            name = {"name": shown(wanted.names[-1])}
            self._faults.add(item.origin, field, Refusal("import_part_unknown", name))
        return None

    def _make(self, item: Item, title: str, key: str) -> Id:
        id_ = self._known.new_id(item.shelf, key or title)
        self._known.add(item.shelf, id_, key, title)
        self._made.append((id_, item))
        return id_


def shelved(items: list[Item]) -> dict[str, list[Item]]:
    """Items by shelf, in the order in which an import fills them."""
    shelves: dict[str, list[Item]] = {shelf: [] for shelf in PARTS}
    for item in items:
        shelves[item.shelf].append(item)
    return shelves
