"""A choice at once: item by item in order of rank, each with what it waits for, if that fits."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.sprint_planning.items import Item
from milepost.methods.sprint_planning.room import Choice, Question

__all__ = ["in_order"]


def in_order(question: Question) -> Choice:
    """The items that come first by class, goal and worth for their size, as long as they fit.

    What an item waits for comes with it, whatever its class. What is fixed is in sprint 0.
    """
    found = _Filling(question)
    for sprint in range(len(question.rooms)):
        for item in found.order:
            found.place(item, sprint)
    return found.choice


class _Filling:
    """Rooms that are being filled."""

    def __init__(self, question: Question) -> None:
        self._items = {each.id: each for each in question.items}
        self._limits = list(question.limits())
        self._free = [limit for _, _, limit in self._limits]
        self._takes: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for place, (sprint, sizes, _) in enumerate(self._limits):
            for each, size in sizes:
                self._takes.setdefault((each.id, sprint), []).append((place, size))
        self.choice: Choice = {}
        fixed = question.fixed
        self.order = sorted(question.items, key=lambda each: (each.id not in fixed, *_key(each)))

    def place(self, item: Item, sprint: int) -> None:
        """Put an item and all it waits for into a sprint, if they fit."""
        together, taken = [], dict.fromkeys(range(len(self._free)), 0)
        for each in () if item.id in self.choice else self._with_what_it_waits_for(item):
            for place, size in self._takes[each.id, sprint]:
                taken[place] += size
                if taken[place] > self._free[place]:
                    return
            if not self._may_start(each, sprint):
                return
            together.append(each.id)
        self._free = [free - taken[place] for place, free in enumerate(self._free)]
        self.choice.update(dict.fromkeys(together, sprint))

    def _with_what_it_waits_for(self, item: Item) -> Iterator[Item]:
        waiting, seen = [item.id], {item.id}
        while waiting:
            each = self._items[waiting.pop()]
            yield each
            more = {key for key, _ in each.waits_for} - seen - self.choice.keys()
            seen |= more
            waiting += sorted(more)

    def _may_start(self, item: Item, sprint: int) -> bool:
        return item.first <= sprint and all(
            self.choice.get(before, sprint) + gap <= sprint for before, gap in item.waits_for
        )


def _key(item: Item) -> tuple[int, bool, float]:
    return (*item.rank, -item.worth / (item.size or 0.01))
