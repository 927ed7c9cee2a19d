"""Rows by the names of their columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from milepost.methods.frames import framed

__all__ = ["table"]


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """A frame of ``rows`` with just these ``columns``; what is missing in them is None."""
    return framed(([row[name] for name in columns] for row in rows), columns)
