"""Frames whose missing values stay None, and whose dates stay dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

__all__ = ["table"]


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """A frame of ``rows``: columns of numbers or truths get their type, all others hold objects."""
    return pd.DataFrame({name: _column([row[name] for row in rows]) for name in columns})


def _column(values: Sequence[Any]) -> pd.Series[Any]:
    plain = bool(values) and all(isinstance(each, int | float) for each in values)
    return pd.Series(values, dtype=None if plain else object)
