"""How much is done after several periods, and when a stretch of work is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from milepost.methods.day_steps import days_on
from milepost.methods.forecasting.capacity import LEVELS, Capacity, capacity_forecast
from milepost.methods.forecasting.pool import Pool, pool
from milepost.plan.faults import Fault

__all__ = ["CHANCES", "Work", "chance_by", "cone", "how_much", "paths", "when_done"]

Floats = NDArray[np.float64]

#: The chances with which a date is told.
CHANCES = (0.5, 0.8, 0.85, 0.95)
#: Beyond five years of fortnights nobody is told a date.
FARTHEST = 130
#: Most work is done within this; only if not, all periods to the farthest are simulated.
_NEAR = 26
_RUNS = 4000


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """Work that is still to be done.

    Attributes:
        remaining: how much, in the unit of the history.
        start: the first day of the next period.
        period_days: the length of a period in calendar days.
        growth: how much new work is found per unit that is finished; 0.2 is one for every five.
    """

    remaining: float
    start: date
    period_days: int = 14
    growth: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.remaining < float("inf"):
            raise Fault("remaining_unusable", value=self.remaining)
        if not 0 <= self.growth < 1:
            raise Fault("growth_unusable", value=self.growth)
        if not 1 <= self.period_days <= 366:
            raise Fault("period_unusable", value=self.period_days)

    @property
    def total(self) -> float:
        """What has to be delivered until nothing remains, with what is found on the way."""
        return self.remaining / (1 - self.growth)

    def end_of(self, period: int) -> date:
        """The last day of the period with that number, counted from 1."""
        return days_on(self.start, period * self.period_days - 1)

    def periods_by(self, day: date) -> int:
        """How many whole periods are over at the end of ``day``."""
        return max(((day - self.start).days + 1) // self.period_days, 0)


def how_much(history: pd.DataFrame, periods: int, *, seed: int = 1) -> pd.DataFrame:
    """Forecast what a team will deliver in its next periods together.

    The errors of periods that are seen from the same day go together: part of the error lasts,
    and the level drifts, as other teams' did.

    Args:
        history: as in :func:`capacity_forecast`.
        periods: how many.
        seed: of the simulated futures; the same seed gives the same numbers.

    Returns:
        A row per level: ``level`` and the ``load`` that is not exceeded with that chance.

    Raises:
        Fault: the history is unusable or too short, or ``periods`` does not lie between 1 and 130.
    """
    if not 1 <= periods <= FARTHEST:
        raise Fault("periods_unusable", value=periods, most=FARTHEST)
    sums = paths(capacity_forecast(history), periods, seed=seed).sum(axis=1)
    return pd.DataFrame({"level": list(LEVELS), "load": np.quantile(sums, LEVELS)})


def when_done(
    history: pd.DataFrame, work: Work, *, chances: Sequence[float] = CHANCES, seed: int = 1
) -> pd.DataFrame:
    """Forecast when a stretch of work is done.

    Args:
        history: as in :func:`capacity_forecast`.
        work: what remains, from when on, in periods of which length.
        chances: how likely the dates are to be met.
        seed: of the simulated futures; the same seed gives the same dates.

    Returns:
        A row per chance: ``chance``, the number of ``periods`` that it takes, and the ``date``
        that the last of them ends on; both are None where it takes more than 130 periods.

    Raises:
        Fault: the history is unusable or too short.
    """
    needed = _needed(history, work, seed)
    found = [int(np.quantile(needed, each, method="inverted_cdf")) for each in chances]
    there = [each if each <= FARTHEST else None for each in found]
    return pd.DataFrame(
        {
            "chance": list(chances),
            "periods": pd.Series(there, dtype=object),
            "date": pd.Series([_date(work, each) for each in there], dtype=object),
        }
    )


def chance_by(history: pd.DataFrame, work: Work, by: date, *, seed: int = 1) -> float:
    """How likely the work is done by the end of a day; only whole periods count.

    Raises:
        Fault: the history is unusable or too short.
    """
    return float(np.mean(_needed(history, work, seed) <= min(work.periods_by(by), FARTHEST)))


def cone(
    history: pd.DataFrame, work: Work, *, periods: int | None = None, seed: int = 1
) -> pd.DataFrame:
    """What will have been delivered at the end of each period to come.

    Args:
        history: as in :func:`capacity_forecast`.
        work: what remains, from when on, in periods of which length.
        periods: how far to look; by default until the work is 95 % likely to be done.
        seed: of the simulated futures.

    Returns:
        A row per period from 0, the start: ``period``, the ``date`` of its end, ``to_do`` (all work
        that is known by then, if the median comes true) and ``p05 p10 p25 p50 p75 p90 p95``.

    Raises:
        Fault: the history is unusable or too short.
    """
    if periods is None:
        last = when_done(history, work, chances=(0.95,), seed=seed)["periods"].iloc[0]
        periods = FARTHEST if last is None else max(int(last), 1)
    sums = paths(capacity_forecast(history), periods, seed=seed).cumsum(axis=1)
    sums = np.column_stack([np.zeros(len(sums)), sums])
    bands = {f"p{level:02d}": np.quantile(sums, level / 100, axis=0) for level in _BANDS}
    found = np.minimum(bands["p50"], work.total) * work.growth
    numbers = range(periods + 1)
    dates = pd.Series([work.end_of(number) for number in numbers], dtype=object)
    return pd.DataFrame(
        {"period": numbers, "date": dates, "to_do": work.remaining + found, **bands}
    )


_BANDS = (5, 10, 25, 50, 75, 90, 95)


def paths(forecast: Capacity, periods: int, *, shared: Pool | None = None, seed: int = 1) -> Floats:
    """Simulated futures: what is delivered in each period of each run, shape (runs, periods)."""
    errors = shared or pool()
    draw = np.random.default_rng(seed)
    lasting = draw.standard_normal(_RUNS) * np.sqrt(errors.lasting)
    drift = draw.standard_normal((errors.farthest, _RUNS)) * np.sqrt(errors.drifting)
    drift[0] = 0
    shared_errors = lasting + drift.cumsum(axis=0)
    # Drawn last and period by period: who looks farther sees the same futures.
    passing = draw.standard_normal((periods, _RUNS)) * np.sqrt(1 - errors.lasting)
    reached = np.minimum(np.arange(periods), errors.farthest - 1)
    return forecast.at(shared_errors[reached] + passing).T


def _needed(history: pd.DataFrame, work: Work, seed: int) -> NDArray[np.int64]:
    """How many periods each future needs; one more than the farthest where it needs more."""
    forecast = capacity_forecast(history)
    if not work.total:
        return np.zeros(_RUNS, dtype=np.int64)
    for horizon in (_NEAR, FARTHEST):
        sums = paths(forecast, horizon, seed=seed).cumsum(axis=1)
        if (sums[:, -1] >= work.total).all():
            break
    return np.asarray((sums < work.total).sum(axis=1) + 1, dtype=np.int64)


def _date(work: Work, periods: int | None) -> date | None:
    return None if periods is None else work.end_of(periods)
