"""Past items that resemble the one on the table, with what was estimated and what it took."""

from __future__ import annotations

import numpy as np
import pandas as pd

from milepost.methods.agile_estimating.texts import joined, plain, vectors
from milepost.methods.frames import require
from milepost.methods.saying import said
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_similar", "similar"]

#: Items less alike have only everyday words in common.
_ALIKE = 0.15
_SHOWN = ("title", "points", "estimate", "actual", "person", "date")


def similar(text: str, history: pd.DataFrame, k: int = 5) -> pd.DataFrame:
    """The past items most like ``text``, at most ``k``; none if nothing is alike.

    To be shown after the first reveal, never before: a number seen is a number said.

    Args:
        text: the new item: its title, and its description if there is one.
        history: past items, oldest first: ``title``, if known also ``description points
            estimate actual person date``.
        k: how many at most.

    Returns:
        The columns of the above that ``history`` has, without the description, and ``score``
        from 0 (no word in common) to 1 (the same words), most alike first. Of items with the
        same title only the latest is shown.

    Raises:
        Fault: ``history`` has no titles.
    """
    require(history, "title")
    columns = [each for each in _SHOWN if each in history.columns]
    latest = _latest(history)
    scores = _scores(text, latest)
    best = np.argsort(-scores, kind="stable")[: max(k, 0)]
    best = best[scores[best] >= _ALIKE]
    return latest.iloc[best][columns].assign(score=scores[best]).reset_index(drop=True)


def describe_similar(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """Whether anything like it was done before, and the most alike.

    Raises:
        Fault: ``found`` has no titles.
    """
    require(found, "title")
    if found.empty:
        return said("method.agile_estimating.similar.none", language)
    first = str(found["title"].iloc[0])
    return said("method.agile_estimating.similar.found", language, count=len(found), title=first)


def _latest(history: pd.DataFrame) -> pd.DataFrame:
    """The items with a title, latest first, each title once."""
    titled = history[history["title"].notna()].iloc[::-1]
    names = titled["title"].map(lambda title: " ".join(plain(str(title)).split()))
    return titled[~names.duplicated() & (names != "")]


def _scores(text: str, past: pd.DataFrame) -> np.ndarray:
    """How alike each past item is: by its title or by all of its text, whichever is more."""
    if past.empty:
        return np.zeros(0)
    titles, whole = past["title"].astype(str).tolist(), joined(past)
    scores = np.zeros(len(past))
    for texts in (titles, whole) if titles != whole else (titles,):
        rows = vectors([*texts, text], len(texts), pairs=True, common=0.1)
        scores = np.maximum(scores, (rows[:-1] @ rows[-1].T).toarray().ravel())
    return np.minimum(scores, 1.0)
