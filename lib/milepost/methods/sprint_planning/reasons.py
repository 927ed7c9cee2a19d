"""Why an item is in no sprint, in a word and the names it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from milepost.methods.prioritization.classes import class_words
from milepost.methods.saying import said
from milepost.methods.sprint_planning.items import Item
from milepost.methods.sprint_planning.room import Choice, Room, selectable, units
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Reason", "Reasons", "describe_reason"]


class Reason(StrEnum):
    """Why an item is left."""

    NOT_SIZED = "not_sized"
    BLOCKED = "blocked"
    WAITS = "waits"
    LATER = "later"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    PERSON_FULL = "person_full"
    LOWER_CLASS = "lower_class"
    OVER_CAPACITY = "over_capacity"


#: Of many, so many are named.
_NAMED = 2

Because = tuple[Reason, tuple[str, ...]]


class Reasons:
    """Why items are left, once it is known what is chosen.

    Args:
        items: all of them.
        room: that of the sprint, or of several the most that any of them holds.
        chosen: what is in.
    """

    def __init__(self, items: Sequence[Item], room: Room, chosen: Choice) -> None:
        self._titles = {each.id: each.title for each in items}
        self._able = {each.id for each in selectable(items)}
        self._room = room
        self._in = [each for each in items if each.id in chosen]
        self._keys = chosen.keys()

    def in_one_sprint(self, item: Item) -> Because:
        """Why it is not in the one sprint that was filled."""
        if item.is_ready and item.first:
            return Reason.LATER, ()
        waits = self._waits(item, apart=True)
        never = any(gap or key not in self._able for key, gap in item.waits_for)
        return (
            self._by_itself(item)
            or (waits if never else None)
            or self._of_owner(item)
            or waits
            or self._of_class(item)
        )

    def in_several(self, item: Item) -> Because:
        """Why it is in none of several sprints."""
        found = self._by_itself(item) or self._waits(item, apart=False)
        return found or (Reason.OVER_CAPACITY, ())

    def _by_itself(self, item: Item) -> Because | None:
        """What would keep it out of an empty sprint."""
        if item.size is None:
            return Reason.NOT_SIZED, ()
        if item.blocked_by:
            return Reason.BLOCKED, item.blocked_by
        if units(item.size) > units(self._room.load):
            return Reason.TOO_LARGE, ()
        days = self._room.days.get(item.owner or "")
        too_long = days is not None and units(item.days) > units(days)
        return (Reason.TOO_LONG, (self._owner(item),)) if too_long else None

    def _waits(self, item: Item, *, apart: bool) -> Because | None:
        """What it waits for that is not in, or, if ``apart``, lies a sprint or more before it."""
        missing = [
            self._titles.get(key, key)
            for key, gap in item.waits_for
            if key not in self._keys or (apart and gap)
        ]
        return (Reason.WAITS, tuple(missing)) if missing else None

    def _of_owner(self, item: Item) -> Because | None:
        days = self._room.days.get(item.owner or "")
        if days is None:
            return None
        taken = sum(units(each.days) for each in self._in if each.owner == item.owner)
        full = taken + units(item.days) > units(days)
        return (Reason.PERSON_FULL, (self._owner(item),)) if full else None

    def _owner(self, item: Item) -> str:
        owner = item.owner or ""
        return self._room.names.get(owner, owner)

    def _of_class(self, item: Item) -> Because:
        """The higher class that takes its room, if it would fit without one."""
        higher = [each for each in self._in if each.rank[0] < item.rank[0]]
        taken = sum(units(each.size) for each in self._in)
        above = sum(units(each.size) for each in higher)
        limit = max(units(self._room.load), taken)
        if taken - above + units(item.size) > limit or not higher:
            return Reason.OVER_CAPACITY, ()
        return Reason.LOWER_CLASS, (str(min(higher, key=lambda each: each.rank).moscow),)


def describe_reason(row: Mapping[Any, Any], language: str = DEFAULT_LANGUAGE) -> str:
    """Why the item of a row is left, in a few words; empty if it is not."""
    if row["reason"] is None:
        return ""
    parts = list(row["because"])
    if row["reason"] == Reason.LOWER_CLASS:
        parts = [class_words(each, language) for each in parts]
    if len(parts) > _NAMED + 1:
        rest = said("method.sprint_planning.reason.more", language, count=len(parts) - _NAMED)
        parts = [*parts[:_NAMED], rest]
    return said(f"method.sprint_planning.reason.{row['reason']}", language, parts=parts)
