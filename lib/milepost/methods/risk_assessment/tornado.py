"""What drives the date that holds in eight of ten cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from milepost.methods import three_point
from milepost.methods.drawing import shortened
from milepost.methods.frames import empty, require
from milepost.methods.risk_assessment.convergence import band
from milepost.methods.risk_assessment.milestone_dates import percentile
from milepost.methods.risk_assessment.passes import fired
from milepost.methods.risk_assessment.pauses import Floats
from milepost.methods.risk_assessment.simulation import Simulation
from milepost.methods.saying import said
from milepost.plan.parts import Id
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["DRIVERS", "describe_tornado", "tornado"]

DRIVERS = ("kind", "driver", "title", "good", "p80", "bad", "swing", "noise", "clear")

#: Fewer runs cannot be cut in thirds that tell anything.
_FEWEST = 30
#: Two titles have to leave room for the days in one sentence.
_NAMED = 32


class _Driver(NamedTuple):
    kind: str
    key: str
    title: str
    values: Floats


def tornado(
    simulation: Simulation, milestone: Id | None = None, language: str = DEFAULT_LANGUAGE
) -> pd.DataFrame:
    """What moves the P80 of a milestone, and how far.

    The runs are put in order by one driver at a time and cut in three: ``good`` is the P80 of the
    third in which it went best, ``bad`` of the third in which it went worst. A risk is ordered by
    the days it cost, so one that happens seldom fills only part of its worst third and stands no
    taller than it matters; a rank correlation would tell neither days nor that. Drivers do not
    overlap: what all tasks or all tasks of an owner share is one driver each, and a task counts
    only with what is its own. Otherwise every task would seem to drive what the shared causes do.

    Source: tornado of conditional percentiles as in Vose, "Risk Analysis" (3rd ed., 2008).

    Args:
        simulation: what :func:`simulate` gives.
        milestone: whose P80; None for the end of everything.
        language: of the titles of the shared drivers.

    Returns:
        A row for each driver, widest swing first: ``kind`` (``task``, ``risk``, ``owner`` or
        ``everybody``), ``driver`` (id, empty for everybody), ``title``, ``good``, ``p80`` and
        ``bad`` in working days from today, ``swing`` (bad less good), ``noise`` (the swing that
        chance alone makes in 95 % of cases), and ``clear``, whether the swing is more than that.
        Empty below 30 runs.

    Raises:
        Fault: the plan has no such milestone still to be reached.
    """
    finishes = simulation.finish_of(milestone)
    if simulation.runs < _FEWEST:
        return empty(DRIVERS)
    p80 = percentile(finishes, 0.8)
    rows = [_row(each, finishes, p80) for each in _drivers(simulation, language)]
    if not rows:
        return empty(DRIVERS)
    found = pd.DataFrame(rows)[list(DRIVERS)]
    keys, rising = ["swing", "title", "driver"], [False, True, True]
    return found.sort_values(keys, ascending=rising, kind="stable", ignore_index=True)


def _drivers(simulation: Simulation, language: str) -> Iterator[_Driver]:
    draws, correlation = simulation.draws, simulation.assumptions.correlation
    people, activities = simulation.plan.people, simulation.model.activities
    for place, values in zip(draws.uncertain, draws.own, strict=True):
        yield _Driver("task", activities[place].part, activities[place].title, values)
    if correlation.owner:
        for owner, values in zip(draws.owner_names, draws.owners, strict=True):
            said_so = said("method.risk_assessment.driver_owner", language, name=people[owner].name)
            yield _Driver("owner", owner, said_so, values)
    if correlation.everybody and draws.uncertain:
        all_of_them = said("method.risk_assessment.driver_everybody", language)
        yield _Driver("everybody", "", all_of_them, draws.shared[0])
    yield from _risks(simulation)


def _risks(simulation: Simulation) -> Iterator[_Driver]:
    draws = simulation.draws
    for row, hit in enumerate(simulation.model.hits):
        days, probability = hit.risk.now.delay, hit.risk.now.probability
        if days is None or not probability or not hit.places:
            continue
        cost = three_point.durations(days.low, days.likely, days.high, draws.severity[row])
        happened = fired(row, draws, hit.risk.now)
        yield _Driver("risk", hit.risk.id, hit.risk.event, np.where(happened, cost, 0.0))


def _row(driver: _Driver, finishes: Floats, p80: float) -> dict[str, Any]:
    third = len(finishes) // 3
    order = np.argsort(driver.values, kind="stable")
    good, bad = band(finishes[order[:third]], 0.8), band(finishes[order[-third:]], 0.8)
    swing = bad.middle - good.middle
    noise = float(np.hypot(good.high - good.low, bad.high - bad.low)) / 2
    return {
        "kind": driver.kind,
        "driver": driver.key,
        "title": driver.title,
        "good": good.middle,
        "p80": p80,
        "bad": bad.middle,
        "swing": swing,
        "noise": noise,
        "clear": abs(swing) > noise,
    }


def describe_tornado(drivers: pd.DataFrame, title: str, language: str = DEFAULT_LANGUAGE) -> str:
    """What drives the date most, as one sentence; ``title`` is what is reached then."""
    require(drivers, *DRIVERS)
    clear = drivers[drivers["clear"].astype(bool)]
    if clear.empty:
        return said("method.risk_assessment.tornado_empty", language, title=shortened(title))
    first = clear.iloc[0]
    return said(
        "method.risk_assessment.tornado",
        language,
        title=shortened(title, _NAMED),
        driver=shortened(first["title"], _NAMED),
        days=float(first["swing"]),
    )
