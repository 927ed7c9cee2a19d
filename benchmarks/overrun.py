"""How far whole stretches of work take longer than estimated, and how often shares of a whole fit.

From these figures are the defaults of :class:`milepost.methods.prioritization.Overrun`. A stretch
counts if ten or more of a project's tasks began in it; its overrun is the sum of what they took,
divided by the sum of what was estimated. Beside how often work planned to take so much of the
capacity would have fitted stands the chance that the method tells. The folder is the one that
``estimate.py`` takes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from benchmarks.effort import FEWEST, Team, load
from benchmarks.table import Figure, table, write_json
from milepost.methods.prioritization import chance_of_fit

_SHARES = (0.6, 0.8, 1.0)
_STRETCHES = {"fortnight": "14D", "month": "30D", "quarter": "90D"}


def overruns(tasks: pd.DataFrame, days: str) -> Iterator[float]:
    """Actual over estimated effort of each stretch of ``days`` in which enough tasks began."""
    for _, begun in tasks.groupby(pd.Grouper(key="day", freq=days)):
        if len(begun) >= FEWEST:
            yield float(begun["actual"].sum() / begun["estimate"].sum())


def measure(teams: list[Team]) -> dict[str, dict[str, Figure]]:
    """Median overrun and spread of its logarithm, by length of the stretch."""
    figures: dict[str, dict[str, Figure]] = {}
    for name, days in _STRETCHES.items():
        by_team = [list(overruns(team.tasks, days)) for team in teams]
        found = np.array([each for found in by_team for each in found])
        figures[name] = {
            "stretches": len(found),
            "projects": sum(bool(found) for found in by_team),
            **(_spread(found) if len(found) else {}),
        }
    return figures


def _spread(found: NDArray[np.float64]) -> dict[str, Figure]:
    logs = np.log(found)
    return {"median": float(np.exp(np.median(logs))), "sd_log": float(np.std(logs))} | _fits(found)


def _fits(found: NDArray[np.float64]) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for share in _SHARES:
        figures[f"fit_at_{100 * share:.0f}"] = 100 * float(np.mean(found * share <= 1))
        figures[f"told_at_{100 * share:.0f}"] = 100 * chance_of_fit(share)
    return figures


def main(arguments: list[str] | None = None) -> None:
    """Print the table, and write the JSON if it is asked for."""
    parser = argparse.ArgumentParser(description="Measure how far stretches of work overrun.")
    parser.add_argument("folder", type=Path, help="folder with tasks in hours")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args(arguments)
    teams = [team for team in load(options.folder) if team.unit == "hours"]
    if not teams:
        raise SystemExit(f"no tasks/*.csv in hours in {options.folder}")
    figures = measure(teams)
    print(table(figures))
    write_json(options.json, figures)


if __name__ == "__main__":
    main()
