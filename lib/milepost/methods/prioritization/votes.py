"""Who put which item into which class."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from milepost.methods.frames import require
from milepost.methods.prioritization.classes import CLASSES, class_of
from milepost.plan.faults import Fault

__all__ = ["Ballots", "read_votes"]

Flags = NDArray[np.bool_]


class Ballots(NamedTuple):
    """The votes cast: ``cast[member, class, item]`` is whether that member chose that class."""

    items: list[str]
    members: list[str]
    cast: Flags

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many votes each item has in each class, of shape (items, 4)."""
        return np.asarray(self.cast.sum(axis=0, dtype=np.int64).T)

    @property
    def missing(self) -> int:
        """How many votes were not cast, of one for each member and item."""
        return len(self.items) * len(self.members) - int(self.cast.sum())


def read_votes(votes: pd.DataFrame) -> Ballots:
    """The votes of a frame ``item, member, class``; an empty class is a vote not cast.

    Who votes twice on an item has changed their mind: the last vote counts.

    Raises:
        Fault: a column is missing, a class is unknown, or a row lacks its item or member.
    """
    require(votes, "item", "member", "class")
    rows = [_row(place, *row) for place, row in enumerate(_rows(votes), 1)]
    items = list(dict.fromkeys(item for item, _, _ in rows))
    members = list(dict.fromkeys(member for _, member, _ in rows))
    at_item = {item: place for place, item in enumerate(items)}
    at_member = {member: place for place, member in enumerate(members)}
    cast = np.zeros((len(members), len(CLASSES), len(items)), dtype=bool)
    for item, member, chosen in rows:
        if chosen is not None:
            cast[at_member[member], :, at_item[item]] = [each == chosen for each in CLASSES]
    return Ballots(items, members, cast)


def _rows(votes: pd.DataFrame) -> zip[tuple[Any, ...]]:
    return zip(*(votes[column].tolist() for column in ("item", "member", "class")), strict=True)


def _row(place: int, item: Any, member: Any, chosen: Any) -> tuple[str, str, str | None]:
    for column, value in (("item", item), ("member", member)):
        if pd.isna(value) or not str(value).strip():
            raise Fault("vote_without", column=column, row=place)
    return str(item), str(member), class_of(chosen, place)
