"""All runs through the plan: forwards for the times, backwards for what was critical."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milepost.methods import three_point
from milepost.methods.risk_assessment.assumptions import Correlation
from milepost.methods.risk_assessment.draws import Draws, scores
from milepost.methods.risk_assessment.model import Model, Wait
from milepost.methods.risk_assessment.pauses import HAIR, Floats
from milepost.plan.parts import Id
from milepost.plan.risks import Assessment

__all__ = ["Times", "critical", "durations", "fired", "times", "work"]

Flags = NDArray[np.bool_]

#: Two times of one run count as the same if less than this lies between them, in days.
SAME = 1e-6


class Times(NamedTuple):
    """Starts and finishes in working days from the morning of today, (activities, runs)."""

    starts: Floats
    finishes: Floats


def durations(model: Model, draws: Draws, correlation: Correlation) -> Floats:
    """What each activity takes without risks, (activities, runs)."""
    found = np.empty((len(model.activities), draws.runs))
    for place, activity in enumerate(model.activities):
        found[place] = activity.spread.likely if activity.spread else activity.duration
    if draws.uncertain:
        rows = list(draws.uncertain)
        spreads = [spread for p in rows if (spread := model.activities[p].spread) is not None]
        points = np.array([(each.low, each.likely, each.high) for each in spreads])
        low, likely, high = points.T[:, :, None]
        found[rows] = three_point.durations(low, likely, high, scores(model, draws, correlation))
    return found


def fired(row: int, draws: Draws, seen: Assessment) -> Flags:
    """In which runs the risk of that row happens, as it is ``seen``."""
    return np.asarray(draws.chance[row] < (seen.probability or 0.0))


def work(model: Model, draws: Draws, plain: Floats, seen: Mapping[Id, Assessment]) -> Floats:
    """``plain`` durations with the delays of what happens, each risk as it is ``seen``.

    A risk happens once in a run or not at all, and costs each open part that it threatens the
    same days then.
    """
    found = plain.copy()
    for row, hit in enumerate(model.hits):
        assessed = seen.get(hit.risk.id)
        if assessed is None or assessed.delay is None or not assessed.probability:
            continue
        now = np.flatnonzero(fired(row, draws, assessed))
        days = assessed.delay
        lost = three_point.durations(days.low, days.likely, days.high, draws.severity[row, now])
        for place in hit.places:
            found[place, now] += lost
    return found


def times(model: Model, work: Floats) -> Times:
    """When everything starts and finishes, if it takes what ``work`` says."""
    found = Times(np.empty_like(work), np.empty_like(work))
    for place in range(len(model.activities)):
        start, finish = _place(model, place, work[place], found)
        found.starts[place], found.finishes[place] = start, finish
    return found


def _place(model: Model, place: int, work: Floats, found: Times) -> tuple[Floats, Floats]:
    start = np.full(len(work), max(float(model.activities[place].earliest), 0.0))
    over = None
    for wait, time in _asked(model, place, found):
        if not wait.to_finish:
            np.maximum(start, time, out=start)
        else:
            over = time if over is None else np.maximum(over, time)
    pauses = model.pauses[place]
    if over is not None:
        start = np.maximum(start, pauses.latest_start(over, work) if pauses else over - work)
    if pauses:
        start = pauses.begin(start)
    finish = pauses.finish(start, work) if pauses else start + work
    return start, finish if over is None else np.maximum(finish, over)


def _asked(model: Model, place: int, found: Times) -> Iterator[tuple[Wait, Floats]]:
    for wait in model.waits[place]:
        since = found.finishes if wait.from_finish else found.starts
        yield wait, since[wait.before] + wait.lag if wait.lag else since[wait.before]


def critical(model: Model, work: Floats, found: Times, ends: Flags) -> Flags:
    """What a day more of work would have made a day later in each run, (activities, runs).

    ``ends`` says in which runs the finishes of which activities are what is asked about; from
    there the links that bound are followed back. A start can decide where the work after it does
    not, as where only the start of something is waited for.
    """
    starts, finishes, flags = np.zeros_like(ends), ends.copy(), np.zeros_like(ends)
    for place in range(len(model.activities) - 1, -1, -1):
        decides = starts[place] | finishes[place]
        if not decides.any():
            continue
        held = np.zeros_like(decides)
        for asked in _asked(model, place, found):
            wait, asks = asked[0], _start_for(model, place, work[place], asked)
            binds = asks >= found.starts[place] - SAME
            (finishes if wait.from_finish else starts)[wait.before] |= decides & binds
            held |= binds & wait.to_finish
        if held.any():
            held &= found.starts[place] > _free_start(model, place, found) + SAME
        flags[place] = finishes[place] & ~held
    return flags


def _free_start(model: Model, place: int, found: Times) -> Floats:
    """The start, if nothing held back its finish."""
    start = np.full(found.starts.shape[1], max(float(model.activities[place].earliest), 0.0))
    for wait, time in _asked(model, place, found):
        if not wait.to_finish:
            np.maximum(start, time, out=start)
    pauses = model.pauses[place]
    return pauses.begin(start) if pauses else start


def _start_for(model: Model, place: int, work: Floats, asked: tuple[Wait, Floats]) -> Floats:
    """The start that one of the waits asks for."""
    wait, time = asked
    pauses = model.pauses[place]
    if wait.to_finish:
        time = pauses.latest_start(time, work) if pauses else time - work
    return pauses.begin(time + HAIR) if pauses else time
