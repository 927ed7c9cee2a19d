"""How a team and each of its people estimate, as far as their finished tasks can tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import ndtri

from milepost.methods.agile_estimating.past_work import finished
from milepost.methods.agile_estimating.settings import WORK, WorkSettings
from milepost.methods.frames import require
from milepost.methods.saying import said, share
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["bias", "describe_bias"]

Floats = NDArray[np.float64]

_COLUMNS = ("person", "n", "observed", "factor", "low", "high")
#: Eighty in a hundred such intervals hold the bias: one in ten each side, as everywhere here.
_HALF = float(ndtri(0.9))
#: How much the settings count beside a team's own spread, as so many tasks or people.
_PRIOR_TASKS, _PRIOR_PEOPLE = 5, 4


def bias(history: pd.DataFrame, settings: WorkSettings = WORK) -> pd.DataFrame:
    """By what factor work takes longer than estimated, for the team and for each person.

    A person with few tasks is held to be like the others of the team, and a team with few like
    other teams, who are right on average; the more tasks, the more they speak for themselves.

    Args:
        history: finished tasks: ``estimate actual`` in one unit, and ``person`` if known.
            Missing or zero numbers are passed over.
        settings: how much teams, people and tasks differ elsewhere.

    Returns:
        The team first (``person`` None), then people, most tasks first: ``n`` tasks,
        ``observed`` (geometric mean of actual / estimate), ``factor`` (the same, shrunk), and
        ``low high``, within which it lies with a chance of 80 %. No rows without finished tasks.

    Raises:
        Fault: a column is missing, or a number of it is negative.

    Source: Gelman et al., *Bayesian Data Analysis*, 3rd ed. (2013), ch. 5: the hierarchical
    normal model; variances by moments after DerSimonian and Laird (1986).
    """
    past = finished(history)
    if past.empty:
        return pd.DataFrame(columns=list(_COLUMNS))
    names, groups = _groups(past)
    counts, means = np.array([len(each) for each in groups]), np.array([g.mean() for g in groups])
    task = _task_variance(groups, settings)
    people = _people_variance(counts, means, task, settings)
    logs = past["log_ratio"]
    team = _Belief(float(logs.mean()), task / len(logs)).towards(_Belief(0.0, settings.teams_sd**2))
    anyone = _anyone(means, people + task / counts, settings)
    rows: list[tuple[object, ...]] = [(None, len(past), float(np.exp(logs.mean())), *team.told())]
    if "person" in past.columns:
        rows += [
            (
                name,
                int(n),
                float(np.exp(mean)),
                *_person(_Belief(mean, task / n), people, anyone).told(),
            )
            for name, n, mean in sorted(
                zip(names, counts, means, strict=True), key=lambda row: (-row[1], str(row[0]))
            )
            if name is not None
        ]
    found = pd.DataFrame(rows, columns=list(_COLUMNS))
    return found.assign(person=pd.Series([row[0] for row in rows], dtype=object))


def describe_bias(found: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """Whether the team's work takes longer or shorter than estimated, and how sure that is.

    Raises:
        Fault: a column of :func:`bias` is missing.
    """
    require(found, *_COLUMNS)
    if found.empty:
        return said("method.agile_estimating.bias.none", language)
    team = found.iloc[0]
    code = "longer" if team["low"] > 1 else "shorter" if team["high"] < 1 else "even"
    by = share(abs(float(team["factor"]) - 1), language)
    return said(f"method.agile_estimating.bias.{code}", language, by=by, count=int(team["n"]))


class _Belief(NamedTuple):
    """A mean log ratio and its variance."""

    mean: float
    variance: float

    def towards(self, prior: _Belief) -> _Belief:
        """Drawn to what was believed before, the more the less is known."""
        kept = prior.variance / (prior.variance + self.variance)
        return _Belief(kept * self.mean + (1 - kept) * prior.mean, kept * self.variance)

    def told(self) -> tuple[float, float, float]:
        """Factor, low and high."""
        half = _HALF * self.variance**0.5
        low, middle, high = np.exp([self.mean - half, self.mean, self.mean + half])
        return float(middle), float(low), float(high)


def _groups(past: pd.DataFrame) -> tuple[list[object], list[Floats]]:
    """The log ratios of each person; tasks of nobody stand together, under None."""
    if "person" not in past.columns:
        return [None], [past["log_ratio"].to_numpy(dtype=np.float64)]
    groups = past.groupby(past["person"].astype(object), sort=False, dropna=False)["log_ratio"]
    names = [None if pd.isna(name) else name for name in groups.groups]  # type: ignore[call-overload]
    return names, [each.to_numpy(dtype=np.float64) for _, each in groups]


def _task_variance(groups: Sequence[Floats], settings: WorkSettings) -> float:
    inside = sum(float(((each - each.mean()) ** 2).sum()) for each in groups)
    free = sum(len(each) - 1 for each in groups)
    return (inside + _PRIOR_TASKS * settings.task_sd**2) / (free + _PRIOR_TASKS)


def _people_variance(counts: Floats, means: Floats, task: float, settings: WorkSettings) -> float:
    """How much people differ beyond chance, mixed with how much they do elsewhere."""
    weights = counts / task
    between = float((weights * (means - np.average(means, weights=weights)) ** 2).sum())
    scale = float(weights.sum() - (weights**2).sum() / weights.sum())
    free = len(counts) - 1
    found = max((between - free) / scale, 0.0) if free else 0.0
    return (free * found + _PRIOR_PEOPLE * settings.people_sd**2) / (free + _PRIOR_PEOPLE)


def _anyone(means: Floats, variances: Floats, settings: WorkSettings) -> _Belief:
    """What is believed of somebody of whom only the team is known, but for how people differ."""
    precision = float((1 / variances).sum())
    found = _Belief(float((means / variances).sum()) / precision, 1 / precision)
    return found.towards(_Belief(0.0, settings.teams_sd**2))


def _person(own: _Belief, people: float, anyone: _Belief) -> _Belief:
    kept = people / (people + own.variance)
    found = own.towards(_Belief(anyone.mean, people))
    return found._replace(variance=found.variance + (1 - kept) ** 2 * anyone.variance)
