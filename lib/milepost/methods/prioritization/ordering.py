"""A backlog in order: Musts first, and nothing before what it waits for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from milepost.methods.prioritization.classes import rank_of
from milepost.methods.prioritization.items import as_items
from milepost.methods.prioritization.scores import Method, ice, wsjf
from milepost.methods.prioritization.sequence import (
    acyclic,
    in_circles,
    needed_rank,
    sequence,
)
from milepost.methods.prioritization.splits import splits
from milepost.methods.prioritization.votes import read_votes
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan

__all__ = ["BACKLOG_COLUMNS", "WONT_COLUMNS", "backlog", "classed_by", "wont_list"]

BACKLOG_COLUMNS = (
    "place",
    "item",
    "title",
    "class",
    "unit",
    "effort",
    "cumulative",
    "score",
    "waits_for",
    "pulled_by",
    "in_circle",
)
WONT_COLUMNS = ("item", "title", "unit", "effort", "needed_by")


def backlog(
    source: Plan | pd.DataFrame,
    method: Method = "wsjf",
    votes: pd.DataFrame | None = None,
    *,
    today: date | None = None,
) -> pd.DataFrame:
    """What is to be done, in order: by class, within a class by score, prerequisites first.

    What something of a higher class waits for counts as of that class, and says by what it was
    pulled up. Where items wait for each other in a circle, the waiting that closes the circle is
    left out of the order. Items without a class come after the Coulds; Won'ts stand in
    :func:`wont_list`.

    Args:
        source: a plan, or a frame of ``item`` and what else is known (see :func:`items`).
        method: the score within a class: ``wsjf``, ``ice``, or the mean class of the ``votes``.
        votes: ``item, member, class``; an item without a class takes the one its votes suggest.
        today: for a plan, the day on which started work counts with what is left.

    Returns:
        ``place`` from 1; ``item title class unit effort``; ``cumulative`` effort, in which what
        nobody has sized counts nothing; ``score`` (NaN without); ``waits_for``, what it needs of
        this list; ``pulled_by``, the item for whose sake it stands above its class (None if for
        none); whether it waits ``in_circle``.

    Raises:
        Fault: the frame or the votes cannot be used, or ``method`` is votes and there are none.
    """
    if method == "votes" and votes is None:
        raise Fault("votes_missing")
    found = classed_by(as_items(source, today), votes)
    found["score"] = _scores(found, method, votes)
    found["rank"] = [rank_of(each) for each in found["class"]]
    urgent = found[found["class"] != "wont"].sort_values(
        ["rank", "score"], ascending=[True, False], kind="stable"
    )
    return _placed(urgent.set_index("item", drop=False))


def _placed(urgent: pd.DataFrame) -> pd.DataFrame:
    """The rows, most urgent first, in an order in which nothing comes too early."""
    waits = _waits_within(urgent)
    keys = list(waits)
    straight = acyclic(keys, waits)
    needed = needed_rank(keys, straight, dict(zip(keys, urgent["rank"], strict=True)))
    scores = dict(zip(keys, -urgent["score"].fillna(-np.inf), strict=True))
    order = sequence(sorted(keys, key=lambda key: (needed[key][0], scores[key])), straight)
    urgent = urgent.assign(
        waits_for=_objects(waits.values(), urgent.index),
        pulled_by=_objects((_puller(key, needed[key][1]) for key in keys), urgent.index),
        in_circle=in_circles(keys, waits),
    )
    placed = urgent.loc[order]
    placed = placed.assign(
        place=range(1, len(order) + 1), cumulative=placed["effort"].fillna(0.0).cumsum()
    )
    return placed[list(BACKLOG_COLUMNS)].reset_index(drop=True)


def _puller(key: str, best: str) -> str | None:
    return None if best == key else best


def _objects(values: Iterable[Any], index: pd.Index) -> pd.Series[Any]:
    return pd.Series(list(values), index, dtype=object)


def wont_list(
    source: Plan | pd.DataFrame, votes: pd.DataFrame | None = None, *, today: date | None = None
) -> pd.DataFrame:
    """What will not be done this time, to be read aloud, and what of the rest would need it.

    Returns:
        ``item title unit effort``, and ``needed_by``: a tuple of the items that wait for it.
    """
    found = classed_by(as_items(source, today), votes)
    wont = found["class"] == "wont"
    doing = found[~wont]
    needed = [
        tuple(
            item
            for item, waits in zip(doing["item"], doing["waits_for"], strict=True)
            if key in waits
        )
        for key in found[wont]["item"]
    ]
    listed = found[wont].assign(needed_by=_objects(needed, found[wont].index))
    return listed[list(WONT_COLUMNS)].reset_index(drop=True)


def classed_by(found: pd.DataFrame, votes: pd.DataFrame | None) -> pd.DataFrame:
    """The items, those without a class in the one that their votes suggest."""
    if votes is None:
        return found
    judged = splits(votes)
    suggested = dict(zip(judged["item"], judged["suggested"], strict=True))
    classes = [
        suggested.get(item) if own is None else own
        for item, own in zip(found["item"], found["class"], strict=True)
    ]
    return found.assign(**{"class": pd.Series(classes, found.index, dtype=object)})


def _scores(found: pd.DataFrame, method: Method, votes: pd.DataFrame | None) -> list[float]:
    if method == "votes" and votes is not None:
        known = _mean_votes(votes)
    else:
        scored = ice(found) if method == "ice" else wsjf(found)
        known = dict(zip(scored["item"], scored["score"], strict=True))
    return [known.get(item, np.nan) for item in found["item"]]


def _mean_votes(votes: pd.DataFrame) -> dict[str, float]:
    """3 if all say Must, 0 if all say Won't."""
    ballots = read_votes(votes)
    totals = ballots.counts @ np.array([3.0, 2.0, 1.0, 0.0])
    cast = ballots.counts.sum(axis=1)
    pairs = zip(ballots.items, totals, cast, strict=True)
    return {item: float(total / count) for item, total, count in pairs if count}


def _waits_within(urgent: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """What each waits for of the others in the frame, the most urgent first."""
    place = {item: number for number, item in enumerate(urgent["item"])}
    return {
        item: tuple(sorted((place.keys() & set(waits)) - {item}, key=place.__getitem__))
        for item, waits in zip(urgent["item"], urgent["waits_for"], strict=True)
    }
