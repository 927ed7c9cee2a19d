"""Forecasts each period of each team's history from what came before, beside five simple ways.

    python -m benchmarks.forecast DIR [--json FILE]

DIR holds CSV files (see `benchmarks/capacity_series.py`), or is a folder above them. A period is
forecast if at least three came before. CRPS is twice the mean pinball loss of 19 quantiles
(5 % … 95 %), divided by the mean of the series; figures are means of each series, then over the
series, so that each team counts once. The table has the means over all forecasts as well. Where
a team's commitment is known, ours uses it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from benchmarks.capacity_series import (
    SHORT,
    Floats,
    Past,
    Point,
    Points,
    Score,
    Series,
    backtest,
    by_point,
    by_series,
    load,
)
from benchmarks.table import write_json
from milepost.methods.forecasting import LEVELS, capacity_forecast, how_much, quantiles

REFERENCE = "bootstrap of last 6"
OURS = "milepost"


def ours(past: Past) -> Floats:
    """The forecast that Milepost gives."""
    history = pd.DataFrame({"delivered": past.delivered})
    if len(past.committed):
        history["committed"] = past.committed
    return quantiles(capacity_forecast(history, commitment=past.commitment))["load"].to_numpy()


def last_three(past: Past) -> Floats:
    """A normal distribution with mean and deviation of the last three periods."""
    last = past.delivered[-3:]
    return np.asarray(last.mean() + last.std(ddof=1) * stats.norm.ppf(LEVELS))


def last_six(past: Past) -> Floats:
    """The quantiles of the last six periods, interpolated: what drawing from them tends to."""
    return np.asarray(np.quantile(past.delivered[-6:], LEVELS))


def all_of_them(past: Past) -> Floats:
    """The quantiles of all past periods."""
    return np.asarray(np.quantile(past.delivered, LEVELS))


def last_value(past: Past) -> Floats:
    """What came last comes again."""
    return np.full(len(LEVELS), past.delivered[-1])


def negative_binomial(past: Past) -> Floats:
    """A negative binomial with mean and variance of all past periods; Poisson if that is wider."""
    mean, variance = past.delivered.mean(), past.delivered.var(ddof=1)
    if variance <= mean:
        return np.asarray(stats.poisson.ppf(LEVELS, mean))
    return np.asarray(stats.nbinom.ppf(LEVELS, mean**2 / (variance - mean), mean / variance))


WAYS: dict[str, Callable[[Past], Floats]] = {
    OURS: ours,
    "milepost, no commitment": lambda past: ours(
        past._replace(committed=past.committed[:0], commitment=None)
    ),
    "last 3, mean and SD": last_three,
    REFERENCE: last_six,
    "bootstrap of all": all_of_them,
    "last value": last_value,
    "negative binomial": negative_binomial,
}

FIGURES = ("crps", "bootstrap6_crps", "ratio", "coverage80", "safe85", "series")

GROUPS: dict[str, Callable[[Point], bool]] = {
    "all": lambda _point: True,
    "short_history": lambda point: point.past_periods <= SHORT,
    "with_commitment": lambda point: point.commitment,
}


def measure(teams: list[Series]) -> dict[str, Points]:
    """The forecasts of all ways, each of every team."""
    return {
        name: [each for team in teams for each in backtest(team, way)] for name, way in WAYS.items()
    }


def figures(points: dict[str, Points], belongs: Callable[[Point], bool]) -> dict[str, object]:
    """What the JSON says of one group; of one without points, that it has none."""
    own = {name: [each for each in found if belongs(each)] for name, found in points.items()}
    series = len({each.series for each in own[OURS]})
    if not series:
        return dict.fromkeys(FIGURES) | {"series": 0}
    score, reference = by_series(own[OURS]), by_series(own[REFERENCE])
    return {
        "crps": score.crps,
        "bootstrap6_crps": reference.crps,
        "ratio": _ratio(score, reference),
        "coverage80": score.coverage80,
        "safe85": score.safe85,
        "series": series,
    }


def _ratio(score: Score, reference: Score) -> float | None:
    """None where the reference was never wrong."""
    return score.crps / reference.crps if reference.crps else None


def table(points: dict[str, Points]) -> str:
    """One line for each group and way; the right half is the mean over all forecasts."""
    files = sorted({each.file for each in points[OURS]})
    groups = GROUPS | {name: lambda each, name=name: each.file == name for name in files}
    head = ("CRPS", "ratio", "in 80%", "safe 85%")
    columns = "".join(f"{each:>9}" for each in head)
    lines = [f"{'':<17} {'':<24} {'each team once':>36} {'each forecast once':>36}"]
    lines.append(f"{'group':<17} {'way':<24} {columns} {columns}")
    for group, belongs in groups.items():
        own = {name: [each for each in found if belongs(each)] for name, found in points.items()}
        lines += _lines(group, own) if own[OURS] else []
    return "\n".join(lines)


def _lines(group: str, own: dict[str, Points]) -> list[str]:
    team, each = by_series(own[REFERENCE]), by_point(own[REFERENCE])
    return [
        f"{group:<17} {name:<24} {_cells(by_series(found), team)} {_cells(by_point(found), each)}"
        for name, found in own.items()
    ]


def _cells(score: Score, reference: Score) -> str:
    ratio = _ratio(score, reference)
    shown = "-" if ratio is None else f"{ratio:.3f}"
    return f"{score.crps:>9.4f}{shown:>9}{score.coverage80:>9.1f}{score.safe85:>9.1f}"


def coverage_of_sums(teams: list[Series], periods: int) -> float | None:
    """How often the sum of the next periods lay in the 80 % interval; each team counts once.

    None if no history is long enough.
    """
    shares = []
    for team in teams:
        inside = []
        for now in range(3, len(team.delivered) - periods + 1, periods):
            history = pd.DataFrame({"delivered": team.delivered[:now]})
            loads = how_much(history, periods)["load"].to_numpy()
            came = team.delivered[now : now + periods].sum()
            inside.append(loads[1] - 1e-9 <= came <= loads[-2] + 1e-9)
        shares += [100 * float(np.mean(inside))] if inside else []
    return float(np.mean(shares)) if shares else None


def main(arguments: list[str] | None = None) -> None:
    """Print the table, and write the JSON if it is asked for."""
    parser = argparse.ArgumentParser(description="Backtest the forecasts of a team's capacity.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the CSV files are")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here as well")
    options = parser.parse_args(arguments)
    teams = load(options.folder)
    began = time.perf_counter()
    points = measure(teams)
    print(table(points))
    for periods in (3, 6):
        share = coverage_of_sums(teams, periods)
        shown = "-" if share is None else f"{share:.1f} %"
        print(f"sum of the next {periods} periods in its 80 % interval: {shown}")
    print(f"{len(teams)} teams, {len(points[OURS])} forecasts, {time.perf_counter() - began:.1f} s")
    write_json(options.json, {name: figures(points, group) for name, group in GROUPS.items()})


if __name__ == "__main__":
    main()
