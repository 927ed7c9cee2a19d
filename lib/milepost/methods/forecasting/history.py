"""What a team delivered so far, as a frame with one row per period, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from milepost.methods.frames import require, require_numbers
from milepost.plan.faults import Fault

__all__ = ["LEAST_PERIODS", "Period", "known_periods", "past", "require_past"]

#: How many past periods it takes to forecast without a commitment.
LEAST_PERIODS = 3


class Period(NamedTuple):
    """What was delivered and committed to; None where it is not known."""

    delivered: float | None
    committed: float | None


def past(history: pd.DataFrame) -> list[Period]:
    """The periods of a history, oldest first; an empty cell is a period that nobody recorded.

    Raises:
        Fault: the column ``delivered`` is missing, or a cell holds no number of at least 0.
    """
    require(history, "delivered")
    committed = "committed" if "committed" in history.columns else None
    promised = _numbers(history, committed) if committed else iter([None] * len(history))
    return [Period(*pair) for pair in zip(_numbers(history, "delivered"), promised, strict=True)]


def known_periods(periods: list[Period]) -> int:
    """How many of the periods say what was delivered."""
    return sum(each.delivered is not None for each in periods)


def require_past(periods: list[Period]) -> list[Period]:
    """The periods themselves, if there are enough to forecast from.

    Raises:
        Fault: fewer than three of them say what was delivered.
    """
    known = known_periods(periods)
    if known < LEAST_PERIODS:
        raise Fault("history_too_short", least=LEAST_PERIODS, known=known)
    return periods


def _numbers(history: pd.DataFrame, column: str) -> Iterator[float | None]:
    there = history[column].notna().to_numpy()
    if not there.all():
        history = history.assign(**{column: history[column].where(there, 0)})
    values = require_numbers(history, column).tolist()
    return (value if known else None for value, known in zip(values, there, strict=True))
