"""Whether there are runs enough."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from milepost.methods.frames import require_rows
from milepost.methods.risk_assessment.milestone_dates import reached
from milepost.methods.risk_assessment.pauses import Floats
from milepost.methods.risk_assessment.simulation import Simulation
from milepost.methods.saying import said
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Band", "band", "convergence", "describe_convergence"]

_STOPS = (1, 2, 5)
_FEWEST = 50


class Band(NamedTuple):
    """A percentile, and between which values it lies with 95 % confidence."""

    low: float
    middle: float
    high: float


def band(finishes: Floats, share: float) -> Band:
    """The percentile of some runs, with the confidence that their number gives.

    The bounds are order statistics: their ranks are those between which a binomial count lies
    with 95 % (normal approximation), whatever the distribution (Conover, "Practical Nonparametric
    Statistics", 3.2).
    """
    count = len(finishes)
    ordered = np.sort(finishes)
    place = int(np.ceil(np.round(count * share, 6))) - 1
    half = 1.96 * np.sqrt(count * share * (1 - share))
    low = int(np.clip(np.floor(count * share - half), 0, count - 1))
    high = int(np.clip(np.ceil(count * share + half), 0, count - 1))
    return Band(float(ordered[low]), float(ordered[place]), float(ordered[high]))


def convergence(simulation: Simulation, milestone: Id | None = None) -> pd.DataFrame:
    """The P80 after 50, 100, 200, 500 … runs, with the band in which it lies with 95 %.

    Args:
        simulation: what :func:`simulate` gives.
        milestone: whose P80; None for the end of everything.

    Returns:
        A row for each number of ``runs``, all of them last: ``p80``, ``low``, ``high`` in working
        days from today, and ``date``, the day of the P80.

    Raises:
        Fault: the plan has no such milestone still to be reached.
    """
    finishes = simulation.finish_of(milestone)
    rows = []
    for runs in _numbers_of_runs(len(finishes)):
        found = band(finishes[:runs], 0.8)
        date = reached(simulation.network.days, found.middle)
        rows.append((runs, found.middle, found.low, found.high, date))
    return pd.DataFrame(rows, columns=["runs", "p80", "low", "high", "date"])


def _numbers_of_runs(most: int) -> list[int]:
    stops = (first * 10**power for power in range(1, len(str(most)) + 1) for first in _STOPS)
    return [*(each for each in stops if _FEWEST <= each <= most / 2), most]


def describe_convergence(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How exactly the P80 is known, as one sentence."""
    last = require_rows(found, "runs", "p80", "low", "high").iloc[-1]
    half = float(last["high"] - last["low"]) / 2
    code = "convergence" if half >= 0.05 else "convergence_exact"
    return said(f"method.risk_assessment.{code}", language, runs=float(last["runs"]), days=half)
