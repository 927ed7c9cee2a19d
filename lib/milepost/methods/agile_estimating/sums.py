"""What estimates with three points come to, alone and together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from milepost.methods import three_point
from milepost.methods.frames import require_numbers
from milepost.plan.faults import Fault

__all__ = ["add_up", "pert", "spread_of"]

Floats = NDArray[np.float64]

_POINTS = ("low", "likely", "high")
_USUAL = (0.1, 0.5, 0.8, 0.9, 0.95)
#: So many drawn sums put the 95th percentile within about 1 % of a task's spread.
_RUNS = 20_000


def spread_of(tasks: pd.DataFrame, probabilities: Sequence[float] = _USUAL) -> pd.DataFrame:
    """Mean, spread and quantiles of each three-point estimate.

    Args:
        tasks: ``low likely high`` in one unit: the 10th, 50th and 90th percentile.
        probabilities: which quantiles to give, 0 to 1.

    Returns:
        A row per task, under its index: ``mean sd``, then ``p10 p50 …`` as asked.

    Raises:
        Fault: a column is missing, points are unusable or out of order, or a probability is not
            between 0 and 1.
    """
    points = _points(tasks)
    names = quantile_names(probabilities)
    low, likely, high = points
    found = {"mean": three_point.mean(*points), "sd": three_point.sd(*points)}
    quantiles = {
        name: three_point.quantiles(low, likely, high, each)
        for name, each in zip(names, probabilities, strict=True)
    }
    return pd.DataFrame(found | quantiles, index=tasks.index)


def add_up(
    tasks: pd.DataFrame,
    correlation: float = 0.2,
    probabilities: Sequence[float] = _USUAL,
    seed: int = 1,
) -> pd.DataFrame:
    """The sum of three-point estimates, for work that is done one piece after the other.

    The likely values do not add up to the likely sum: what overruns, overruns by more. And if
    pieces are late together, for they share people and hopes, the sum is wider than chance
    would have it. Correlation 0 is what plans that lie assume.

    Args:
        tasks: ``low likely high`` in one unit: the 10th, 50th and 90th percentile.
        correlation: between the errors of any two pieces, 0 to 1 (of their normal scores).
        probabilities: which quantiles to give, 0 to 1.
        seed: of the random numbers; the same seed gives the same sums.

    Returns:
        One row: ``n``, ``likely`` (the likely values added), ``mean sd``, then ``p10 p50 …`` as
        asked. No row without tasks.

    Raises:
        Fault: as :func:`spread_of`, or the correlation is not from 0 to 1.
    """
    low, likely, high = _points(tasks)
    names = quantile_names(probabilities)
    if not 0 <= correlation <= 1:
        raise Fault("correlation_unusable", value=correlation)
    if not len(likely):
        return pd.DataFrame(columns=["n", "likely", "mean", "sd", *names])
    draws = np.random.default_rng(seed)
    shared = draws.standard_normal(_RUNS) * correlation**0.5
    sums = np.zeros(_RUNS)
    for each in zip(low, likely, high, strict=True):
        own = draws.standard_normal(_RUNS) * (1 - correlation) ** 0.5
        sums += three_point.durations(*each, shared + own)
    mean = float(three_point.mean(low, likely, high).sum())
    row = [len(likely), likely.sum(), mean, sums.std(), *np.quantile(sums, probabilities)]
    return pd.DataFrame([row], columns=["n", "likely", "mean", "sd", *names])


def pert(tasks: pd.DataFrame) -> pd.DataFrame:
    """The classical PERT mean and spread, for estimates whose ends are never passed.

    Args:
        tasks: ``low likely high`` in one unit, here the least, the most frequent and the most.

    Returns:
        A row per task, under its index: ``mean`` (low + 4 likely + high) / 6 and ``sd``
        (high - low) / 6. Means add; of independent pieces the squares of ``sd`` do.

    Raises:
        Fault: as :func:`spread_of`.

    Source: Malcolm, Roseboom, Clark and Fazar, "Application of a technique for research and
    development program evaluation", Operations Research 7 (1959). People's ends are rarely
    least and most; :func:`spread_of` takes them for one time in ten.
    """
    low, likely, high = _points(tasks)
    found = {"mean": (low + 4 * likely + high) / 6, "sd": (high - low) / 6}
    return pd.DataFrame(found, index=tasks.index)


def quantile_names(probabilities: Sequence[float]) -> list[str]:
    """The columns of quantiles: p10 for 0.1.

    Raises:
        Fault: a probability is not between 0 and 1.
    """
    for each in probabilities:
        if not 0 < each < 1:
            raise Fault("probability_unusable", value=each)
    return [f"p{100 * each:g}" for each in probabilities]


def _points(tasks: pd.DataFrame) -> tuple[Floats, Floats, Floats]:
    low, likely, high = (
        np.asarray(require_numbers(tasks, each), dtype=np.float64) for each in _POINTS
    )
    three_point.mean(low, likely, high)  # refuses points out of order
    return low, likely, high
