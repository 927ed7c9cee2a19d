"""Which items split the room, and which class their votes suggest."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from milepost.methods.drawing import shortened
from milepost.methods.frames import framed, require
from milepost.methods.prioritization.classes import CLASSES, class_words
from milepost.methods.prioritization.votes import read_votes
from milepost.methods.saying import said
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["AGREED", "SPLIT_COLUMNS", "describe_splits", "eijk_agreement", "splits"]

SPLIT_COLUMNS = (
    "item",
    *CLASSES,
    "votes",
    "missing",
    "suggested",
    "outside",
    "distance",
    "agreement",
    "splits",
)
#: Votes that agree less than this split the room. Ours: neighbours in two classes are always
#: above it (0.67 or more), one of five voters at the other end always below (0.2).
AGREED = 0.5

Counts = NDArray[np.int64]


def splits(votes: pd.DataFrame, agreed: float = AGREED) -> pd.DataFrame:
    """The votes on each item, the class they suggest, and how far they agree; most split first.

    An item reaches a class if more than half of its votes put it there or higher: the median,
    and between two classes the lower one, since each item has to climb from Won't. Agreement is
    van der Eijk's: 1 if all are in one class, 0 if evenly spread, -1 if half are at either end.

    Args:
        votes: one row a vote: ``item``, ``member``, ``class`` (an empty class is no vote).
        agreed: an item with at least two votes that agrees less than this splits the room.

    Returns:
        One row an item: ``item``; the number of votes for ``must should could wont``; ``votes``
        cast and ``missing``; ``suggested`` class (None without votes); the share ``outside`` the
        most chosen class; the mean ``distance`` from the suggested class, in classes;
        ``agreement`` (None without votes) and whether it ``splits`` the room.

    Raises:
        Fault: columns are missing, a class is unknown, or a row lacks its item or member.

    Source: van der Eijk, "Measuring agreement in ordered rating scales", Quality & Quantity 35
    (2001).
    """
    ballots = read_votes(votes)
    rows = [
        (item, *counts.tolist(), *_judged(counts, len(ballots.members), agreed))
        for item, counts in zip(ballots.items, ballots.counts, strict=True)
    ]
    found = framed(rows, SPLIT_COLUMNS)
    order = found["agreement"].astype(float).fillna(2).argsort(kind="stable")
    return found.iloc[order].reset_index(drop=True)


def _judged(counts: Counts, members: int, agreed: float) -> tuple[Any, ...]:
    total = int(counts.sum())
    missing = members - total
    if not total:
        return 0, missing, None, None, None, None, False
    place = _suggested(counts)
    outside = 1 - float(counts.max()) / total
    distance = float(np.abs(np.arange(len(counts)) - place) @ counts) / total
    alike = eijk_agreement(counts)
    splits_room = total > 1 and alike < agreed
    return total, missing, CLASSES[place], outside, distance, alike, splits_room


def _suggested(counts: Counts) -> int:
    """The place of the first class that more than half of the votes reach."""
    return int(np.argmax(np.cumsum(counts) * 2 > counts.sum()))


def eijk_agreement(counts: Counts) -> float:
    """Van der Eijk's agreement of votes over ordered classes, from -1 to 1.

    The votes are taken apart into layers in which each class is either there or not; each layer
    agrees the more, the fewer classes it has and the closer together they lie.

    >>> eijk_agreement(np.array([5, 0, 0, 0])), eijk_agreement(np.array([3, 0, 0, 3]))
    (1.0, -1.0)
    """
    left = counts.astype(np.int64).copy()
    total, sum_of_layers = int(left.sum()), 0.0
    while left.any():
        there = left > 0
        height = int(left[there].min())
        sum_of_layers += height * int(there.sum()) * _layer_agreement(there)
        left[there] -= height
    return sum_of_layers / total


def _layer_agreement(there: NDArray[np.bool_]) -> float:
    classes = len(there)
    # Of three classes in order, one peak shows as two neighbours, two peaks as a gap between.
    threes = [tuple(there[list(three)]) for three in combinations(range(classes), 3)]
    one = sum(three in ((True, True, False), (False, True, True)) for three in threes)
    two = sum(three == (True, False, True) for three in threes)
    if not one + two:
        shape = 1.0
    else:
        shape = ((classes - 2) * one - (classes - 1) * two) / ((classes - 2) * (one + two))
    return shape * (1 - (int(there.sum()) - 1) / (classes - 1))


def describe_splits(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How many items split the room, and the first of them, in a sentence without its stop."""
    require(found, "item", "splits", "votes", *CLASSES)
    if not len(found) or not found["votes"].sum():
        return said("method.prioritization.splits.empty", language)
    split = found[found["splits"].astype(bool)]
    if split.empty:
        return said("method.prioritization.splits.agreed", language, count=len(found))
    first = split.iloc[0]
    most = sorted(CLASSES, key=lambda name: -int(first[name]))[:2]
    fields = {
        part: f"{int(first[name])} {class_words(name, language)}"
        for part, name in zip(("most", "next"), most, strict=True)
    }
    return said(
        "method.prioritization.splits.split",
        language,
        count=len(split),
        of=len(found),
        item=shortened(str(first["item"]), 40),
        **fields,
    )
