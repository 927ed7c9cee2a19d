"""Takes the pool of forecasts from the histories of many teams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
from scipy.optimize import minimize
from scipy.special import ndtri

from benchmarks.capacity_series import Floats, Series, hidden
from milepost.methods.forecasting import LEAST_PERIODS, LEVELS
from milepost.methods.forecasting.ahead import paths
from milepost.methods.forecasting.capacity import outlook
from milepost.methods.forecasting.pool import Pool, Width
from milepost.methods.forecasting.track import Track

SHARES = np.array(LEVELS)
SCORES = ndtri(SHARES)
#: The quantiles by which each half of the errors is fitted: the two that people are told, the end
#: of the 80 % interval and the 85 % that a load is safe with, and their like above.
LOWER, UPPER = slice(1, 3), slice(16, 18)
#: The width of errors while the promises are fitted, so that a fit does not depend on the last.
_NORMAL = 0.75
WIDTHS = np.arange(0.4, 1.6, 0.01)
#: Over how many periods the sum is looked at that says how errors last.
SPAN = 6
LASTING = np.arange(0.0, 0.95, 0.05)


class Steps(NamedTuple):
    """What one pool expects of every period of every team, and what came, as columns."""

    middle: Floats
    spread: Floats
    came: Floats
    committed: Floats
    weight: Floats
    scale: Floats


def follow(teams: Sequence[Series], shared: Pool) -> Steps:
    """Read every team's past once, with what was expected on the way.

    A team weighs as the root of its periods: more than one that has few, less than their number.
    """
    rows = [row for team in teams for row in _follow(team, shared)]
    return Steps(*np.array(rows, dtype=float).reshape(-1, len(Steps._fields)).T)


def _follow(team: Series, shared: Pool) -> Iterator[tuple[float, ...]]:
    track = Track(shared)
    weight = max(len(team.delivered) - LEAST_PERIODS, 1) ** -0.5
    scale = float(team.delivered.mean()) or 1.0
    for now, came in enumerate(team.delivered.tolist()):
        committed = team.commitment(now)
        if now >= LEAST_PERIODS:
            known = float(committed is not None)
            yield (*track.expected(committed), came, known, weight, scale)
        track.add(came, committed)


def fit(teams: Sequence[Series], shared: Pool) -> Pool:
    """The pool of some teams; what is not fitted stays as it is in ``shared``.

    Trust in commitments and what is met of them have the least CRPS; then the widths are those
    whose outer quantiles are passed as often as they should be.
    """
    promised = [team for team in teams if len(team.committed)]
    if promised:
        shared = _with_promises(promised, shared)
        committed = _width(follow(promised, shared))
        shared = msgspec.structs.replace(shared, committed=committed)
    alone = follow([hidden(team) for team in teams], shared)
    return msgspec.structs.replace(shared, alone=_width(alone))


def _with_promises(teams: Sequence[Series], shared: Pool) -> Pool:
    def with_numbers(numbers: Floats) -> Pool:
        trust, met = numbers.tolist()
        return msgspec.structs.replace(shared, trust=trust, met=max(met, 0.1))

    def loss(numbers: np.ndarray[tuple[int], np.dtype[np.float64]], /) -> float:
        return _crps(follow(teams, with_numbers(numbers)))

    starts = np.array([[1.0, 0.8], [2.0, 0.8], [1.5, 0.6]])
    found = minimize(loss, starts[0], method="Nelder-Mead", options={"initial_simplex": starts})
    return with_numbers(found.x.round(2))


def _crps(known: Steps) -> float:
    off = known.came[:, None] - _loads(known, _NORMAL * SCORES)
    losses = np.where(off >= 0, SHARES * off, (SHARES - 1) * off).mean(axis=1) / known.scale
    return float(np.average(losses, weights=known.weight))


def _loads(known: Steps, scores: Floats) -> Floats:
    return np.maximum(known.middle[:, None] + known.spread[:, None] * scores, 0) ** 2


def _width(known: Steps) -> Width:
    return Width(below=_best(known, LOWER), above=_best(known, UPPER))


def _best(known: Steps, half: slice) -> float:
    """The width with which the two quantiles of one half hold.

    What falls on a quantile, as nothing does where nothing was expected, is on its right side.
    """
    trace = 1e-9 * known.scale[:, None] * (-1 if half is LOWER else 1)

    def miss(width: float) -> float:
        passed = known.came[:, None] < _loads(known, width * SCORES[half]) + trace
        shares = np.average(passed, axis=0, weights=known.weight)
        return float(((shares - SHARES[half]) ** 2).sum())

    return round(float(min(WIDTHS, key=miss)), 2)


def fit_ahead(teams: Sequence[Series], shared: Pool) -> Pool:
    """How errors drift and last over several periods ahead, with no commitment known.

    The drift is how much wider the errors are at the farthest period than at the next; what lasts
    is chosen so that the 80 % interval of the sum of six periods holds.
    """
    shared = msgspec.structs.replace(shared, drifting=round(_drift(teams, shared), 3))
    forecasts = [each for team in teams for each in _sums(hidden(team), shared)]
    return min(
        (msgspec.structs.replace(shared, lasting=round(float(each), 2)) for each in LASTING),
        key=lambda tried: abs(_held(forecasts, tried) - 0.8),
    )


def _drift(teams: Sequence[Series], shared: Pool) -> float:
    far = shared.farthest - 1
    next_errors, far_errors = [], []
    for team in teams:
        known = follow([hidden(team)], shared)
        roots = np.sqrt(known.came)
        usable = known.spread > 0
        off = (roots - known.middle)[usable] / known.spread[usable]
        next_errors.append(off)
        ahead = (roots[far:] - known.middle[: len(roots) - far]) if len(roots) > far else roots[:0]
        spread = known.spread[: len(ahead)]
        far_errors.append(ahead[spread > 0] / spread[spread > 0])
    wider = _range(far_errors) / _range(next_errors)
    return max(float(wider**2 - 1) / far, 0.0)


def _range(errors: list[Floats]) -> float:
    low, high = np.quantile(np.concatenate(errors), [0.1, 0.9])
    return float(high - low)


class _Sum(NamedTuple):
    middle: float
    spread: float
    came: float
    weight: float


def _sums(team: Series, shared: Pool) -> Iterator[_Sum]:
    known = follow([team], shared)
    starts = range(0, len(known.came) - SPAN + 1, SPAN)
    for start in starts:
        came = float(known.came[start : start + SPAN].sum())
        middle, spread = float(known.middle[start]), float(known.spread[start])
        yield _Sum(middle, spread, came, len(starts) ** -0.5)


def _held(forecasts: Sequence[_Sum], shared: Pool) -> float:
    inside = []
    for each in forecasts:
        capacity = outlook((each.middle, each.spread), shared)
        low, high = np.quantile(paths(capacity, SPAN, shared=shared).sum(axis=1), [0.1, 0.9])
        inside.append(low <= each.came <= high)
    return float(np.average(inside, weights=[each.weight for each in forecasts]))
