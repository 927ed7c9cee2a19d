"""What teams delivered period by period, read from CSV files, and how forecasts of it are scored.

A file has the columns `series,seq,delivered` and, where they are known, `org` and `committed`. A
period whose `delivered` is empty is left out. So is a series that another one repeats figure by
figure, and a row that another repeats.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.outside import Row, files, rows
from milepost.methods.forecasting import LEAST_PERIODS, LEVELS

Floats = NDArray[np.float64]
Points = list["Point"]

#: Names under which one organisation stands in different files.
SAME = {"JIRA": "Atlassian"}
#: The most past periods that a short history has.
SHORT = 5


class Series(NamedTuple):
    """One team; `committed` is empty where nobody recorded it."""

    file: str
    name: str
    organisation: str
    delivered: Floats
    committed: Floats

    def commitment(self, period: int) -> float | None:
        """What the team committed to in one period, if that was recorded."""
        known = len(self.committed) and not np.isnan(self.committed[period])
        return float(self.committed[period]) if known else None


def hidden(team: Series) -> Series:
    """The team as if nobody had recorded its commitments."""
    return team._replace(committed=team.committed[:0])


class Past(NamedTuple):
    """What is known when the next period is forecast."""

    delivered: Floats
    committed: Floats
    commitment: float | None


class Point(NamedTuple):
    """One forecast: how far off it was, and whether what came was where it should be."""

    series: str
    file: str
    past_periods: int
    commitment: bool
    crps: float
    inside: bool
    safe: bool


def load(folder: Path) -> list[Series]:
    """The series of all files in a folder, or in `capacity/` or `estimation/capacity/` below it."""
    tables = files(folder, ("capacity", "estimation/capacity"), "*.csv*")
    if not tables:
        raise SystemExit(f"no CSV files in {folder}; name the folder that holds them")
    found = [each for file in tables for each in _series(file)]
    unique = {each.delivered.tobytes() + each.committed.tobytes(): each for each in found[::-1]}
    return list(unique.values())


def _series(file: Path) -> Iterator[Series]:
    told = (row for row in rows(file, "series", "seq", "delivered") if _is_told(row))
    for name, group in groupby(sorted(told, key=_place), key=lambda row: row.cells["series"]):
        own = _once(list(group))
        organisation = own[0].cells.get("org") or name
        committed = np.array([row.number("committed") for row in own])
        yield Series(
            file=file.name.split(".")[0],
            name=name,
            organisation=SAME.get(organisation, organisation),
            delivered=np.array([row.number("delivered") for row in own]),
            committed=committed[:0] if np.isnan(committed).all() else committed,
        )


def _is_told(row: Row) -> bool:
    return not math.isnan(row.number("delivered"))


def _place(row: Row) -> tuple[str, float]:
    place = row.number("seq")
    if math.isnan(place):
        raise row.wrong("seq is empty")
    return row.cells["series"], place


def _once(own: list[Row]) -> list[Row]:
    kept = own[:1]
    for before, row in pairwise(own):
        if row.cells["seq"] != before.cells["seq"]:
            kept.append(row)
        elif row.cells != before.cells:
            raise row.wrong(f"another row has seq {row.cells['seq']} of series {_place(row)[0]}")
    return kept


def steps(team: Series) -> Iterator[tuple[Past, float]]:
    """Each period with enough past: what was known, and what came."""
    for now in range(LEAST_PERIODS, len(team.delivered)):
        past = Past(team.delivered[:now], team.committed[:now], team.commitment(now))
        yield past, float(team.delivered[now])


def backtest(team: Series, forecast: Callable[[Past], Floats]) -> Points:
    """One-step-ahead forecasts of a team: 19 quantiles each."""
    return [point(team, past, forecast(past), came) for past, came in steps(team)]


def point(team: Series, past: Past, found: Floats, came: float) -> Point:
    """The scores of one forecast."""
    scale = float(team.delivered.mean()) or 1.0
    trace = 1e-9 * scale
    return Point(
        series=f"{team.file}/{team.name}",
        file=team.file,
        past_periods=len(past.delivered),
        commitment=past.commitment is not None,
        crps=crps(found, came) / scale,
        inside=bool(found[1] - trace <= came <= found[-2] + trace),
        safe=bool(came >= found[2] - trace),
    )


def crps(found: Floats, came: float) -> float:
    """Twice the mean pinball loss of the 19 quantiles."""
    levels = np.array(LEVELS)
    off = came - found
    return float(2 * np.mean(np.where(off >= 0, levels * off, (levels - 1) * off)))


class Score(NamedTuple):
    """Means over a group of points; coverage and safe are 0-100."""

    crps: float
    coverage80: float
    safe85: float


def by_series(points: Points) -> Score:
    """The mean of each series, then over the series: each team counts once."""
    teams = groupby(sorted(points, key=lambda each: each.series), key=lambda each: each.series)
    return Score(*np.mean([by_point(list(own)) for _, own in teams], axis=0).tolist())


def by_point(points: Points) -> Score:
    """The mean over all forecasts: long histories count more."""
    rows = [(each.crps, 100.0 * each.inside, 100.0 * each.safe) for each in points]
    return Score(*np.mean(rows, axis=0).tolist())
