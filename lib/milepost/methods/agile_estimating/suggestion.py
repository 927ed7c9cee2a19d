"""What size an item may be, as a chance for each card."""

from __future__ import annotations

import numpy as np
import pandas as pd

from milepost.methods.agile_estimating.card_odds import card_odds, middle_place
from milepost.methods.agile_estimating.decks import Deck, shown
from milepost.methods.agile_estimating.settings import SIZES, SizeSettings
from milepost.methods.frames import require, require_numbers
from milepost.methods.saying import said, share
from milepost.plan.faults import Fault
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["FEWEST_ITEMS", "describe_suggestion", "middle", "suggest", "suggestions"]

#: From fewer past items nothing is suggested.
FEWEST_ITEMS = 5

#: What holds so much of the chance is called usual.
_MOSTLY = 0.7

_COLUMNS = ("card", "probability", "at_most")


def suggest(text: str, history: pd.DataFrame, deck: Deck | None = None) -> pd.DataFrame:
    """The chance of each card for one new item, from recent items and from those like it.

    Args:
        text: the item: its title, and its description if there is one.
        history: past items, oldest first: ``title points``, if known ``description``. Items
            without points are passed over.
        deck: cards of numbers to spread the chances over; without it the sizes that the team
            has used.

    Returns:
        One row per card, small to large: ``card``, ``probability`` and ``at_most``, the chance
        of that card or a smaller one (0 to 1). Empty with fewer than five past items.

    Raises:
        Fault: a column is missing, points are negative or no number, or the deck has no numbers.
    """
    odds = suggestions(pd.DataFrame({"title": [text]}), history, deck=deck)
    if odds.empty:
        return pd.DataFrame(columns=list(_COLUMNS))
    chances = odds.iloc[0]
    rows = {"card": odds.columns, "probability": chances, "at_most": chances.cumsum().clip(0, 1)}
    return pd.DataFrame(rows).reset_index(drop=True)


def suggestions(
    items: pd.DataFrame,
    history: pd.DataFrame,
    *,
    deck: Deck | None = None,
    settings: SizeSettings = SIZES,
) -> pd.DataFrame:
    """The chances of several new items, which come one after the other after ``history``.

    Args:
        items: ``title``, if known ``description`` and ``kind`` (bug, story, …).
        history: past items, oldest first: ``title points`` and, if known, the same columns.
        deck: as for :func:`suggest`.
        settings: how much a past item says; learned from open projects.

    Returns:
        A row for each of ``items``, under its index, with the probability of each card (the
        columns, small to large). No rows with fewer than five past items.

    Raises:
        Fault: as :func:`suggest`.
    """
    require(items, "title")
    known = require(history, "title", "points")
    known = known[known["points"].notna()]
    points = np.asarray(require_numbers(known, "points"), dtype=np.float64)
    if deck is not None:
        points = _nearest(points, deck)
    if len(known) < FEWEST_ITEMS or items.empty:
        return pd.DataFrame(columns=np.unique(points))
    odds = card_odds(items, known, points, settings)
    chances = np.diff(odds.at_most, axis=1, prepend=0)
    found = pd.DataFrame(chances, index=items.index, columns=odds.sizes)
    return found if deck is None else found.reindex(columns=_numbers(deck), fill_value=0.0)


def middle(odds: pd.DataFrame) -> pd.Series[float]:
    """The size that minimises the expected absolute error, for each row of :func:`suggestions`."""
    if odds.empty:
        return pd.Series(dtype=float)
    sizes = odds.columns.to_numpy(dtype=float)
    return pd.Series(sizes[middle_place(odds.to_numpy().cumsum(axis=1))], odds.index)


def describe_suggestion(odds: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The middle of one item's odds, and on which neighbouring cards most such items lie.

    Raises:
        Fault: a column of :func:`suggest` is missing.
    """
    require(odds, *_COLUMNS)
    if odds.empty:
        return said("method.agile_estimating.suggestion.none", language, count=FEWEST_ITEMS)
    low, high = _usual(odds)
    held = odds["probability"].iloc[low : high + 1].sum()
    card = odds["card"][odds["at_most"] >= odds["at_most"].max() / 2 - 1e-9].iloc[0]
    ends = {"low": shown(odds["card"].iloc[low]), "high": shown(odds["card"].iloc[high])}
    fields = {"card": shown(card), "chance": share(float(held), language), **ends}
    code = "one" if low == high else "range"
    return said(f"method.agile_estimating.suggestion.{code}", language, **fields)


def _usual(odds: pd.DataFrame) -> tuple[int, int]:
    """The shortest run of cards that holds most of the chance; of several, the likeliest."""
    before = np.concatenate([[0.0], odds["probability"].to_numpy(dtype=float).cumsum()])
    runs = [
        (high - low, -float(before[high + 1] - before[low]), low, high)
        for low in range(len(odds))
        for high in range(low, len(odds))
        if before[high + 1] - before[low] >= _MOSTLY * before[-1]
    ]
    return min(runs)[2:]


def _numbers(deck: Deck) -> list[float]:
    if not deck.is_numeric:
        raise Fault("deck_without_numbers", cards=deck.shown())
    return [float(card) for card in deck.cards]


def _nearest(points: np.ndarray, deck: Deck) -> np.ndarray:
    """The card nearest to each size, as a ratio."""
    cards = np.array(_numbers(deck))
    apart = np.abs(np.log1p(points)[:, None] - np.log1p(cards))
    return np.asarray(cards[apart.argmin(axis=1)])
