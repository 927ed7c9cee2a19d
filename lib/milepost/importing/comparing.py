"""Each part that was read beside the part of the plan that it is, if there is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec
from msgspec.structs import asdict

from milepost.importing.brought import STILL_OPEN, Brought, Item, named
from milepost.importing.faults import Faults
from milepost.importing.resolving import Resolving, shelved
from milepost.importing.shelves import PARTS
from milepost.importing.unsound import unsound_fields
from milepost.plan.circles import in_circles
from milepost.plan.events import MilestoneChanges, TaskChanges
from milepost.plan.faults import Refusal
from milepost.plan.parts import Id, Part
from milepost.plan.plan import Plan

#: What a change may set; the rest a plan keeps by itself: first estimates, promises.
_CHANGEABLE: Final = {
    "milestones": frozenset(MilestoneChanges.__struct_fields__),
    "tasks": frozenset(TaskChanges.__struct_fields__),
}


class Compared(NamedTuple):
    """A part before and after; ``fields`` are those in which the two differ."""

    shelf: str
    before: Part | None
    after: Part
    fields: tuple[str, ...]


class Comparing:
    """Holds what was read against one plan.

    Args:
        plan: the plan.
        brought: what was read; what references could not be followed is noted here.
        faults: what cannot be is added here.
    """

    def __init__(self, plan: Plan, brought: Brought, faults: Faults) -> None:
        self._plan = plan
        self._brought = brought
        self._faults = faults
        self._resolving = Resolving(plan, brought, faults)

    @property
    def referred(self) -> set[Id]:
        """The parts that others were found to speak of."""
        return self._resolving.referred

    def all(self) -> list[Compared]:
        """All parts, shelf by shelf in the order in which they can enter a plan."""
        resolving = self._resolving
        shelves = shelved(self._brought.items)
        links, held = shelves.pop("dependencies"), shelves.pop("assignments")
        numbered = [each for items in shelves.values() for each in resolving.registered(items)]
        compared = [found for each in numbered if (found := self._compare(*each))]
        compared += self._joining("dependencies", links, ("before", "after"))
        compared += self._joining("assignments", held, ("part", "person"))
        compared += [found for each in resolving.made() if (found := self._compare(*each))]
        if resolving.lost:
            lost = named(resolving.lost)
            self._brought.note("links_left", "", parts=lost, count=len(resolving.lost))
        order = {shelf: number for number, shelf in enumerate(PARTS)}
        return sorted(compared, key=lambda each: order[each.shelf])

    def _compare(self, id_: Id, item: Item) -> Compared | None:
        before = getattr(self._plan, item.shelf).get(id_)
        return self._compared(id_, item, before, self._resolving.values(item))

    def _compared(
        self, id_: Id, item: Item, before: Part | None, values: dict[str, Any]
    ) -> Compared | None:
        _settle(item.shelf, before, values)
        if before is None:
            said = {**values, "id": id_}
            if item.key and "key" in PARTS[item.shelf].__struct_fields__:
                said["key"] = item.key
        else:
            changeable = _CHANGEABLE.get(item.shelf, values.keys())
            new = {
                field: value
                for field, value in values.items()
                if field in changeable and getattr(before, field) != value
            }
            if not new:
                return Compared(item.shelf, before, before, ())
            said = {**_fields(before), **new}
        after = self._built(item, said)
        if after is None:
            return None
        return Compared(item.shelf, before, after, _differing(before, after, values))

    def _built(self, item: Item, said: dict[str, Any]) -> Part | None:
        kind = PARTS[item.shelf]
        try:
            return msgspec.convert(said, kind)
        except (msgspec.ValidationError, ValueError, OverflowError):
            told = self._faults.are_told_of(item.origin)
            for field, refusal in () if told else unsound_fields(kind, said):
                self._faults.add(item.origin, field, refusal)
            return None

    # Parts that join two others, and are known by them

    def _joining(self, shelf: str, items: list[Item], ends: tuple[str, str]) -> Iterator[Compared]:
        standing: dict[tuple[Id, Id], Part] = {
            (getattr(part, ends[0]), getattr(part, ends[1])): part
            for part in getattr(self._plan, shelf).values()
        }
        origins: dict[tuple[Id, Id], Item] = {}
        for item in items:
            values = self._resolving.values(item)
            first, second = values.get(ends[0]), values.get(ends[1])
            pair = str(first), str(second)
            if first is None or second is None or pair in origins:
                continue
            origins[pair] = item
            before = getattr(self._plan, shelf).get(item.id) or standing.get(pair)
            id_ = before.id if before else item.id or self._new_id(shelf, pair)
            if found := self._compared(id_, item, before, values):
                yield found
        if shelf == "dependencies":
            self._check_circles({*standing, *origins}, origins)

    def _new_id(self, shelf: str, pair: tuple[Id, Id]) -> Id:
        return self._resolving.new_id(shelf, "-".join(pair))

    def _check_circles(self, pairs: set[tuple[Id, Id]], origins: dict[tuple[Id, Id], Item]) -> None:
        for pair in sorted(in_circles(pairs) & origins.keys()):
            refusal = Refusal("link_circle", {"circle": " → ".join(pair)})
            self._faults.add(origins[pair].origin, "depends_on", refusal)


def _fields(part: Part) -> dict[str, Any]:
    return {field: getattr(part, field) for field in part.__struct_fields__}


def _differing(before: Part | None, after: Part, values: dict[str, Any]) -> tuple[str, ...]:
    if before is None:
        return ()
    return tuple(each for each in values if getattr(before, each) != getattr(after, each))


def _settle(shelf: str, before: Any, values: dict[str, Any]) -> None:
    """Let what a file says of a status stand beside what the plan knows already."""
    if shelf == "risks" and isinstance(values.get("now"), dict):
        known = asdict(before.now) if before else {}
        values["now"] = {**known, **values["now"]}
    if shelf not in ("milestones", "tasks") or "status" not in values:
        return
    status = values["status"]
    if status == STILL_OPEN or (shelf == "milestones" and status in ("open", "started")):
        if before is not None and before.is_open:
            values["status"] = before.status
        elif shelf == "tasks":
            values["status"] = "open"
        else:
            values["status"] = "proposed" if before is None else "committed"
    elif status == "done" and before is not None and not values.get("done_on"):
        values["done_on"] = before.done_on
