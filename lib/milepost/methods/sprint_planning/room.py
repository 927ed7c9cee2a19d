"""How much fits into sprints, and what is asked of a choice: the question without its answer."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from milepost.methods.sprint_planning.items import Item

__all__ = ["Choice", "GoalRule", "Question", "Room", "selectable", "units", "within_reach"]

#: Which sprint each chosen item is in, counted from 0.
Choice = dict[str, int]

#: Sizes are counted in hundredths, so that sums are exact.
_FINE = 100


class GoalRule(StrEnum):
    """Whether what serves the goal comes first within its class, or must be in the sprint."""

    PREFERRED = "preferred"
    REQUIRED = "required"


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """What one sprint holds: ``load`` in the team's unit, and the days of each person, by id.

    ``names`` tell how people are called; who has none is called by the id.
    """

    load: float
    days: Mapping[str, float] = msgspec.field(default_factory=dict)
    names: Mapping[str, str] = msgspec.field(default_factory=dict)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Items that can be chosen, one room for each sprint, and what is fixed already."""

    items: tuple[Item, ...]
    rooms: tuple[Room, ...]
    fixed: frozenset[str] = frozenset()

    def limits(self) -> Iterable[tuple[int, list[tuple[Item, int]], int]]:
        """Every limit: the sprint, items with the units they take, and the units there are."""
        for sprint, room in enumerate(self.rooms):
            yield sprint, [(each, units(each.size)) for each in self.items], _floor(room.load)
            for person, days in room.days.items():
                own = [each for each in self.items if each.owner == person and each.days]
                if own:
                    yield sprint, [(each, units(each.days)) for each in own], _floor(days)

    def fits(self, choice: Choice) -> bool:
        """Whether a choice keeps every limit and every wait."""
        kept = all(
            sum(size for each, size in sizes if choice.get(each.id) == sprint) <= limit
            for sprint, sizes, limit in self.limits()
        )
        return kept and all(_waited(each, choice) for each in self.items if each.id in choice)

    def is_kept_by(self, choice: Choice) -> bool:
        """Whether all that is fixed is in the first sprint of a choice."""
        return all(choice.get(each) == 0 for each in self.fixed)


def within_reach(question: Question) -> Question:
    """The question without items that, with all they wait for, exceed all rooms together."""
    total = sum(_floor(room.load) for room in question.rooms)
    items = {each.id: each for each in question.items}
    kept = [each for each in question.items if _together(each, items, total) <= total]
    return msgspec.structs.replace(question, items=tuple(kept))


def _together(item: Item, items: Mapping[str, Item], enough: int) -> int:
    """The size of an item and all it waits for; whatever is more than ``enough`` is left out."""
    size, waiting, seen = 0, [item.id], {item.id}
    while waiting and size <= enough:
        each = items[waiting.pop()]
        size += units(each.size)
        more = {key for key, _ in each.waits_for} - seen
        seen |= more
        waiting += more
    return size


def units(amount: float | None) -> int:
    """An amount in hundredths, rounded up."""
    return math.ceil(round((amount or 0.0) * _FINE, 6))


def _floor(amount: float) -> int:
    return math.floor(round(max(amount, 0.0) * _FINE, 6))


def _waited(item: Item, choice: Choice) -> bool:
    return choice[item.id] >= item.first and all(
        before in choice and choice[before] + gap <= choice[item.id]
        for before, gap in item.waits_for
    )


def selectable(items: Sequence[Item]) -> list[Item]:
    """The items that can be chosen: ready, and all they wait for can be chosen too."""
    kept = {each.id: each for each in items if each.is_ready}
    while True:
        stuck = [
            key
            for key, each in kept.items()
            if any(before not in kept for before, _ in each.waits_for)
        ]
        if not stuck:
            return list(kept.values())
        for key in stuck:
            del kept[key]
