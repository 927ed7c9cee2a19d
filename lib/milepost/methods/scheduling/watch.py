"""How long a search may take, whom it tells of what it finds, and who may stop it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import msgspec

from milepost.methods.scheduling.solution import Aim, Progress

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["UNITS_PER_SECOND", "Search", "Watch", "has_solver", "settings"]

#: The solver's units of work that one core does in a second, in searches that use up their time:
#: 0.12 to 0.2 with OR-Tools 9.15 on 20 projects of PSPLIB, 0.4 to 0.5 where links set maxima.
UNITS_PER_SECOND = 0.18
_FASTER = 2.5
#: The seconds that building one constraint takes.
_BUILDING = 1.5e-5
#: How many times its seconds a search may take by the clock.
_PATIENCE = 5.0
_GLANCE = 0.05


def has_solver() -> bool:
    """Whether OR-Tools is installed."""
    return find_spec("ortools") is not None


def settings(units: float) -> cp_model.CpSolver:
    """A solver that does the same with the same model each time, for so many units of work."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 - takes a second to load

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 0
    solver.parameters.random_seed = 1
    solver.parameters.max_deterministic_time = units
    return solver


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """How to search.

    Args:
        seconds: for how long, in seconds of one core, turned into units of work.
        aim: least lateness and then least length, or least length alone.
        progress: called with each better schedule, from the thread that searches.
        stop: ends the search with the best so far, once it is set.
    """

    seconds: float = 5.0
    aim: Aim = Aim.LATENESS
    progress: Callable[[Progress], object] | None = None
    stop: threading.Event | None = None


class Watch:
    """One search's time, as units of work and as a clock behind them."""

    def __init__(self, search: Search) -> None:
        self._began = time.perf_counter()
        self._seconds = search.seconds
        self._units = search.seconds * UNITS_PER_SECOND
        self._stop = search.stop
        self.tell = search.progress

    @property
    def elapsed(self) -> float:
        """Seconds since the search began."""
        return time.perf_counter() - self._began

    @property
    def over(self) -> bool:
        """Whether nothing is left, or somebody stopped it."""
        stopped = self._stop is not None and self._stop.is_set()
        return stopped or self._units <= 0 or self.elapsed > _PATIENCE * self._seconds

    def charge(self, model: cp_model.CpModel) -> None:
        """Count the time that it took to build ``model``."""
        self._units -= len(model.proto.constraints) * _BUILDING * UNITS_PER_SECOND

    def count_faster(self) -> None:
        """Allow for the solver counting more units in a second, as it does with maximum lags."""
        self._units *= _FASTER

    def solver(self, share: float) -> cp_model.CpSolver:
        """A solver that may use up ``share`` of what is left."""
        solver = settings(self._units * share)
        solver.parameters.max_time_in_seconds = _PATIENCE * self._seconds - self.elapsed
        return solver

    @contextmanager
    def beside(self, solver: cp_model.CpSolver) -> Iterator[None]:
        """Counts what ``solver`` uses, and stops it when somebody asks for that."""
        done = threading.Event()
        watcher = threading.Thread(target=self._stop_when_asked, args=(solver, done), daemon=True)
        if self._stop is not None:
            watcher.start()
        try:
            yield
        finally:
            done.set()
            if self._stop is not None:
                watcher.join()
            self._units -= solver.deterministic_time

    def _stop_when_asked(self, solver: cp_model.CpSolver, done: threading.Event) -> None:
        while not done.wait(_GLANCE):
            if self.over:
                solver.stop_search()
