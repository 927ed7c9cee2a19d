"""What methods ask of the frames they are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NoReturn

import numpy as np
import pandas as pd

from milepost.plan.faults import Fault

__all__ = [
    "empty",
    "framed",
    "is_missing",
    "require",
    "require_dates",
    "require_numbers",
    "require_rows",
]

#: No amount in a plan, of whatever unit, is larger.
MOST = 1e9


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


def require_rows(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """``frame`` itself, if it has all ``columns`` and a row.

    Raises:
        Fault: columns are missing, or there is no row.
    """
    if require(frame, *columns).empty:
        raise Fault("rows_missing", columns=", ".join(columns))
    return frame


def require_numbers(
    frame: pd.DataFrame, column: str, *, least: float = 0.0, most: float = MOST
) -> pd.Series[float]:
    """The numbers of a column.

    Raises:
        Fault: the column is missing, or a row of it holds no number from ``least`` to ``most``.
    """
    values = pd.to_numeric(require(frame, column)[column], errors="coerce").astype(float)
    wrong = np.flatnonzero(~((values >= least) & (values <= most)))
    if len(wrong):
        row = int(wrong[0])
        bounds = {"least": f"{least:g}", "most": f"{most:,.0f}"}
        _refuse(frame, column, row, "number", **bounds)
    return values


def require_dates(frame: pd.DataFrame, column: str) -> list[date]:
    """The dates of a column, as dates of the calendar whatever kind of date they are kept as.

    Raises:
        Fault: the column is missing, or a row of it holds no date.
    """
    found = [_as_date(value) for value in require(frame, column)[column].tolist()]
    if None in found:
        _refuse(frame, column, found.index(None), "date")
    return [day for day in found if day is not None]


def _as_date(value: Any) -> date | None:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    if is_missing(value) or not isinstance(value, date):
        return None
    return value.date() if isinstance(value, datetime) else value


def _refuse(frame: pd.DataFrame, column: str, row: int, kind: str, **rule: str) -> NoReturn:
    value = frame[column].iloc[row]
    if is_missing(value):
        raise Fault(f"{kind}_missing", column=column, row=row + 1, **rule)
    raise Fault(f"{kind}_unusable", column=column, row=row + 1, value=value, **rule)


def is_missing(value: Any) -> bool:
    """Whether a cell is empty: None, NaN or NaT."""
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


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
