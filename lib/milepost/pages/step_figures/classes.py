"""Sorting into classes: how much effort the Musts take, and where the voters stand apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pandas as pd

from milepost.methods import prioritization
from milepost.pages.seen import each, one, sure
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.agenda import Sort
from milepost.plan.entities import CardShown, Results, StepShown
from milepost.plan.view import View
from milepost.room.advice.priorities_found import items_on_board
from milepost.room.advice.reading import Reading
from milepost.words import SPOKEN


def classes(view: View, reading: Reading) -> Iterator[str]:
    """The shares of the classes; before them, after a private sort, what splits the room."""
    split = split_votes(view)
    if len(split):
        found = prioritization.splits(split)
        told = prioritization.describe_splits(found, SPOKEN)
        yield slide(prioritization.draw_votes(found, LOOK), told)
    items = items_on_board(reading)
    if len(items) and items["class"].notna().any():
        shares = prioritization.effort_shares(items)
        told = prioritization.describe_shares(shares, SPOKEN)
        yield slide(prioritization.draw_shares(shares, LOOK), told)


def split_votes(view: View) -> pd.DataFrame:
    """The classes that people chose, one row a vote: ``item``, ``member`` (a number), ``class``.

    Empty before the reveal, and where people sorted together.
    """
    rows = list(_votes(view))
    return pd.DataFrame(rows, columns=["item", "member", "class"])


def _votes(view: View) -> Iterator[tuple[str, str, str]]:
    step, results = sure(view, "step", StepShown), one(view, "results", Results)
    if results is None or not isinstance(step.activity, Sort):
        return
    titles = distinct(view)
    for card, title in titles.items():
        counts = results.spread.get(f"{card} lane", [])
        lanes = zip(step.activity.lanes, counts, strict=False)
        chosen = [lane.key for lane, count in lanes for _ in range(count)]
        yield from ((title, str(member), lane) for member, lane in enumerate(chosen))


def distinct(view: View) -> dict[str, str]:
    """What each card is called, by id; of two that are called alike each has its id behind it."""
    titles = {card: shown.title for card, shown in each(view, "card", CardShown).items()}
    said = Counter(titles.values())
    return {
        card: title if said[title] == 1 else f"{title} ({card})" for card, title in titles.items()
    }
