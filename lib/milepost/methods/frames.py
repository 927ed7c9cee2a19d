"""What methods ask of the frames they are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from milepost.plan.faults import Fault

__all__ = ["empty", "framed", "require", "require_numbers"]


def require(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """``frame`` itself, if it has all ``columns``.

    Raises:
        Fault: columns are missing; the message names them and those that are there.
    """
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        there = ", ".join(map(str, frame.columns)) or "none"
        raise Fault("columns_missing", missing=", ".join(missing), there=there)
    return frame


def require_numbers(frame: pd.DataFrame, column: str, *, least: float = 0.0) -> pd.Series[float]:
    """The numbers of a column.

    Raises:
        Fault: the column is missing, or a row of it holds no finite number of at least ``least``.
    """
    values = pd.to_numeric(require(frame, column)[column], errors="coerce").astype(float)
    wrong = np.flatnonzero(~np.isfinite(values) | (values < least))
    if len(wrong):
        row = int(wrong[0])
        found = frame[column].iloc[row]
        raise Fault("number_unusable", column=column, row=row + 1, value=found, least=least)
    return values


def empty(columns: Sequence[str]) -> pd.DataFrame:
    """A frame of ``columns`` without rows."""
    return pd.DataFrame(columns=list(columns))


def framed(rows: Iterable[Sequence[object]], columns: Sequence[str]) -> pd.DataFrame:
    """A frame of ``rows``: numbers as numbers where none is missing, everything else as it is."""
    frame = pd.DataFrame([tuple(row) for row in rows], columns=list(columns), dtype=object)
    for column in columns:
        values = frame[column]
        if len(values) and all(isinstance(each, bool | int | float) for each in values):
            frame[column] = values.infer_objects()
    return frame
