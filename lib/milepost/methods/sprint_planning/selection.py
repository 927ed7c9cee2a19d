"""The choice for one sprint: what is in it, what may be tried beyond, and why the rest is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import pandas as pd

from milepost.methods.frames import framed
from milepost.methods.sprint_planning.exact import best_choice
from milepost.methods.sprint_planning.items import Item, items_of
from milepost.methods.sprint_planning.reasons import Reasons
from milepost.methods.sprint_planning.room import (
    Choice,
    GoalRule,
    Question,
    Room,
    selectable,
)
from milepost.plan.faults import Fault
from milepost.words import Titles

__all__ = ["SELECTION", "State", "answer", "select", "shown"]


class State(StrEnum):
    """Whether an item is in the sprint, may be tried beyond the safe load, or is left."""

    CHOSEN = "chosen"
    STRETCH = "stretch"
    LEFT = "left"


SELECTION = ("id", "title", "owner", "moscow", "goal", "size", "days", "state", "reason", "because")


def select(
    backlog: pd.DataFrame,
    room: Room,
    *,
    likely: float | None = None,
    goal: GoalRule = GoalRule.PREFERRED,
) -> pd.DataFrame:
    """Choose what goes into a sprint.

    A choice never exceeds the room's load nor anybody's days, and takes an item only with or
    after what it waits for. Musts come first: no number of Shoulds outweighs one, and no number
    of Coulds a Should. Within a class what serves the goal comes first, then the most worth.
    Beyond the safe load more is chosen in the same way, as a stretch.

    Args:
        backlog: columns ``id title size``, and where known ``days owner moscow goal worth
            waits_for blocked_by``, as :func:`milepost.methods.sprint_planning.backlog` makes it.
        room: the safe load, and each person's days.
        likely: the load up to which a stretch may go; None for no stretch.
        goal: whether what serves the goal is preferred within its class, or must be in.

    Returns:
        The backlog's items, chosen ones first: ``id title owner moscow goal size days``,
        ``state`` (chosen, stretch, left), ``reason`` (a ``Reason``, None unless left), and
        ``because``: the titles, or the one name or class, that the reason speaks of.

    Raises:
        Fault: the backlog is unusable, or what must be in the sprint does not fit.
    """
    items = items_of(backlog)
    able = selectable(items)
    chosen = answer(items, able, (room,), goal)
    beyond = _stretched(able, room, likely, chosen)
    reasons = Reasons(items, room, beyond)
    rows = [
        (*shown(each), State.CHOSEN if each.id in chosen else State.STRETCH, None, ())
        for each in sorted(items, key=lambda each: each.rank)
        if each.id in beyond
    ]
    rows.sort(key=lambda row: row[-3] != State.CHOSEN)
    rows += [
        (*shown(each), State.LEFT, *reasons.in_one_sprint(each))
        for each in items
        if each.id not in beyond
    ]
    return framed(rows, SELECTION)


def answer(
    items: Sequence[Item], able: Sequence[Item], rooms: tuple[Room, ...], goal: GoalRule
) -> Choice:
    """The best choice of what is able, with what the goal requires in the first sprint.

    Raises:
        Fault: something that is required is not able, or all of it does not fit.
    """
    required = frozenset(each.id for each in items if each.goal and goal is GoalRule.REQUIRED)
    unable = required - {each.id for each in able}
    if unable:
        raise Fault("sprint_goal_not_ready", titles=_titles(items, unable))
    choice = best_choice(Question(items=tuple(able), rooms=rooms, fixed=required))
    if choice is None:
        safe = f"{rooms[0].load:.1f}"
        raise Fault("sprint_goal_too_large", safe=safe, titles=_titles(items, required))
    return choice


def _titles(items: Iterable[Item], keys: Iterable[str]) -> Titles:
    among = set(keys)
    return Titles(each.title for each in items if each.id in among)


def _stretched(able: Sequence[Item], room: Room, likely: float | None, chosen: Choice) -> Choice:
    if likely is None or likely <= room.load:
        return chosen
    wider = Room(load=likely, days=room.days)
    more = best_choice(Question(items=tuple(able), rooms=(wider,), fixed=frozenset(chosen)))
    return more if more is not None else chosen


def shown(item: Item) -> tuple[object, ...]:
    """What of an item a table shows: ``id title owner moscow goal size days``."""
    return item.id, item.title, item.owner, item.moscow, item.goal, item.size, item.days
