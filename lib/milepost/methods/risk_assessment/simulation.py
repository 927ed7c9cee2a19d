"""The schedule, lived through many times over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec
import numpy as np
from numpy.typing import NDArray

from milepost.methods.network import Activity, Network, network
from milepost.methods.risk_assessment.assumptions import Assumptions
from milepost.methods.risk_assessment.blocks import as_now, blocks, end_of, lived
from milepost.methods.risk_assessment.draws import Draws, draw
from milepost.methods.risk_assessment.model import Model, model, open_risks
from milepost.methods.risk_assessment.passes import SAME, critical, durations, fired
from milepost.methods.risk_assessment.pauses import Floats
from milepost.methods.scheduling import resource_links, schedule
from milepost.plan.faults import Fault
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.risks import Assessment, Risk

__all__ = ["MOST", "Simulation", "simulate"]

#: The most works times runs: what is kept of them takes 4 bytes each.
MOST = 50_000_000
_USUAL = Assumptions()


class Simulation(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """Many ways in which the plan could go.

    ``finishes`` are those of the milestones (runs, milestones), ``ends`` those of everything
    (runs,), in working days from the morning of today.
    """

    plan: Plan
    network: Network
    model: Model
    draws: Draws
    assumptions: Assumptions
    finishes: Floats
    ends: Floats

    def __repr__(self) -> str:
        return f"Simulation({self.runs} runs, {len(self.milestones)} milestones)"

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return self.draws.runs

    @property
    def milestones(self) -> tuple[Activity, ...]:
        """The milestones still to be reached, a column of ``finishes`` each."""
        return tuple(self.model.activities[place] for place in self.model.milestones)

    @property
    def tasks(self) -> tuple[Activity, ...]:
        """What takes time of its own, a column of ``durations`` each."""
        return tuple(self.model.activities[place] for place in self.model.works)

    @property
    def durations(self) -> Floats:
        """What each task took without risks, in working days: (runs, tasks)."""
        found = [
            durations(self.model, some, self.assumptions.correlation)[self.model.works]
            for some in blocks(self.model, self.draws)
        ]
        return np.concatenate(found, axis=1).T

    @property
    def fired(self) -> NDArray[np.bool_]:
        """Which open risks happened: (runs, risks)."""
        found = [fired(row, self.draws, hit.risk.now) for row, hit in enumerate(self.model.hits)]
        return np.array(found, dtype=bool).reshape(len(found), self.runs).T

    @property
    def certain_tasks(self) -> tuple[Activity, ...]:
        """The tasks whose estimate has no spread: each takes the same in all runs."""
        uncertain = set(self.draws.uncertain)
        places = (place for place in self.model.works if place not in uncertain)
        return tuple(self.model.activities[place] for place in places)

    @property
    def silent_risks(self) -> tuple[Risk, ...]:
        """The open risks that no run can have: nobody has said how probable, or how many days."""
        return tuple(
            hit.risk
            for hit in self.model.hits
            if hit.risk.now.probability is None or hit.risk.now.delay is None
        )

    def finish_of(self, milestone: Id | None = None) -> Floats:
        """The finishes of a milestone, or of everything: (runs,), in working days from today.

        Raises:
            Fault: the plan has no such milestone still to be reached.
        """
        return self.ends if milestone is None else self.finishes[:, self._column(milestone)]

    def again(self, seen: Mapping[Id, Assessment], milestone: Id | None = None) -> Floats:
        """The finishes of a milestone on the same chances, had some risks been ``seen`` so."""
        found = self.finish_of(milestone).copy()
        changed = self._changed(seen)
        as_seen = {**as_now(self.model), **seen}
        again = lived(self.model, self.draws.some(changed), self.assumptions, as_seen)
        finishes = [end_of(self.model, each, milestone) for _, each in again]
        if finishes:
            found[changed] = np.concatenate(finishes)
        return found

    def share_critical(self, milestone: Id | None = None) -> Floats:
        """In which share of runs each activity of the model was critical: (activities,)."""
        self.finish_of(milestone)
        count = np.zeros(len(self.model.activities))
        now = as_now(self.model)
        for took, found in lived(self.model, self.draws, self.assumptions, now):
            ends = found.finishes >= end_of(self.model, found, milestone) - SAME
            if milestone is not None:
                ends[[each.id != milestone for each in self.model.activities]] = False
            count += critical(self.model, took, found, ends).sum(axis=1)
        return count / self.runs

    def _changed(self, seen: Mapping[Id, Assessment]) -> NDArray[np.intp]:
        """The runs in which one of those risks happens, as it stands or as it is ``seen``."""
        changed = np.zeros(self.runs, dtype=bool)
        for row, hit in enumerate(self.model.hits):
            if hit.risk.id in seen:
                for each in (hit.risk.now, seen[hit.risk.id]):
                    changed |= fired(row, self.draws, each)
        return np.flatnonzero(changed)

    def _column(self, milestone: Id) -> int:
        ids = [each.id for each in self.milestones]
        if milestone not in ids:
            raise Fault("milestone_not_open", milestone=milestone, known=", ".join(ids) or "none")
        return ids.index(milestone)


def simulate(
    plan: Plan,
    today: date,
    *,
    runs: int = 10_000,
    seed: int = 1,
    assumptions: Assumptions = _USUAL,
) -> Simulation:
    """Live through the plan ``runs`` times.

    In each run every task takes what its three points make likely (see
    :mod:`milepost.methods.three_point`), late tasks come together as they do in life, each open
    risk with a probability and a delay happens or does not, and everybody does one thing at a
    time, in the order of ``assumptions.resource_links``. A task that was started counts with what
    remains; one that nobody has estimated, or without a spread, takes what the plan says. Days
    have decimals; dates come last.

    Source: Van Slyke, "Monte Carlo methods and the PERT problem", Operations Research 11 (1963);
    risks as events of their own and correlated errors: Hulett, "Practical Schedule Risk
    Analysis" (2009).

    Args:
        plan: what is planned; done and dropped parts do not count.
        today: the morning on which the rest begins.
        runs: how many runs; 10,000 put the P80 within about a day of 100.
        seed: where the chances begin; the same seed gives the same result.
        assumptions: the order of hands, the correlation, and how silent estimates count.

    Raises:
        Fault: ``runs`` is less than 1 or too many for this plan, or the plan has no network
            (see :func:`milepost.methods.network.network`).
    """
    found = network(plan, today, assumptions.work)
    hands = assumptions.resource_links
    if hands is None:
        hands = resource_links(schedule(plan, today, assumptions.work))
    made = model(found, open_risks(plan.risks), hands)
    _check_runs(runs, len(made.works) + len(made.hits))
    draws = draw(made, runs, seed)
    finishes, ends = [], []
    for _, times_of_some in lived(made, draws, assumptions, as_now(made)):
        finishes.append(times_of_some.finishes[made.milestones])
        ends.append(end_of(made, times_of_some, None))
    return Simulation(
        plan=plan,
        network=found,
        model=made,
        draws=draws,
        assumptions=assumptions,
        finishes=np.concatenate(finishes, axis=1).T,
        ends=np.concatenate(ends),
    )


def _check_runs(runs: int, rows: int) -> None:
    most = MOST // max(rows, 5)
    if not 1 <= runs <= most:
        raise Fault("runs_out_of_range", runs=runs, most=most)
