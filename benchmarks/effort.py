"""Effort of tasks: estimates corrected by how earlier ones turned out, beside the estimates.

Each file in ``tasks/`` has the columns ``start`` and either ``est_hours act_hours`` or
``est_pomodoros act_pomodoros``. If known, ``phase`` or ``tag`` is the kind of work, and there are
``end person project``; without them a task ends when it starts, and a file is the project of one
person. Everything is told in the order of time: on the morning of a day, from the tasks of the
same project that had ended before that day; for a total, from those ended before its fortnight.
Tasks without an estimate or an actual above zero, or without a start, are left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from benchmarks.outside import columns, files, moments, read
from milepost.methods.agile_estimating import corrected, total
from milepost.methods.agile_estimating.settings import WORK, WorkSettings

#: Before so many tasks of a project have ended, none of its fortnights is scored.
FEWEST = 10
_FORTNIGHT = np.timedelta64(14, "D")
_UNITS = ("hours", "pomodoros")
_KINDS = {"phase": "kind", "tag": "kind"}


class Team(NamedTuple):
    """A project's tasks in the order of their start: ``estimate actual person kind day ended``."""

    source: str
    name: str
    tasks: pd.DataFrame
    unit: str = _UNITS[0]


def load(folder: Path) -> list[Team]:
    """The tasks in ``folder``/tasks, or in ``folder``/estimation/tasks, by project."""
    return [
        each for file in files(folder, ("estimation",), "tasks/*.csv*") for each in _teams(file)
    ]


def _teams(file: Path) -> Iterator[Team]:
    unit = next((each for each in _UNITS if f"est_{each}" in columns(file)), _UNITS[0])
    names = {f"est_{unit}": "estimate", f"act_{unit}": "actual"}
    source = file.name.split(".")[0].removesuffix("_tasks")
    tasks = _timed(file, read(file, "start", numbers=list(names)).rename(columns=names | _KINDS))
    for name, rows in tasks.groupby("project", sort=True):
        yield Team(source, str(name), rows.drop(columns="project").reset_index(drop=True), unit)


def _timed(file: Path, tasks: pd.DataFrame) -> pd.DataFrame:
    """The tasks that count, in the order of their start."""
    source = file.name.split(".")[0]
    start = moments(file, tasks, "start")
    end = moments(file, tasks, "end") if "end" in tasks else start
    found = tasks.assign(
        day=start.dt.normalize(),
        ended=end.where(end > start, start).dt.normalize(),
        person=tasks.get("person", 0),
        project=tasks["project"].fillna(source) if "project" in tasks else source,
        kind=tasks.get("kind"),
    )
    found = found.iloc[np.argsort(start.to_numpy(), kind="stable")]
    counts = (found["estimate"] > 0) & (found["actual"] > 0) & found["day"].notna()
    return found.loc[counts, ["project", "estimate", "actual", "person", "kind", "day", "ended"]]


def tasks_told(team: Team, settings: WorkSettings = WORK, every: int = 1) -> pd.DataFrame:
    """Each task with the quantiles ``p10 p50 p90`` that it was given on its first morning.

    Only the tasks of each ``every``-th morning are told.
    """
    parts = []
    for day, today in list(team.tasks.groupby("day", sort=True))[::every]:
        known = team.tasks[team.tasks["ended"] < day]
        told = corrected(today, known, settings=settings)
        parts.append(today[["estimate", "actual"]].join(told))
    return pd.concat(parts).assign(source=team.source, team=team.name)


def totals_told(team: Team, settings: WorkSettings = WORK) -> pd.DataFrame:
    """Each fortnight's total with the quantiles that it was given before it began."""
    first = team.tasks["day"].min()
    fortnights = (team.tasks["day"] - first) // _FORTNIGHT
    parts = []
    for number, planned in team.tasks.groupby(fortnights, sort=True):
        known = team.tasks[team.tasks["ended"] < first + int(number) * _FORTNIGHT]
        if len(known) >= FEWEST:
            told = total(planned, known, settings=settings)
            parts.append(told.assign(actual=planned["actual"].sum()))
    if not parts:
        return pd.DataFrame(columns=["source", "team", "actual", "p10", "p90"])
    return pd.concat(parts).assign(source=team.source, team=team.name)


def error_ratio(told: pd.DataFrame) -> float:
    """Mean absolute log error of the middle, divided by that of the raw estimate."""
    mine, raw = (np.abs(np.log(told["actual"] / told[each])) for each in ("p50", "estimate"))
    return float(mine.mean() / max(raw.mean(), 1e-9))


def coverage80(told: pd.DataFrame) -> float:
    """How often, in per cent, the actual lay between p10 and p90; NaN if nothing was told."""
    low, high = told["p10"] * (1 - 1e-6), told["p90"] * (1 + 1e-6)
    return float(100 * told["actual"].between(low, high).mean()) if len(told) else math.nan
