"""What waits for what among items, and what is put off although something needs it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from milepost.methods.frames import framed
from milepost.methods.prioritization.classes import class_words, rank_of
from milepost.methods.saying import said
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.words import DEFAULT_LANGUAGE, Titles

__all__ = ["INVERSION_COLUMNS", "describe_inversions", "inversions_in", "plan_waits"]

INVERSION_COLUMNS = (
    "item",
    "title",
    "class",
    "waits_for",
    "waits_for_title",
    "waits_for_class",
    "through",
    "severity",
)


def plan_waits(plan: Plan, classes: Mapping[Id, str | None]) -> dict[Id, tuple[Id, ...]]:
    """What each of the items of a plan waits for, of each other.

    A milestone with tasks stands for them: each waits for whatever the milestone waits for, and
    whatever waits for the milestone waits for those of its own class or above. The lower ones may
    be left out, and it is still reached.

    Args:
        plan: any plan.
        classes: the class of each item, by its id.
    """
    inside: dict[Id, list[Id]] = {}
    for key in classes:
        if key in plan.tasks and (milestone := plan.tasks[key].milestone):
            inside.setdefault(milestone, []).append(key)
    waits: dict[Id, dict[Id, None]] = {key: {} for key in classes}
    for link in plan.dependencies.values():
        own = [*inside.get(link.before, ()), *inside.get(link.after, ())]
        if link.before in own or link.after in own:
            continue  # what a milestone's own task gives it, its other tasks do not need
        before = [each for each in inside.get(link.before, [link.before]) if each in classes]
        needed = dict.fromkeys(_needed(plan, link.before, before, classes))
        for key in inside.get(link.after, [link.after]):
            if key in waits:
                waits[key].update(needed)
    return {key: tuple(each) for key, each in waits.items()}


def _needed(
    plan: Plan, part: Id, inside: Sequence[Id], classes: Mapping[Id, str | None]
) -> Iterable[Id]:
    own = plan.milestones[part].moscow if part in plan.milestones else None
    lowest = rank_of(own.value if own else "wont")
    return (key for key in inside if key == part or rank_of(classes[key]) <= lowest)


def inversions_in(items: pd.DataFrame) -> pd.DataFrame:
    """Items that wait for something of a lower class, directly or through others.

    A chain is followed until it first meets a lower class; what lies beyond is that item's own
    trouble. An item without a class passes the waiting on.
    """
    classes: dict[str, str | None] = dict(zip(items["item"], items["class"], strict=True))
    titles: dict[str, str] = dict(zip(items["item"], items["title"], strict=True))
    waits: dict[str, tuple[str, ...]] = dict(zip(items["item"], items["waits_for"], strict=True))
    rows: list[tuple[Any, ...]] = [
        _row((item, low), classes, titles, through)
        for item in classes
        if classes[item] is not None and classes[item] != "wont"
        for low, through in _lower(item, classes, waits)
    ]
    return framed(sorted(rows, key=_gravity), INVERSION_COLUMNS)


def _lower(
    item: str, classes: Mapping[str, str | None], waits: Mapping[str, tuple[str, ...]]
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The nearest items of a lower class on each chain, with what lies between."""
    own = rank_of(classes[item])
    came_by: dict[str, str | None] = {item: None}
    queue = deque([item])
    while queue:
        here = queue.popleft()
        for before in waits.get(here, ()):
            if before in came_by:
                continue
            came_by[before] = here
            if classes[before] is not None and rank_of(classes[before]) > own:
                yield before, _between(item, before, came_by)
            else:
                queue.append(before)


def _between(item: str, low: str, came_by: Mapping[str, str | None]) -> tuple[str, ...]:
    chain = []
    here = came_by[low]
    while here is not None and here != item:
        chain.append(here)
        here = came_by[here]
    return tuple(reversed(chain))


def _row(
    pair: tuple[str, str],
    classes: Mapping[str, str | None],
    titles: Mapping[str, str],
    through: tuple[str, ...],
) -> tuple[Any, ...]:
    item, low = pair
    severity = "grave" if _is_grave(classes[item], classes[low]) else "warning"
    told = (titles[low], classes[low], through, severity)
    return item, titles[item], classes[item], low, *told


def _is_grave(own: str | None, low: str | None) -> bool:
    return low == "wont" or (own, low) == ("must", "could")


def _gravity(row: Sequence[Any]) -> tuple[bool, int, int]:
    found = dict(zip(INVERSION_COLUMNS, row, strict=True))
    return found["severity"] != "grave", rank_of(found["class"]), len(found["through"])


def describe_inversions(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """Each thing that is put off although something above it waits for it, with the next step."""
    if found.empty:
        return said("method.prioritization.inversions.none", language)
    told = []
    for _, waiting in found.groupby("waits_for", sort=False):
        first = waiting.iloc[0]
        told.append(
            said(
                "method.prioritization.inversion",
                language,
                titles=Titles(waiting["title"]),
                low=first["waits_for_title"],
                low_class=class_words(first["waits_for_class"], language),
                high_class=class_words(first["class"], language),
            )
        )
    return " ".join(told)
