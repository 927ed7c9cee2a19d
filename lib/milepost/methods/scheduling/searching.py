"""Solves a problem: a good schedule at once, then a better one, and how much better is possible.

The same problem with the same seconds gives the same schedule: the search runs on one worker
with a fixed seed and is ended by the solver's own measure of work, not by a clock. A clock stands
behind it, at several times the seconds, for machines that are slow or busy; what it cuts short
may differ from run to run.

Source: the model is that of Laborie, Rogerie, Shaw and Vilím, "IBM ILOG CP Optimizer for
scheduling", Constraints 23 (2018), intervals with precedences and cumulative resources; CP-SAT of
OR-Tools searches it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from milepost.methods.scheduling.model import Model
from milepost.methods.scheduling.problem import Problem
from milepost.methods.scheduling.serial import by_latest_finish, improved, moved_forward
from milepost.methods.scheduling.solution import Aim, Cost, Progress, Solution, Status, cost
from milepost.methods.scheduling.watch import Search, Watch, has_solver
from milepost.methods.scheduling.windows import frame, least_makespan, windows

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["solve"]

_FIVE_SECONDS = Search()


def solve(problem: Problem, search: Search = _FIVE_SECONDS) -> Solution:
    """The best schedule found, and what is proven of it.

    Without OR-Tools the schedule is that of :mod:`milepost.methods.scheduling.serial`, which
    knows no maximum lags; a problem that has some is then *unknown*.

    Args:
        problem: jobs, links and resources.
        search: for how long, for what, who is told, who may stop it.
    """
    return _Searching(problem, search).run()


class _Stage(NamedTuple):
    """One run of the solver: what is to be least, what it is now, what it cannot be less than."""

    model: Model
    goal: cp_model.IntVar
    now: int | None
    floor: int
    share: float = 1.0


class _Searching:
    """One search: the heuristic, then least lateness, then least length."""

    def __init__(self, problem: Problem, search: Search) -> None:
        self._watch = Watch(search)
        self._aim = search.aim
        self._laid = frame(problem)
        self._windows = windows(self._laid)
        self._earliest: list[int] = self._windows.earliest.tolist()
        self._best: list[int] | None = None
        self._impossible = self._windows.loop or self._misses_at_best()
        self._late, self._over = 0, 0

    def _misses_at_best(self) -> bool:
        """Whether a deadline is missed, or a demand too large, whatever the order of work."""
        problem = self._laid.problem
        return self._cost(self._earliest).broken > 0 or any(
            job.demands[name] > capacity
            for name, capacity in problem.capacities.items()
            for job in problem.users(name)
        )

    def _cost(self, starts: list[int]) -> Cost:
        return cost(self._laid, starts)

    def run(self) -> Solution:
        if not self._impossible:
            self._late = self._cost(self._earliest).lateness
            self._over = least_makespan(self._laid, self._windows)
            self._begin()
        if self._may_go_on() and self._aim is Aim.LATENESS:
            self._lessen_lateness()
        if self._may_go_on():
            self._lessen_makespan()
        return self._ended()

    def _begin(self) -> None:
        starts = by_latest_finish(self._laid)
        if starts is None:
            self._watch.count_faster()
            return
        starts = improved(self._laid, starts, self._aim)
        if self._cost(starts).broken == 0:
            self._found(starts)

    def _may_go_on(self) -> bool:
        return not self._impossible and not self._watch.over and has_solver()

    def _lessen_lateness(self) -> None:
        now = None if self._best is None else self._cost(self._best).lateness
        if now == self._late:
            return
        model = Model(self._laid, self._earliest, self._laid.last)
        goal = model.lateness(self._late, None if now is None else now - 1)
        self._late = self._searched(_Stage(model, goal, now, self._late, share=0.5))

    def _lessen_makespan(self) -> None:
        now = None if self._best is None else self._cost(self._best).makespan
        if now == self._over:
            return
        model = Model(self._laid, self._earliest, self._laid.last if now is None else now - 1)
        if self._best is not None and self._aim is Aim.LATENESS:
            model.lateness(self._late, self._cost(self._best).lateness)
        self._over = self._searched(_Stage(model, model.makespan(self._over), now, self._over))

    def _searched(self, stage: _Stage) -> int:
        """Searches for less than now; returns what nothing can be less than."""
        model = stage.model
        model.model.minimize(stage.goal)
        self._watch.charge(model.model)
        if self._watch.over:
            return stage.floor
        solver = self._watch.solver(stage.share)
        tell = None if self._watch.tell is None else model.teller(self._better)
        with self._watch.beside(solver):
            status = solver.status_name(solver.solve(model.model, tell))
        if status == "INFEASIBLE":
            self._impossible = stage.now is None
            return stage.floor if stage.now is None else stage.now
        if status in ("OPTIMAL", "FEASIBLE"):
            self._found([solver.value(bar.start) for bar in model.bars])
        bound = solver.best_objective_bound
        return max(stage.floor, round(bound)) if math.isfinite(bound) else stage.floor

    def _better(self, starts: list[int]) -> None:
        if self._watch.tell is not None:
            _, lateness, makespan = self._cost(starts)
            self._watch.tell(
                Progress(
                    makespan=makespan,
                    bound=self._over,
                    lateness=lateness,
                    lateness_bound=self._late,
                    seconds=self._watch.elapsed,
                )
            )

    def _found(self, starts: list[int]) -> None:
        self._best = starts
        self._better(starts)

    def _ended(self) -> Solution:
        if self._best is None:
            status = Status.INFEASIBLE if self._impossible else Status.UNKNOWN
            return Solution(status=status, bound=self._over, seconds=self._watch.elapsed)
        starts = moved_forward(self._laid, self._best)
        _, lateness, makespan = self._cost(starts)
        proven = makespan == self._over and (lateness == self._late or self._aim is Aim.MAKESPAN)
        finishes = [self._laid.finish(place, start) for place, start in enumerate(starts)]
        ids = list(self._laid.problem.index)
        return Solution(
            status=Status.OPTIMAL if proven else Status.FEASIBLE,
            starts=dict(zip(ids, starts, strict=True)),
            finishes=dict(zip(ids, finishes, strict=True)),
            makespan=makespan,
            bound=self._over,
            lateness=lateness,
            lateness_bound=self._late,
            seconds=self._watch.elapsed,
        )
