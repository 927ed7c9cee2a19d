"""Items to be put in order, as a frame."""

from __future__ import annotations

from typing import Any

import pandas as pd

__all__ = ["work"]


def work(*rows: tuple[Any, ...], columns: str = "item class effort waits_for") -> pd.DataFrame:
    """Items of a frame, a row each, with the columns named."""
    return pd.DataFrame([list(row) for row in rows], columns=columns.split())
