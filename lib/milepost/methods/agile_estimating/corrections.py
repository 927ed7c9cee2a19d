"""What new estimates come to, after how earlier ones turned out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from milepost.methods.agile_estimating.past_work import finished, likely_ratios
from milepost.methods.agile_estimating.settings import WORK, WorkSettings
from milepost.methods.agile_estimating.sums import quantile_names
from milepost.methods.frames import require, require_numbers
from milepost.methods.saying import number, said
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["corrected", "describe_total", "total"]

#: One time in ten better, as often more as less, one time in ten worse.
_CASES = (0.1, 0.5, 0.9)
#: So many tasks are set beside the past at once, which bounds the memory.
_BLOCK = 256


def corrected(
    tasks: pd.DataFrame,
    history: pd.DataFrame,
    probabilities: Sequence[float] = _CASES,
    settings: WorkSettings = WORK,
) -> pd.DataFrame:
    """The effort to expect of each task, from how earlier estimates turned out.

    Each finished task counts for how much it resembles the new one: same person, same kind of
    work, an estimate of about the same size, not long ago. Until there are such tasks, the
    estimate is left as it is, with the spread that is usual elsewhere.

    Args:
        tasks: ``estimate`` in any unit of work; if known ``person`` and ``kind`` of work.
        history: finished tasks, oldest first or with a ``date``: ``estimate actual`` in the same
            unit and, if known, the same columns. Missing or zero numbers are passed over.
        probabilities: which quantiles to give, 0 to 1.
        settings: how much a finished task says; learned from outside.

    Returns:
        A row per task, under its index: ``p10 p50 p90`` (or as asked), ``mean`` and ``sd``, in
        the unit of the estimate. An estimate of zero stays zero.

    Raises:
        Fault: a column is missing, a number is negative or none, or a probability is not
            between 0 and 1.
    """
    estimates = require_numbers(tasks, "estimate").to_numpy(dtype=np.float64)
    names = quantile_names(probabilities)
    known, past = tasks.assign(estimate=np.maximum(estimates, 1e-9)), finished(history)
    blocks = [
        _ratios(known.iloc[first : first + _BLOCK], past, probabilities, settings)
        for first in range(0, max(len(known), 1), _BLOCK)
    ]
    efforts = np.concatenate(blocks) * estimates[:, None]
    return pd.DataFrame(efforts, index=tasks.index, columns=[*names, "mean", "sd"])


def _ratios(
    tasks: pd.DataFrame,
    past: pd.DataFrame,
    probabilities: Sequence[float],
    settings: WorkSettings,
) -> NDArray[np.float64]:
    """Quantiles, mean and standard deviation (columns) of the ratio of each task."""
    ratios = likely_ratios(tasks, past, settings)
    return np.column_stack([np.exp(ratios.quantiles(probabilities)), *ratios.moments()])


def total(
    tasks: pd.DataFrame,
    history: pd.DataFrame,
    probabilities: Sequence[float] = _CASES,
    settings: WorkSettings = WORK,
) -> pd.DataFrame:
    """The effort of all ``tasks`` together, as of a sprint.

    Means add, middles do not: what overruns, overruns by more. And errors come together, for
    the same people were as hopeful about every task.

    Args:
        tasks: as for :func:`corrected`.
        history: as for :func:`corrected`.
        probabilities: which quantiles to give, 0 to 1.
        settings: as for :func:`corrected`; among them the correlation of two tasks' errors.

    Returns:
        One row: ``n`` tasks, their ``estimate`` together, ``p10 p50 p90`` (or as asked) of the
        lognormal that has this ``mean`` and ``sd``. No row without tasks.

    Raises:
        Fault: as :func:`corrected`.

    Source: for the lognormal of a sum, Fenton, "The sum of log-normal probability distributions
    in scatter transmission systems", IRE Transactions on Communications Systems 8 (1960).
    """
    each = corrected(tasks, history, probabilities, settings)
    columns = ["n", "estimate", *quantile_names(probabilities), "mean", "sd"]
    if each.empty:
        return pd.DataFrame(columns=columns)
    mean, alone = float(each["mean"].sum()), float((each["sd"] ** 2).sum())
    variance = alone + settings.correlation * (float(each["sd"].sum()) ** 2 - alone)
    efforts = _lognormal(mean, variance, np.asarray(probabilities, dtype=np.float64))
    estimate = float(require_numbers(tasks, "estimate").sum())
    return pd.DataFrame([[len(each), estimate, *efforts, mean, variance**0.5]], columns=columns)


def describe_total(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The estimates together, and within what range four in five such totals come out."""
    if found.empty or not {"p10", "p90"} <= set(found.columns):
        return said("method.agile_estimating.total.none", language)
    row = require(found, "estimate").iloc[0]
    fields = {each: number(float(row[each]), language) for each in ("estimate", "p10", "p90")}
    return said("method.agile_estimating.total.range", language, **fields)


def _lognormal(mean: float, variance: float, p: NDArray[np.float64]) -> NDArray[np.float64]:
    if mean <= 0:
        return np.zeros(len(p))
    spread = np.sqrt(np.log1p(variance / mean**2))
    return np.asarray(mean * np.exp(spread * ndtri(p) - spread**2 / 2))
