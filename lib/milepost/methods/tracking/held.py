"""Calibration: how often what was called 80 % sure came true.

A team that says P80 and is right half the time is not unlucky but too sure of itself. How often a
level held comes with its 95 % confidence interval (Clopper and Pearson, exact), since with few
cases little can be told.

Source: Gneiting, Balabdaoui and Raftery, "Probabilistic forecasts, calibration and sharpness",
Journal of the Royal Statistical Society B 69 (2007).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import pandas as pd

from milepost.methods.frames import framed, require, require_numbers
from milepost.methods.saying import said, share
from milepost.methods.three_point import quantiles
from milepost.methods.tracking.records import records
from milepost.plan.plan import Plan
from milepost.plan.reviews import Forecast
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["Held", "calibration", "calibration_of_dates", "describe_calibration"]

_COLUMNS = ("source", "level", "n", "held", "share", "low", "high", "verdict")
_LEVELS = (0.5, 0.8, 0.9)


class Held(StrEnum):
    """What the confidence interval tells of a level."""

    TOO_SURE = "too_sure"
    TOO_CAREFUL = "too_careful"
    FITS = "fits"


def calibration(source: Plan | pd.DataFrame) -> pd.DataFrame:
    """How often the P50, P80 and P90 of first three-point estimates held.

    Args:
        source: a plan, read by :func:`milepost.methods.tracking.records.records`, or a frame
            with ``estimate actual low high`` in one unit; ``low`` and ``high`` are what one time
            in ten is less or more. Rows without both are left out.

    Returns:
        One row per level: ``source`` (tasks), ``level`` (0.5, 0.8, 0.9), ``n`` cases, ``held``
        (actual no more than the level), ``share``, the interval ``low`` to ``high``, and
        ``verdict``: *too_sure* if the interval lies below the level, *too_careful* if above,
        else *fits*. No rows without a case.

    Raises:
        Fault: a column is missing, a number is negative or missing, or points are out of order.
    """
    frame = records(source) if isinstance(source, Plan) else source
    known = frame[require(frame, "low", "high")[["low", "high"]].notna().all(axis=1)]
    low, likely, high, actual = (
        require_numbers(known, each).to_numpy() for each in ("low", "estimate", "high", "actual")
    )
    if not len(known):
        return framed((), _COLUMNS)
    return framed(
        (
            _row("tasks", level, actual <= quantiles(low, likely, high, level) + 1e-9)
            for level in _LEVELS
        ),
        _COLUMNS,
    )


def calibration_of_dates(plan: Plan, today: date) -> pd.DataFrame:
    """How often the P50 and P80 dates that were forecast for milestones held.

    The first forecast of each milestone counts, since later ones know more and repeat it. A
    level counts once its date has come, whether the milestone is done or not: to wait until it
    is would leave out the very ones that are late.

    Returns:
        As :func:`calibration`, with the source *milestones* and the levels 0.5 and 0.8.
    """
    held: dict[float, list[bool]] = {}
    for first in _first_forecasts(plan):
        done_on = plan.milestones[first.milestone].done_on
        for level, forecast in ((0.5, first.p50), (0.8, first.p80)):
            if forecast < today:
                held.setdefault(level, []).append(done_on is not None and done_on <= forecast)
    return framed(
        (_row("milestones", level, np.array(held[level])) for level in sorted(held)), _COLUMNS
    )


def _first_forecasts(plan: Plan) -> Iterator[Forecast]:
    seen = set()
    for each in sorted(plan.forecasts.values(), key=lambda each: (each.said_on, each.id)):
        if each.milestone not in seen and plan.milestones[each.milestone].status != "dropped":
            seen.add(each.milestone)
            yield each


def _row(source: str, level: float, held: np.ndarray[Any, Any]) -> tuple[object, ...]:
    from scipy.stats import binomtest  # noqa: PLC0415 - takes a second to load

    count, cases = int(held.sum()), len(held)
    interval = binomtest(count, cases).proportion_ci(0.95, method="exact")
    low, high = float(interval.low), float(interval.high)
    return (source, level, cases, count, count / cases, low, high, _verdict(level, low, high))


def _verdict(level: float, low: float, high: float) -> Held:
    if high < level:
        return Held.TOO_SURE
    return Held.TOO_CAREFUL if low > level else Held.FITS


def describe_calibration(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """The level near 80 % in a sentence, which is the one that promises are made of.

    Raises:
        Fault: a column of the calibration is missing.
    """
    require(frame, *_COLUMNS)
    rows = frame[frame["level"] == 0.8]
    if rows.empty:
        return said("method.tracking.calibration.none", language)
    row = rows.iloc[0]
    return said(
        f"method.tracking.calibration.{row['verdict']}",
        language,
        held=int(row["held"]),
        count=int(row["n"]),
        level=share(row["level"], language),
        low=share(row["low"], language),
        high=share(row["high"], language),
    )
