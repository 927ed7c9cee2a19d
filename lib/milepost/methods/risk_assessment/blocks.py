"""All runs of a model, some at a time, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from milepost.methods.risk_assessment.assumptions import Assumptions
from milepost.methods.risk_assessment.draws import Draws
from milepost.methods.risk_assessment.model import Model
from milepost.methods.risk_assessment.passes import Times, durations, times, work
from milepost.methods.risk_assessment.pauses import Floats
from milepost.plan.parts import Id
from milepost.plan.risks import Assessment

__all__ = ["as_now", "blocks", "end_of", "lived"]

#: How many times of activities are reckoned at once, so that they stay near the processor.
AT_ONCE = 1 << 19
#: The fewest runs in a block: with fewer, the overhead of each step outweighs the step.
FEWEST = 1000


def as_now(model: Model) -> dict[Id, Assessment]:
    """The risks as they stand."""
    return {hit.risk.id: hit.risk.now for hit in model.hits}


def blocks(model: Model, draws: Draws) -> Iterator[Draws]:
    """The chances of all runs, a block of them at a time."""
    step = max(AT_ONCE // max(len(model.activities), 1), FEWEST)
    for first in range(0, draws.runs, step):
        yield draws.some(slice(first, first + step))


def lived(
    model: Model, draws: Draws, assumptions: Assumptions, seen: Mapping[Id, Assessment]
) -> Iterator[tuple[Floats, Times]]:
    """Work and times of all runs, block by block, each risk as it is ``seen``."""
    for some in blocks(model, draws):
        took = work(model, some, durations(model, some, assumptions.correlation), seen)
        yield took, times(model, took)


def end_of(model: Model, found: Times, milestone: Id | None) -> Floats:
    """The finishes of a milestone or, for None, of everything."""
    if milestone is None:
        return np.asarray(found.finishes.max(axis=0, initial=0.0))
    place = next(p for p in model.milestones if model.activities[p].id == milestone)
    return np.asarray(found.finishes[place])
