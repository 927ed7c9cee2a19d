"""How much a team will deliver in its next period, as a distribution."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from milepost.methods.forecasting.history import (
    LEAST_PERIODS,
    known_periods,
    past,
    require_past,
)
from milepost.methods.forecasting.pool import Pool, Width, pool
from milepost.methods.forecasting.track import Track
from milepost.plan.faults import Fault

__all__ = [
    "LEVELS",
    "SAFE",
    "Capacity",
    "capacity_forecast",
    "chance_to_finish",
    "outlook",
    "quantiles",
    "safe_load",
]

Floats = NDArray[np.float64]

#: The quantiles that a forecast is told and judged by: 5 %, 10 % … 95 %.
LEVELS = tuple(round(0.05 * step, 2) for step in range(1, 20))
#: How likely a load is met that is called safe.
SAFE = 0.85


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """What a team will deliver in its next period, in the unit of its history.

    The square root of it is normal in two halves, each with a spread of its own; what would be
    below nothing is nothing.

    Attributes:
        middle: the square root of the median.
        spread: of the square root, before each half is widened or narrowed.
        width: of the two halves, in units of the spread.
        periods: how many past periods it was learned from.
        commitment: what the team commits to, if that is known.
    """

    middle: float
    spread: float
    width: Width
    periods: int
    commitment: float | None = None

    @property
    def borrowed(self) -> bool:
        """Whether the team's own past is too short, so that other teams' spread stands for it."""
        return self.periods < LEAST_PERIODS

    @property
    def nothing(self) -> bool:
        """Whether nothing was ever delivered, from which nothing can be told."""
        return not self.middle and not self.spread

    def at(self, scores: ArrayLike) -> Floats:
        """What is delivered at standard normal scores."""
        z = np.asarray(scores, dtype=float)
        width = np.where(z < 0, self.width.below, self.width.above)
        root = np.maximum(self.middle + self.spread * width * z, 0)
        return np.asarray(root**2, dtype=float)


def capacity_forecast(history: pd.DataFrame, *, commitment: float | None = None) -> Capacity:
    """Forecast what a team will deliver in its next period.

    The level follows the last periods, with a memory of the earlier ones. The spread is that of
    the team's own errors, had it been forecast in this way all along, drawn to the spread of other
    teams as long as few of them are known. A commitment is believed as far as the team's earlier
    ones were met, against how far its level could be relied on. A unit is not needed: points,
    items and hours are forecast alike, as long as it is the same in all rows.

    Args:
        history: one row per past period, oldest first, periods of equal length; columns
            ``delivered`` and, where it is known, ``committed``, both in the team's unit. An empty
            cell is a period that nobody recorded, and not one with nothing delivered.
        commitment: what the team commits to for the next period; 0 is a commitment to nothing,
            None is none. With it even fewer than three past periods do, and what they do not say
            is then taken from other teams (``borrowed``).

    Returns:
        The distribution of what will be delivered, in the unit of ``history``.

    Raises:
        Fault: a column is missing, a number is none or negative, or there are fewer than three
            past periods and no commitment.

    Source:
        Exponential smoothing of level and error (Gardner, "Exponential smoothing: the state of
        the art", Journal of Forecasting 4, 1985) on the variance-stabilising square root, the
        spread shrunk to a pool as in empirical Bayes (Efron and Morris, Scientific American
        236(5), 1977). Numbers of the pool: ``pool.json``.
    """
    periods = past(history)
    if commitment is None:
        require_past(periods)
    elif not 0 <= commitment < float("inf"):
        raise Fault("commitment_unusable", value=commitment)
    track = Track(pool())
    for period in periods:
        track.add(*period)
    found = outlook(track.expected(commitment), pool(), commitment)
    return msgspec.structs.replace(found, periods=known_periods(periods))


def outlook(
    expected: tuple[float, float], shared: Pool, commitment: float | None = None
) -> Capacity:
    """The distribution with what is expected (middle and spread) and the widths of a pool."""
    middle, spread = expected
    width = shared.alone if commitment is None else shared.committed
    return Capacity(
        middle=middle, spread=spread, width=width, periods=LEAST_PERIODS, commitment=commitment
    )


def quantiles(forecast: Capacity, levels: Sequence[float] = LEVELS) -> pd.DataFrame:
    """The forecast as a table.

    Args:
        forecast: what a team will deliver.
        levels: shares between 0 and 1.

    Returns:
        A row per level: ``level`` and the ``load`` that is not exceeded with that chance.
    """
    return pd.DataFrame({"level": list(levels), "load": forecast.at(ndtri(np.asarray(levels)))})


def safe_load(forecast: Capacity, chance: float = SAFE) -> float:
    """The largest load that is finished with at least this chance, in the unit of the history.

    Raises:
        Fault: the chance does not lie between 0 and 1.
    """
    if not 0 < chance < 1:
        raise Fault("chance_unusable", value=chance)
    return float(forecast.at(ndtri(1 - chance)))


def chance_to_finish(forecast: Capacity, load: float) -> float:
    """How likely a load is finished within the period, between 0 and 1."""
    if load <= 0:
        return 1.0
    apart = float(np.sqrt(load)) - forecast.middle
    if not forecast.spread:
        return float(apart <= 0)
    width = forecast.width.above if apart > 0 else forecast.width.below
    return float(ndtr(-apart / (forecast.spread * width)))
