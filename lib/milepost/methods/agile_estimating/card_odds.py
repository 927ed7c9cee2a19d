"""The chance of each size for a new item, from recent items and from those like it.

The chance that a size is at most some card is a smooth function of an item's text and of when it
was estimated: a Gaussian process over both, fitted to the yes and no of each past item for every
card at once, and the same few settings for every project. So it needs no guess at the shape of
the distribution, works from a handful of items up, and its middle minimises the absolute error.

How much the text says differs between projects; so its weight is tried on the project's own past,
each item told from the others, and text that does not earn its keep is not used.

Sources: Rasmussen and Williams, *Gaussian Processes for Machine Learning* (2006), ch. 2 and sec.
5.4.2 (leaving one out in closed form); Tawosi, Moussa and Sarro, "Deep learning for agile effort
estimation: have we solved the problem yet?" (2022), for how little text alone gains over the
median.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.linalg.lapack import dpotrf, dpotri, dpotrs

from milepost.methods.agile_estimating.settings import SizeSettings
from milepost.methods.agile_estimating.texts import joined, vectors

__all__ = ["Odds", "card_odds", "middle_place"]

Floats = NDArray[np.float64]

#: So many sizes are told apart at most; a team that writes any number still has an order.
_MOST_SIZES = 25


class Odds(NamedTuple):
    """``at_most[i, j]``: the chance that item i is of size ``sizes[j]`` or smaller."""

    sizes: Floats
    at_most: Floats


def card_odds(
    items: pd.DataFrame, history: pd.DataFrame, points: Floats, settings: SizeSettings
) -> Odds:
    """The odds of each of ``items``, which come one after the other after ``history``.

    Args:
        items: what is to be estimated: ``title``, if known ``description`` and ``kind``.
        history: past items in the order in which they were estimated; the same columns.
        points: their sizes, none missing.
        settings: how much a past item says.
    """
    history, points = history.iloc[-settings.most :], points[-settings.most :]
    sizes = _sizes(points)
    answers = (points[:, None] <= sizes).astype(float)
    usual = answers.mean(axis=0)
    near, far = _likeness(items, history, settings)
    fits = [_fit(near, far, answers - usual, share) for share in settings.shares]
    errors = [np.abs(sizes[middle_place(usual + fit.told)] - points).sum() for fit in fits]
    best = next(
        fit
        for fit, error in zip(fits, errors, strict=True)
        if error <= min(errors) * (1 + settings.tolerance)
    )
    return Odds(sizes, _rising(usual + best.expected))


def middle_place(at_most: Floats) -> NDArray[np.intp]:
    """Which size has half of the chance below or at it, for each row."""
    return np.asarray((_rising(at_most) >= 0.5 - 1e-9).argmax(axis=1))


def _sizes(points: Floats) -> Floats:
    sizes = np.unique(points)
    if len(sizes) <= _MOST_SIZES:
        return sizes
    return np.unique(np.quantile(points, np.linspace(0, 1, _MOST_SIZES), method="nearest"))


def _rising(at_most: Floats) -> Floats:
    found = np.clip(np.maximum.accumulate(at_most, axis=1), 0, 1)
    found[:, -1] = 1
    return found


class _Likeness(NamedTuple):
    """How much items (rows) have in common with past ones (columns): in time, and in content."""

    time: Floats
    content: Floats


def _likeness(
    items: pd.DataFrame, history: pd.DataFrame, settings: SizeSettings
) -> tuple[_Likeness, _Likeness]:
    """Of the past items among each other, and of the new ones with them."""
    known, total = len(history), len(history) + len(items)
    places = np.arange(total, dtype=float)
    apart = np.abs(places[:, None] - places[:known])
    time = 1 + settings.recent * np.exp(-apart / settings.span)
    texts = [*joined(history), *joined(items)]
    rows = vectors(texts, known)
    content = settings.text * (rows @ rows[:known].T).toarray()
    content += settings.length * _lengths(texts, known) + settings.kind * _kinds(items, history)
    return (
        _Likeness(time[:known], content[:known]),
        _Likeness(time[known:], content[known:]),
    )


def _lengths(texts: list[str], known: int) -> Floats:
    """How alike two texts are in how much there is to read."""
    lengths = np.log1p([len(text) for text in texts])
    return np.asarray(np.exp(-0.5 * (lengths[:, None] - lengths[:known]) ** 2))


def _kinds(items: pd.DataFrame, history: pd.DataFrame) -> NDArray[np.bool_]:
    """Whether two items are of the same kind, if kinds are given."""
    known = len(history)
    if "kind" not in history.columns or "kind" not in items.columns:
        return np.zeros((known + len(items), known), dtype=bool)
    kinds = pd.factorize(pd.concat([history["kind"], items["kind"]]))[0]
    return np.asarray((kinds[:, None] == kinds[:known]) & (kinds[:known] >= 0))


class _Fit(NamedTuple):
    """What is expected of the new items, and of each past one told by the others."""

    expected: Floats
    told: Floats


def _fit(near: _Likeness, far: _Likeness, answers: Floats, share: float) -> _Fit:
    covariance: Any = near.time + share * near.content + np.eye(len(answers))
    factor, _ = dpotrf(covariance, lower=1)
    weights, _ = dpotrs(factor, answers, lower=1)
    inverse, _ = dpotri(factor, lower=1)
    told = answers - weights / np.diag(inverse)[:, None]
    return _Fit((far.time + share * far.content) @ weights, told)
