"""How long work takes that was estimated with three points: low, likely and high.

Low and high are what one time in ten turns out better or worse (the 10th and 90th percentile),
likely is the median. Between and beyond them a duration is a lognormal of two halves, each with
the spread of its side, so that it is never negative, runs through all three points, and is late
by more than it is early when people say so.

>>> import numpy as np
>>> durations(2, 4, 10, np.array([-1.2815515655, 0, 1.2815515655])).round(6).tolist()
[2.0, 4.0, 10.0]
>>> round(float(mean(2, 4, 10)), 2)  # more than the likely 4: what overruns weighs more
5.3

A point counts as at least a twentieth of the next one, since work that may take no time at all
would make any ratio infinite: a low of 0 with a likely of 4 counts as 0.2.

Source: the two-piece (split) distribution is that of Wallis, "The two-piece normal, binormal, or
double Gaussian distribution", Statistical Science 29 (2014), on the logarithm of the duration.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr, ndtri

from milepost.plan.faults import Fault

__all__ = ["durations", "mean", "quantiles", "sd"]

Floats = NDArray[np.floating[Any]]

#: The standard normal's 90th percentile: where low and high lie.
TENTH = float(ndtri(0.9))
#: How much longer than the point before it a point may be.
_STEEPEST = 20.0


def durations(low: ArrayLike, likely: ArrayLike, high: ArrayLike, z: ArrayLike) -> Floats:
    """The duration at the standard normal score ``z`` of a three-point estimate.

    All arguments broadcast: points of shape (tasks,) with scores of shape (runs, tasks) give a
    duration for each task in each run. Scores that correlate give durations that correlate.

    Args:
        low: what one time in ten is not exceeded, in working days or any other unit of work.
        likely: the median, in the same unit.
        high: what one time in ten is exceeded, in the same unit.
        z: standard normal scores; float32 gives float32, anything else float64.

    Returns:
        Durations in the unit of the points, of the broadcast shape.

    Raises:
        Fault: a point is negative or no number, or low <= likely <= high does not hold.
    """
    scores = np.asarray(z)
    kind = scores.dtype if scores.dtype == np.float32 else np.dtype(np.float64)
    halves = _Halves.of(low, likely, high)
    below, above = halves.below.astype(kind), halves.above.astype(kind)
    spread = np.where(scores < 0, below, above)
    return np.asarray(np.exp(spread * scores) * halves.median.astype(kind))


def quantiles(low: ArrayLike, likely: ArrayLike, high: ArrayLike, p: ArrayLike) -> Floats:
    """The duration that is not exceeded with probability ``p`` (0 to 1); broadcasts.

    Raises:
        Fault: the points are unusable, as in :func:`durations`.
    """
    return durations(low, likely, high, ndtri(np.asarray(p, dtype=float)))


def mean(low: ArrayLike, likely: ArrayLike, high: ArrayLike) -> Floats:
    """The mean duration, in closed form; broadcasts. Sums add means, never likely values.

    Raises:
        Fault: the points are unusable, as in :func:`durations`.
    """
    return _Halves.of(low, likely, high).moment(1)


def sd(low: ArrayLike, likely: ArrayLike, high: ArrayLike) -> Floats:
    """The standard deviation of the duration, in closed form; broadcasts.

    Raises:
        Fault: the points are unusable, as in :func:`durations`.
    """
    halves = _Halves.of(low, likely, high)
    return np.asarray(np.sqrt(np.maximum(halves.moment(2) - halves.moment(1) ** 2, 0)))


class _Halves(NamedTuple):
    """A lognormal of two halves: its median, and the spread of the logarithm on each side."""

    median: Floats
    below: Floats
    above: Floats

    @classmethod
    def of(cls, low: ArrayLike, likely: ArrayLike, high: ArrayLike) -> _Halves:
        least, middle, most = _checked(low, likely, high)
        middle = np.maximum(middle, most / _STEEPEST)
        least = np.maximum(least, middle / _STEEPEST)
        with np.errstate(divide="ignore", invalid="ignore"):
            below, above = np.log(middle / least), np.log(most / middle)
        return cls(middle, np.nan_to_num(below) / TENTH, np.nan_to_num(above) / TENTH)

    def moment(self, power: int) -> Floats:
        """The mean of the duration to ``power``."""
        below, above = power * self.below, power * self.above
        halves = np.exp(below**2 / 2) * ndtr(-below) + np.exp(above**2 / 2) * ndtr(above)
        return np.asarray(self.median**power * halves)


def _checked(*points: ArrayLike) -> tuple[Floats, Floats, Floats]:
    low, likely, high = np.broadcast_arrays(*(np.asarray(each, dtype=float) for each in points))
    fine = (low >= 0) & (low <= likely) & (likely <= high) & np.isfinite(high)
    if not np.all(fine):
        first = np.unravel_index(int(np.argmin(fine)), fine.shape)
        wrong = {"low": low[first], "likely": likely[first], "high": high[first]}
        raise Fault("three_points", **{name: f"{value:g}" for name, value in wrong.items()})
    return low, likely, high
