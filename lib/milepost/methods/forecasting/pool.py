"""What the pasts of other teams say of one that has little past of its own.

The numbers come from `pool.json`, which `python -m benchmarks.fit_forecast` writes together with
the data that they were taken from.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

__all__ = ["Pool", "Width", "pool"]

Positive = Annotated[float, Meta(gt=0)]
Share = Annotated[float, Meta(ge=0, le=1)]


class Width(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How long errors are below and above the middle, in units of the spread."""

    below: Positive
    above: Positive


class Pool(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How teams deliver, without a unit: spreads are shares of a level, on square roots.

    Attributes:
        fast: half-life, in periods, of the level that follows what was delivered last.
        slow: half-life, in periods, of the level that remembers.
        judging: half-life, in periods, of the squared errors by which the two are weighed.
        choosing: the power of those errors that the weights fall with.
        memory: half-life, in periods, of a team's errors.
        spread: the errors of a team that has no past.
        speaks: after how many errors a team's own spread counts as much as the pool's.
        narrowest: the spread below which none is believed.
        moving: share of the expected level in what a spread is measured against; the rest is slow.
        young: how much wider the spread is where n errors are known, over n squared.
        promises: the errors of commitments, where a team has no past.
        trust: log odds of the commitment against the level, where both have erred alike; else
            they are weighed by their squared errors.
        met: what is delivered of a commitment, on square roots.
        met_spread: how much teams differ in that, on the logarithm.
        alone: the widths where no commitment is known.
        committed: the widths where one is.
        lasting: share of the squared error that all periods ahead have in common.
        drifting: squared error that each further period ahead adds, and all after it share.
        farthest: how many periods ahead the errors were measured.
        source: from which data, when and by which command the numbers came.
    """

    fast: Positive
    slow: Positive
    judging: Positive
    choosing: Annotated[float, Meta(ge=0)]
    memory: Positive
    spread: Positive
    speaks: Positive
    narrowest: Positive
    moving: Share
    young: Annotated[float, Meta(ge=0)]
    promises: Positive
    trust: float
    met: Positive
    met_spread: Positive
    alone: Width
    committed: Width
    lasting: Share
    drifting: Annotated[float, Meta(ge=0)]
    farthest: Annotated[int, Meta(ge=1)]
    source: str


@cache
def pool() -> Pool:
    """The pool that this version of Milepost ships."""
    return msgspec.json.decode(Path(__file__).with_name("pool.json").read_bytes(), type=Pool)
