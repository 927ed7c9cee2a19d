"""The chances of all runs, drawn once: what is compared later is compared on the same chances."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milepost.methods.risk_assessment.assumptions import Correlation
from milepost.methods.risk_assessment.model import Model
from milepost.methods.risk_assessment.pauses import Floats

__all__ = ["Draws", "draw", "scores"]

Singles = NDArray[np.float32]


class Draws(NamedTuple):
    """Independent chances, a column for each run.

    ``shared`` (1 row) moves all durations together, ``owners`` (a row each, in the order of
    ``owner_names``) those of one owner, ``own`` (a row for each uncertain work) each alone:
    standard normal scores. Of each risk, ``chance`` says whether it happens (uniform, it does
    below its probability) and ``severity`` how bad it is then (standard normal).
    """

    uncertain: tuple[int, ...]
    owner_names: tuple[str, ...]
    shared: Singles
    owners: Singles
    own: Singles
    chance: Singles
    severity: Singles

    @property
    def runs(self) -> int:
        """How many runs were drawn."""
        return int(self.shared.shape[1])

    def some(self, runs: slice | NDArray[np.intp]) -> Draws:
        """The chances of some of the runs."""
        cut = [each[:, runs] for each in self[2:]]
        return Draws(self.uncertain, self.owner_names, *cut)


def draw(model: Model, runs: int, seed: int) -> Draws:
    """Draw the chances of ``runs`` runs.

    The same seed gives the same chances to the same activities, whatever order they stand in.
    """
    named = sorted((model.activities[place].id, place) for place in model.works)
    uncertain = tuple(place for _, place in named if _varies(model, place))
    owners = tuple(sorted({owner for p in uncertain if (owner := model.activities[p].owner)}))
    # Streams of their own: a risk more leaves the chances of the tasks as they were.
    shared, by_owner, own, chance, severity = (
        np.random.default_rng(each) for each in np.random.SeedSequence(seed).spawn(5)
    )
    risks = len(model.hits)
    return Draws(
        uncertain=uncertain,
        owner_names=owners,
        shared=shared.standard_normal((1, runs), dtype=np.float32),
        owners=by_owner.standard_normal((len(owners), runs), dtype=np.float32),
        own=own.standard_normal((len(uncertain), runs), dtype=np.float32),
        chance=chance.random((risks, runs), dtype=np.float32),
        severity=severity.standard_normal((risks, runs), dtype=np.float32),
    )


def scores(model: Model, draws: Draws, correlation: Correlation) -> Floats:
    """Standard normal scores of the uncertain works that correlate as asked, (works, runs)."""
    owners = [model.activities[place].owner for place in draws.uncertain]
    owned = np.array([each is not None for each in owners], dtype=bool)
    by_owner = np.where(owned, correlation.owner, 0.0)
    alone = np.sqrt(1 - correlation.everybody - by_owner).astype(np.float32)
    found = draws.own * alone[:, None]
    found += np.float32(correlation.everybody**0.5) * draws.shared
    for row, owner in enumerate(owners):
        if owner is not None and correlation.owner:
            factor = draws.owners[draws.owner_names.index(owner)]
            found[row] += np.float32(correlation.owner**0.5) * factor
    return found


def _varies(model: Model, place: int) -> bool:
    spread = model.activities[place].spread
    return spread is not None and spread.has_spread
