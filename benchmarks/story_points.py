"""Sizes of issues from open projects: how far a suggestion is off, beside simple rules.

Each project is a CSV in the order of time: ``title,description,storypoint,split_mark`` and, if
known, ``type``; the issues marked test come after the others, and those without a size are left
out. *Static* fits once on train and valid and is scored on test. *Rolling* goes
through test in steps of 20 issues, and knows at each step all that came before. Every rule is
set beside the constant median per project: the median of train and valid, in rolling the median
of all issues so far. What suggests nothing, for it knows too little, counts as that median; a
project whose median is never off has no ratio.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge

from benchmarks.outside import files, read
from milepost.methods.agile_estimating import middle, suggestions
from milepost.methods.agile_estimating.settings import SIZES, SizeSettings
from milepost.methods.agile_estimating.texts import joined

Floats = NDArray[np.float64]
#: Says the size of each issue from ``first`` to before ``last``, knowing those before ``first``.
Rule = Callable[[int, int], Floats]

STEP = 20
NEIGHBOURS = 5


class Project(NamedTuple):
    """A project's issues in the order of time; from ``first_test`` on they are scored."""

    name: str
    issues: pd.DataFrame
    first_test: int

    @property
    def points(self) -> Floats:
        """The sizes that the team gave."""
        return np.asarray(self.issues["points"], dtype=np.float64)


class Errors(NamedTuple):
    """Absolute errors of one rule, per project, and the seconds of one core for all of them."""

    by_project: dict[str, Floats]
    seconds: float


def load(folder: Path) -> list[Project]:
    """The projects that have a part to test and one before it.

    They are in folders ``story_points*`` in ``folder``, or in its folder ``estimation``.
    """
    tables = files(folder, ("estimation",), "story_points*/*.csv*")
    projects = [_project(file) for file in tables]
    return [each for each in projects if 0 < each.first_test < len(each.issues)]


def _project(file: Path) -> Project:
    issues = read(file, "title", "split_mark", numbers=["storypoint"])
    issues = issues.rename(columns={"storypoint": "points", "type": "kind"})
    issues = issues[issues["points"].notna()]
    is_tested = (issues["split_mark"] == "test").to_numpy(dtype=bool)
    issues = pd.concat([issues[~is_tested], issues[is_tested]], ignore_index=True)
    kept = [each for each in ("title", "description", "points", "kind") if each in issues]
    name = f"{file.parent.name}/{file.name.split('.')[0]}"
    return Project(name, issues[kept], int((~is_tested).sum()))


def rules(project: Project) -> dict[str, Rule]:
    """What is compared, by its name; ours first, the reference second."""
    points = project.points
    texts = _texts(project)
    return {
        "milepost": milepost(project),
        "median": lambda first, last: _median(points, first, last),
        "mean": lambda first, last: np.full(last - first, points[:first].mean()),
        "kNN": lambda first, last: _neighbours(texts, points, first, last),
        "ridge": lambda first, last: _ridge(texts, points, first, last),
    }


def _median(points: Floats, first: int, last: int) -> Floats:
    return np.full(last - first, np.median(points[:first]))


def milepost(project: Project, settings: SizeSettings = SIZES) -> Rule:
    """The middle of Milepost's suggestion."""
    issues = project.issues

    def rule(first: int, last: int) -> Floats:
        odds = suggestions(issues.iloc[first:last], issues.iloc[:first], settings=settings)
        if odds.empty:
            return _median(project.points, first, last)
        return np.asarray(middle(odds), dtype=np.float64)

    return rule


def _texts(project: Project) -> Any:
    texts = joined(project.issues)
    reader = TfidfVectorizer(sublinear_tf=True, min_df=2, stop_words="english")
    try:
        return reader.fit(texts[: project.first_test]).transform(texts)
    except ValueError:  # no word is in two texts
        return csr_matrix((len(texts), 1))


def _neighbours(texts: Any, points: Floats, first: int, last: int) -> Floats:
    alike = (texts[first:last] @ texts[:first].T).toarray()
    nearest = np.argsort(-alike, axis=1)[:, :NEIGHBOURS]
    return np.asarray(np.median(points[:first][nearest], axis=1))


def _ridge(texts: Any, points: Floats, first: int, last: int) -> Floats:
    fitted = Ridge(alpha=1.0, solver="sparse_cg").fit(texts[:first], np.log1p(points[:first]))
    return np.asarray(np.expm1(np.maximum(fitted.predict(texts[first:last]), 0)))


def spans(project: Project, step: int | None) -> Iterator[tuple[int, int]]:
    """From where to where a rule is asked at once."""
    total = len(project.issues)
    width = step or max(total - project.first_test, 1)
    for first in range(project.first_test, total, width):
        yield first, min(first + width, total)


def errors(project: Project, rule: Rule, step: int | None) -> Floats:
    """The absolute error of each issue of the test part."""
    told = [rule(first, last) for first, last in spans(project, step)]
    return np.abs(np.concatenate(told) - project.points[project.first_test :])


def compared(projects: list[Project], step: int | None) -> dict[str, Errors]:
    """Every rule on every project."""
    found: dict[str, dict[str, Floats]] = {}
    seconds: dict[str, float] = {}
    for project in projects:
        for name, rule in rules(project).items():
            start = time.process_time()
            found.setdefault(name, {})[project.name] = errors(project, rule, step)
            seconds[name] = seconds.get(name, 0.0) + time.process_time() - start
    return {name: Errors(each, seconds[name]) for name, each in found.items()}


def figures(mine: Errors, reference: Errors) -> dict[str, float | None]:
    """The mean over projects of the MAE, and the ratios to the reference's."""
    maes = np.array([each.mean() for each in mine.by_project.values()])
    ratios = np.array(list(project_ratios(mine, reference).values())).clip(min=1e-9)
    return {
        "mae": float(maes.mean()),
        "geo_ratio": float(np.exp(np.log(ratios).mean())) if len(ratios) else None,
        "worst_ratio": float(ratios.max()) if len(ratios) else None,
        "seconds": mine.seconds,
    }


def project_ratios(mine: Errors, reference: Errors) -> dict[str, float]:
    """The MAE of each project, divided by the reference's, where that is not zero."""
    return {
        name: float(each.mean() / reference.by_project[name].mean())
        for name, each in mine.by_project.items()
        if reference.by_project[name].any()
    }
