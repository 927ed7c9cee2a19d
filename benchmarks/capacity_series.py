"""What teams delivered period by period, read from CSV files, and how forecasts of it are scored.

A file has the columns `series,org,seq,delivered` and, where it is known, `committed`. A series that
another one repeats figure by figure is left out.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

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
        return float(self.committed[period]) if len(self.committed) else None


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
    for place in (folder, folder / "capacity", folder / "estimation" / "capacity"):
        files = sorted(place.glob("*.csv"))
        if files:
            found = [each for file in files for each in _series(file)]
            return list({(*each.delivered, *each.committed): each for each in found[::-1]}.values())
    raise SystemExit(f"no CSV files in {folder}; name the folder that holds them")


def _series(file: Path) -> Iterator[Series]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = sorted(csv.DictReader(lines), key=lambda row: (row["series"], int(row["seq"])))
    for name, group in groupby(rows, key=lambda row: row["series"]):
        own = list(group)
        committed = [float(row["committed"]) for row in own] if "committed" in own[0] else []
        organisation = SAME.get(own[0]["org"], own[0]["org"])
        delivered = np.array([float(row["delivered"]) for row in own])
        yield Series(file.stem, name, organisation, delivered, np.array(committed))


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
        commitment=len(team.committed) > 0,
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
