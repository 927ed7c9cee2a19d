"""How likely everything in a sprint is finished, by the estimates of its items.

Each person has their days and their items, whose durations are drawn from the three points with
errors that go together, as the simulation of the schedule draws them. Everything is finished if
everybody finishes, and what nobody owns fits into the days that are left over. Interruptions are
no part of an estimate, so this chance is on the hopeful side; the team's past knows of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from milepost.methods.forecasting import SAFE
from milepost.methods.frames import require, require_numbers
from milepost.methods.risk_assessment.assumptions import Correlation
from milepost.methods.three_point import durations

__all__ = ["chance_by_estimates", "days_needed"]

_RUNS = 4000
_TOGETHER = Correlation()

_Floats = NDArray[np.floating[Any]]


_POINTS = ("low", "likely", "high")


def chance_by_estimates(
    items: pd.DataFrame,
    days: Mapping[str, float],
    *,
    correlation: Correlation = _TOGETHER,
    seed: int = 1,
) -> float | None:
    """How likely all ``items`` are finished, by their three points, from 0 to 1.

    Args:
        items: what is in the sprint: ``owner low likely high``, the last three in days.
        days: the days of each person in the sprint, by the id in ``owner``.
        correlation: how much the errors of two items go together.
        seed: of the draws; the same seed gives the same chance.

    Returns:
        The chance, or None where an item has no estimate in days.

    Raises:
        Fault: a column is missing, or points are negative or out of order.
    """
    drawn = _drawn(items, days, correlation, seed)
    if drawn is None:
        return None
    return float(_finished(drawn, _owners(items, days), days).mean())


def days_needed(
    items: pd.DataFrame,
    chance: float = SAFE,
    *,
    correlation: Correlation = _TOGETHER,
    seed: int = 1,
) -> float | None:
    """The days of work in which all ``items`` are done with that chance, by their three points.

    Args:
        items: as for :func:`chance_by_estimates`.
        chance: between 0 and 1.
        correlation: how much the errors of two items go together.
        seed: of the draws.

    Returns:
        Days of all together, or None where an item has no estimate in days.

    Raises:
        Fault: a column is missing, or points are negative or out of order.
    """
    drawn = _drawn(
        items, dict.fromkeys(require(items, "owner")["owner"].dropna(), 0.0), correlation, seed
    )
    return None if drawn is None else float(np.quantile(drawn.sum(axis=1), chance))


def _drawn(
    items: pd.DataFrame, days: Mapping[str, float], together: Correlation, seed: int
) -> _Floats | None:
    """Durations, one row per run and one column per item."""
    points = require(items, "owner", *_POINTS)[[*_POINTS]]
    if points.isna().to_numpy().any():
        return None
    low, likely, high = (require_numbers(items, each).to_numpy() for each in _POINTS)
    return durations(low, likely, high, _scores(_owners(items, days), together, seed))


def _owners(items: pd.DataFrame, days: Mapping[str, float]) -> list[str | None]:
    """Whose each item is, of those whose days are known."""
    return [each if isinstance(each, str) and each in days else None for each in items["owner"]]


def _scores(owners: list[str | None], together: Correlation, seed: int) -> _Floats:
    """Standard normal scores, one row per run and one column per item."""
    draw = np.random.default_rng(seed)
    among = {each: place for place, each in enumerate(dict.fromkeys(owners))}
    shares = np.array([0.0 if each is None else together.owner for each in owners])
    shared = draw.standard_normal((_RUNS, 1)) * np.sqrt(together.everybody)
    own = draw.standard_normal((_RUNS, len(among)))[:, [among[each] for each in owners]]
    rest = draw.standard_normal((_RUNS, len(owners)))
    alone = np.sqrt(1 - together.everybody - shares)
    return np.asarray(shared + own * np.sqrt(shares) + rest * alone)


def _finished(
    drawn: _Floats, owners: list[str | None], days: Mapping[str, float]
) -> NDArray[np.bool_]:
    everybody = np.ones(_RUNS, dtype=bool)
    for person, own in days.items():
        mine = [place for place, owner in enumerate(owners) if owner == person]
        everybody &= drawn[:, mine].sum(axis=1) <= own + 1e-9
    return np.asarray(everybody & (drawn.sum(axis=1) <= sum(days.values()) + 1e-9))
