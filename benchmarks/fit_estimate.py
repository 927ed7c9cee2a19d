"""Tries settings of the suggestions and corrections around the shipped ones.

    python -m benchmarks.fit_estimate DIR [--every N]

Prints, for each setting, the score over all projects (teams), and then what is left when each
project is scored with the settings that are best for all others: the honest figure, for the
settings that ship were chosen here too. ``--every N`` scores the efforts of each N-th day only.
Projects that share issues (one team, recorded twice) are left out together.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
import pandas as pd

from benchmarks import effort, story_points
from milepost.methods.agile_estimating.settings import SIZES, WORK

Settings = TypeVar("Settings", bound=msgspec.Struct)

#: Each is tried with all others as they ship.
SIZE_TRIALS: Mapping[str, tuple[float, ...]] = {
    "text": (0.5, 2.0),
    "length": (0.0, 0.1),
    "kind": (0.0, 0.2),
    "recent": (0.03, 0.2),
    "span": (50.0, 200.0),
    "tolerance": (0.01, 0.05),
}
WORK_TRIALS: Mapping[str, tuple[float, ...]] = {
    "anyone": (0.05, 0.5),
    "person": (0.3, 3.0),
    "kind": (0.7, 6.0),
    "both": (3.0, 30.0),
    "span": (300.0, 3000.0),
    "width": (0.2, 0.7),
    "pool": (1.0, 10.0),
}
CORRELATIONS = (0.0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.05)
_SHARED = 0.02


def trials(shipped: Settings, tried: Mapping[str, tuple[float, ...]]) -> dict[str, Settings]:
    """The shipped settings, and each variation, by its name."""
    found = {"as shipped": shipped}
    for name, values in tried.items():
        for value in values:
            found[f"{name}={value:g}"] = msgspec.structs.replace(shipped, **{name: value})
    return found


def families(projects: list[story_points.Project]) -> dict[str, str]:
    """The family of each project: those whose titles overlap have the same."""
    titles = {each.name: set(each.issues["title"].dropna()) for each in projects}
    family: dict[str, str] = {}
    for name, mine in titles.items():
        near = [other for other in family if len(mine & titles[other]) > _SHARED * len(mine)]
        family[name] = family[near[0]] if near else name
    return family


def size_scores(
    projects: list[story_points.Project], step: int | None
) -> dict[str, dict[str, float]]:
    """The ratio to the constant median, by setting and project."""
    medians = {p.name: story_points.errors(p, _median(p), step) for p in projects}
    reference = story_points.Errors(medians, 0.0)
    found = {}
    for name, settings in trials(SIZES, SIZE_TRIALS).items():
        rules = {p.name: (p, story_points.milepost(p, settings)) for p in projects}
        mine = {key: story_points.errors(p, rule, step) for key, (p, rule) in rules.items()}
        found[name] = story_points.project_ratios(story_points.Errors(mine, 0.0), reference)
        print(f"  {name:<18} {_told(found[name])}", flush=True)
    return found


def _median(project: story_points.Project) -> story_points.Rule:
    points = project.points
    return lambda first, last: np.full(last - first, np.median(points[:first]))


def work_scores(teams: list[effort.Team], every: int) -> dict[str, dict[str, float]]:
    """The ratio of errors, corrected to raw, by setting and team."""
    found = {}
    for name, settings in trials(WORK, WORK_TRIALS).items():
        told = pd.concat([effort.tasks_told(team, settings, every) for team in teams])
        found[name] = {str(team): effort.error_ratio(part) for team, part in told.groupby("team")}
        covered = effort.coverage80(told)
        print(f"  {name:<18} {_told(found[name])}  all {effort.error_ratio(told):.4f}"
              f"  coverage {covered:.1f}", flush=True)  # fmt: skip
    return found


def left_out(
    scores: Mapping[str, Mapping[str, float]], family: Mapping[str, str]
) -> dict[str, float]:
    """The score of each project with the setting that is best for all other families."""
    found = {}
    for name in family:
        others = [other for other in family if family[other] != family[name]]
        means = {each: _mean(scores[each], others) for each in scores}
        found[name] = scores[min(means, key=means.__getitem__)][name]
    return found


def _mean(scores: Mapping[str, float], names: list[str]) -> float:
    return float(np.mean([np.log(scores[name]) for name in names]))


def _told(scores: Mapping[str, float]) -> str:
    values = np.array(list(scores.values()))
    return f"geometric mean {np.exp(np.log(values).mean()):.4f}  worst {values.max():.3f}"


def spreads(teams: list[effort.Team]) -> dict[str, float]:
    """How much mean log ratios differ between people and teams, and tasks within people."""
    tasks = pd.concat([team.tasks.assign(team=team.name) for team in teams])
    logs = (tasks["actual"] / tasks["estimate"]).map(np.log)
    groups = logs.groupby([tasks["team"], tasks["person"]])
    people = pd.DataFrame({"mean": groups.mean(), "var": groups.var(), "size": groups.size()})
    people = people[people["size"] >= 10].reset_index()
    noise = people["var"] / people["size"]
    inside = people["mean"] - people.groupby("team")["mean"].transform("mean")
    many = people.groupby("team")["mean"].mean()
    between = float((inside**2).sum() / max(len(people) - len(many), 1) - noise.mean())
    return {
        "task_sd": float(np.sqrt(np.average(people["var"], weights=people["size"]))),
        "people_sd": float(np.sqrt(max(between, 0.0))),
        "teams_sd": float(np.sqrt((many**2).mean())),
    }


def main(arguments: list[str] | None = None) -> None:
    """Print every trial, and the figures of leaving one out."""
    parser = argparse.ArgumentParser(description="Try settings of suggestions and corrections.")
    parser.add_argument("folder", type=Path, help="story points and tasks")
    parser.add_argument("--every", type=int, default=5, help="score efforts of each N-th day")
    options = parser.parse_args(arguments)
    projects, teams = story_points.load(options.folder), effort.load(options.folder)
    for name, step in (("static", None), ("rolling", story_points.STEP)):
        print(name)
        kept = left_out(size_scores(projects, step), families(projects))
        print(f"  one left out       {_told(kept)}")
    print("effort")
    scores = work_scores(teams, options.every)
    print(
        f"  one left out       {_told(left_out(scores, {team.name: team.name for team in teams}))}"
    )
    print("spreads", {key: round(value, 3) for key, value in spreads(teams).items()})
    for value in CORRELATIONS:
        settings = msgspec.structs.replace(WORK, correlation=value)
        told = pd.concat([effort.totals_told(team, settings) for team in teams])
        shares = {name: f"{effort.coverage80(part):.1f}" for name, part in told.groupby("source")}
        print(f"correlation {value:g}: totals covered {effort.coverage80(told):.1f}", shares)


if __name__ == "__main__":
    main()
