"""Scores suggested sizes and corrected efforts on real projects, beside simple rules.

    python -m benchmarks.estimate DIR [--json FILE]

DIR holds ``story_points*/*.csv[.gz]`` (see ``benchmarks/story_points.py``) and ``tasks/`` (see
``benchmarks/effort.py``), or is the folder above; what is missing is not reported. ``static`` and
``rolling`` have ``mae geo_ratio worst_ratio seconds``: the mean over projects of the mean absolute
error, the geometric mean and the worst of its ratio to the constant median, and the seconds of
one core for all projects, fits included. ``effort`` has ``mean_abs_log_ratio``, the mean absolute
log error divided by that of the raw estimates, and ``coverage80``, as ``totals``: how often an
80 % interval held, in per cent.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from benchmarks import effort, story_points
from benchmarks.table import Figure, table, write_json

Columns = dict[str, dict[str, Figure]]

_SPLITS = {"static": None, "rolling": story_points.STEP}


def sizes(projects: list[story_points.Project], step: int | None) -> dict[str, dict[str, Figure]]:
    """The figures of each rule."""
    found = story_points.compared(projects, step)
    reference = found["median"]
    return {name: {**story_points.figures(each, reference)} for name, each in found.items()}


def by_source(
    teams: list[pd.DataFrame], measure: Callable[[pd.DataFrame], dict[str, Figure]]
) -> Columns:
    """The figures of all tasks together, and of each source."""
    told = pd.concat(teams)
    parts = {"all": told} | {str(name): part for name, part in told.groupby("source")}
    return {name: measure(part) for name, part in parts.items()}


def _tasks(told: pd.DataFrame) -> dict[str, Figure]:
    return {
        "mean_abs_log_ratio": effort.error_ratio(told),
        "coverage80": effort.coverage80(told),
        "n": len(told),
    }


def _totals(told: pd.DataFrame) -> dict[str, Figure]:
    return {"coverage80": effort.coverage80(told), "n": len(told)}


def measure(folder: Path) -> dict[str, Columns]:
    """All figures, per part and, in the order shown, per rule or source."""
    projects, teams = story_points.load(folder), effort.load(folder)
    found = {name: sizes(projects, step) for name, step in _SPLITS.items() if projects}
    if teams:
        found["effort"] = by_source([effort.tasks_told(team) for team in teams], _tasks)
        found["totals"] = by_source([effort.totals_told(team) for team in teams], _totals)
    if not found:
        raise SystemExit(f"neither story_points*/*.csv nor tasks/*.csv in {folder}")
    return found


def as_json(found: dict[str, Columns]) -> dict[str, object]:
    """Ours at the top of each part, everything it is set beside under ``beside``."""
    shown: dict[str, object] = {}
    for part, columns in found.items():
        (_, ours), *others = columns.items()
        shown[part] = {**ours, "beside": dict(others)}
    return shown


def main(arguments: list[str] | None = None) -> None:
    """Print a table per part, and write the JSON if it is asked for."""
    parser = argparse.ArgumentParser(description="Score suggested sizes and corrected efforts.")
    parser.add_argument("folder", type=Path, help="story points and tasks")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args(arguments)
    found = measure(options.folder)
    for part, columns in found.items():
        print(f"{part}\n{table(columns)}\n")
    write_json(options.json, as_json(found))


if __name__ == "__main__":
    main()
