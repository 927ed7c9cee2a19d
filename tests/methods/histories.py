"""Past periods to forecast from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from milepost.methods.forecasting import Work

CALM = [20, 21, 19, 20, 20, 21, 19, 20, 21, 20]
MIXED = [12.0, 30, 18, 9, 25, 14, 22, 31, 16, 20]
START = date(2027, 1, 11)  # a Monday


def delivered(*loads: float | None) -> pd.DataFrame:
    """A history of what was delivered."""
    return pd.DataFrame({"delivered": pd.Series(loads, dtype=float)})


def both(loads: Sequence[float], commitments: Sequence[float | None]) -> pd.DataFrame:
    """A history of what was delivered and committed to."""
    return delivered(*loads).assign(committed=pd.Series(commitments, dtype=float))


def work(remaining: float, growth: float = 0.0, period_days: int = 14) -> Work:
    """Work from :data:`START` on."""
    return Work(remaining=remaining, start=START, growth=growth, period_days=period_days)
