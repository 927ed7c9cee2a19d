"""Effort of tasks: estimates corrected by how earlier ones turned out, beside the estimates.

``tasks/cesaw_tasks.csv.gz`` holds hours of many people in several projects, whose phase of work
is the kind; ``tasks/renzo_tasks.csv`` pomodoros of one person, whose tag is the kind. Everything
is told in the order of time: on the morning of a day, from the tasks of the same project that had
ended before that day; for a total, from those ended before its fortnight. Tasks without an
estimate or an actual above zero are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from milepost.methods.agile_estimating import corrected, total
from milepost.methods.agile_estimating.settings import WORK, WorkSettings

#: Before so many tasks of a project have ended, none of its fortnights is scored.
FEWEST = 10
_FORTNIGHT = np.timedelta64(14, "D")
_SOURCES = (
    ("cesaw", "cesaw_tasks.csv*", {"est_hours": "estimate", "act_hours": "actual"}),
    ("renzo", "renzo_tasks.csv*", {"est_pomodoros": "estimate", "act_pomodoros": "actual"}),
)
_OTHERS = {"phase": "kind", "tag": "kind"}


class Team(NamedTuple):
    """A project's tasks in the order of their start: ``estimate actual person kind day ended``."""

    source: str
    name: str
    tasks: pd.DataFrame


def load(folder: Path) -> list[Team]:
    """The tasks under ``folder``/tasks, by project."""
    found: list[Team] = []
    for source, pattern, names in _SOURCES:
        for file in sorted((folder / "tasks").glob(pattern)):
            found += _teams(source, pd.read_csv(file).rename(columns=names | _OTHERS))
    return found


def _teams(source: str, tasks: pd.DataFrame) -> Iterator[Team]:
    tasks = tasks[(tasks["estimate"] > 0) & (tasks["actual"] > 0)]
    start = pd.to_datetime(tasks["start"])
    end = pd.to_datetime(tasks["end"]) if "end" in tasks else start
    told = tasks.assign(
        day=start.dt.normalize(),
        ended=end.where(end > start, start).dt.normalize(),
        person=tasks.get("person", 0),
        project=tasks.get("project", source),
    )
    told = told.iloc[np.argsort(start.to_numpy(), kind="stable")]
    columns = ["estimate", "actual", "person", "kind", "day", "ended"]
    for name, rows in told.groupby("project", sort=True):
        yield Team(source, str(name), rows[columns].reset_index(drop=True))


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
        return pd.DataFrame()
    return pd.concat(parts).assign(source=team.source, team=team.name)


def error_ratio(told: pd.DataFrame) -> float:
    """Mean absolute log error of the middle, divided by that of the raw estimate."""
    mine, raw = (np.abs(np.log(told["actual"] / told[each])) for each in ("p50", "estimate"))
    return float(mine.mean() / max(raw.mean(), 1e-9))


def coverage80(told: pd.DataFrame) -> float:
    """How often, in per cent, the actual lay between p10 and p90."""
    low, high = told["p10"] * (1 - 1e-6), told["p90"] * (1 + 1e-6)
    return float(100 * told["actual"].between(low, high).mean())
