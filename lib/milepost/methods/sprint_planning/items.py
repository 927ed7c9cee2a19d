"""The backlog as items that can be chosen for a sprint, or cannot, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pandas as pd

from milepost.methods.frames import MOST, is_missing, require
from milepost.plan.faults import Fault
from milepost.plan.parts import MoSCoW

__all__ = ["CLASSES", "Item", "items_of"]

#: The classes from first to last; who has none waits until somebody gives it one.
CLASSES: tuple[str | None, ...] = (MoSCoW.MUST, MoSCoW.SHOULD, MoSCoW.COULD, None)
_NEEDED = ("id", "title", "size")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """Work to choose.

    ``size`` is in the team's unit, None if nobody has sized it; ``days`` are its owner's.
    ``worth`` counts within its class. ``waits_for`` are items, each with the least number of
    sprints between: 0 is with it or after it. ``blocked_by`` names what is no item. ``first`` is
    the first sprint, from 0, that it may be in.
    """

    id: str
    title: str
    size: float | None = None
    days: float | None = None
    owner: str | None = None
    moscow: str | None = None
    goal: bool = False
    worth: float = 0.0
    waits_for: tuple[tuple[str, int], ...] = ()
    blocked_by: tuple[str, ...] = ()
    first: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether it can be chosen at all."""
        return self.size is not None and not self.blocked_by

    @property
    def rank(self) -> tuple[int, bool]:
        """Its class, and within it what serves the goal first."""
        return CLASSES.index(self.moscow if self.moscow in CLASSES else None), not self.goal


def items_of(frame: pd.DataFrame) -> list[Item]:
    """The rows of a backlog as items; columns that are missing count as unknown.

    Raises:
        Fault: ``id``, ``title`` or ``size`` is missing, an id comes twice, or a size, the days
            or the worth of an item is negative or no number.
    """
    require(frame, *_NEEDED)
    items = [_item(row) for row in frame.to_dict("records")]
    twice = [key for key, count in Counter(each.id for each in items).items() if count > 1]
    if twice:
        raise Fault("item_twice", id=twice[0])
    return items


def _item(row: Mapping[Any, Any]) -> Item:
    size, days, worth = (_number(row, each) for each in ("size", "days", "worth"))
    return Item(
        id=str(row["id"]),
        title=str(row["title"]),
        size=size,
        days=days,
        owner=_known(row, "owner"),
        moscow=_known(row, "moscow"),
        goal=bool(_known(row, "goal")),
        worth=size or 0.0 if worth is None else worth,
        waits_for=tuple(_wait(each) for each in _listed(row, "waits_for")),
        blocked_by=tuple(map(str, _listed(row, "blocked_by"))),
        first=int(_number(row, "first") or 0),
    )


def _wait(each: object) -> tuple[str, int]:
    if isinstance(each, tuple | list) and len(each) == 2:
        return str(each[0]), int(each[1])
    return str(each), 0


def _listed(row: Mapping[Any, Any], column: str) -> Sequence[object]:
    """What a cell lists; a word alone stands for itself, and nothing else is a list."""
    value = _known(row, column)
    if isinstance(value, str):
        return (value,)
    return value if isinstance(value, tuple | list) else ()


def _known(row: Mapping[Any, Any], column: str) -> Any:
    value = row.get(column)
    return None if is_missing(value) else value


def _number(row: Mapping[Any, Any], column: str) -> float | None:
    value = _known(row, column)
    if value is None:
        return None
    if not isinstance(value, int | float) or not 0 <= value <= MOST:
        most = f"{MOST:,.0f}"
        raise Fault("item_number", title=str(row["title"]), column=column, value=value, most=most)
    return float(value)
