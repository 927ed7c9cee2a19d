"""Rows as a frame in which what is missing is None, in every column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

__all__ = ["framed"]


def framed(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    """A frame of ``rows``: numbers as numbers where none is missing, everything else as it is."""
    frame = pd.DataFrame([tuple(row) for row in rows], columns=list(columns), dtype=object)
    for column in columns:
        values = frame[column]
        if len(values) and all(isinstance(each, bool | int | float) for each in values):
            frame[column] = values.infer_objects()
    return frame
