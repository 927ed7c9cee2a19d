"""How long finished tasks took beside their estimates, and which of them tell of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from milepost.methods.agile_estimating.settings import WorkSettings
from milepost.methods.frames import require, require_dates, require_numbers

__all__ = ["Ratios", "finished", "likely_ratios"]

Floats = NDArray[np.float64]

#: The pool of other teams is stood for by so many tasks.
_POOL = 40


def finished(history: pd.DataFrame) -> pd.DataFrame:
    """The tasks with an estimate and an actual above zero, by ``date`` if there is one.

    ``log_ratio`` is ln(actual / estimate). What is missing or zero says nothing and is left out.

    Raises:
        Fault: a column is missing, or a number of it is negative.
    """
    require(history, "estimate", "actual")
    known = history[history["estimate"].notna() & history["actual"].notna()]
    numbers = {each: require_numbers(known, each) for each in ("estimate", "actual")}
    known = known.assign(**numbers)[(numbers["estimate"] > 0) & (numbers["actual"] > 0)]
    known = known.assign(log_ratio=np.log(known["actual"] / known["estimate"]))
    if "date" in known.columns:
        known = known.sort_values("date", kind="stable", key=_days)
    return known


def _days(dates: pd.Series[Any]) -> pd.Series[float]:
    """Dates as numbers, NaN where nobody knows."""
    there = dates.notna()
    known = require_dates(dates[there].to_frame("date"), "date")
    numbers = np.full(len(dates), np.nan)
    numbers[there.to_numpy()] = [day.toordinal() for day in known]
    return pd.Series(numbers, dates.index)


class Ratios(NamedTuple):
    """Which log ratios are likely: values from small to large, and weights, a row per task."""

    values: Floats
    weights: Floats

    def quantiles(self, probabilities: Sequence[float]) -> Floats:
        """The log ratio not exceeded with each probability (columns), between values linear."""
        reached = self.weights.cumsum(axis=1) - self.weights / 2
        found = [np.interp(probabilities, row, self.values) for row in reached]
        return np.array(found).reshape(len(self.weights), len(probabilities))

    def moments(self) -> tuple[Floats, Floats]:
        """Mean and standard deviation of the ratio itself."""
        ratios = np.exp(self.values)
        mean = self.weights @ ratios
        return mean, np.sqrt(np.maximum(self.weights @ ratios**2 - mean**2, 0))


def likely_ratios(tasks: pd.DataFrame, past: pd.DataFrame, settings: WorkSettings) -> Ratios:
    """The ratios of ``past`` (as from :func:`finished`), weighted for each of ``tasks``."""
    past = past.iloc[-settings.most :]
    pool = ndtri((np.arange(_POOL) + 0.5) / _POOL) * settings.pool_sd
    values = np.concatenate([past["log_ratio"].to_numpy(dtype=np.float64), pool]).round(9)
    weights = np.full((len(tasks), len(values)), settings.pool / _POOL)
    weights[:, : len(past)] = _weights(tasks, past, settings)
    weights /= weights.sum(axis=1, keepdims=True)
    order = np.argsort(values, kind="stable")
    starts = np.flatnonzero(np.diff(values[order], prepend=-np.inf) > 0)
    return Ratios(values[order][starts], np.add.reduceat(weights[:, order], starts, axis=1))


def _weights(tasks: pd.DataFrame, past: pd.DataFrame, settings: WorkSettings) -> Floats:
    person, kind = (_same(tasks, past, each) for each in ("person", "kind"))
    alike = settings.anyone + settings.person * person + settings.kind * kind
    sizes = [np.log(frame["estimate"].to_numpy(dtype=float)) for frame in (tasks, past)]
    apart = np.abs(sizes[0][:, None] - sizes[1])
    ago = np.arange(len(past), 0, -1)
    faded = np.exp(-apart / settings.width - ago / settings.span)
    return np.asarray((alike + settings.both * (person & kind)) * faded)


def _same(tasks: pd.DataFrame, past: pd.DataFrame, column: str) -> NDArray[np.bool_]:
    """Whether a task (rows) and a past one (columns) have the same person or kind."""
    if column not in tasks.columns or column not in past.columns:
        return np.zeros((len(tasks), len(past)), dtype=bool)
    both: Any = pd.concat([tasks[column], past[column]]).astype(object)
    codes = pd.factorize(both)[0]
    mine, theirs = codes[: len(tasks)], codes[len(tasks) :]
    return np.asarray((mine[:, None] == theirs) & (theirs >= 0))
