"""A good schedule at once: one job after another, each as early as it fits.

Serial schedule generation in the order of latest finish, then improved by sweeps backward and
forward until they gain nothing: pushed to the right and back to the left, work closes the gaps
that the first pass left. Without promises to meet it is never later than the first pass.

Sources: Kolisch, "Serial and parallel resource-constrained project scheduling methods revisited",
European Journal of Operational Research 90 (1996); Tormos and Lova, "A competitive heuristic
solution technique for resource-constrained project scheduling", Annals of Operations Research
102 (2001).
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from milepost.methods.scheduling.days_of_work import Flags, Ints, required
from milepost.methods.scheduling.problem import Job, Link, Problem
from milepost.methods.scheduling.solution import Aim, cost
from milepost.methods.scheduling.windows import Frame, frame, windows
from milepost.plan.work import DependencyKind

__all__ = ["by_latest_finish", "improved", "moved_forward"]

#: Sweeps rarely gain anything after the third.
_SWEEPS = 12

_MIRRORED = {
    DependencyKind.START_START: DependencyKind.FINISH_FINISH,
    DependencyKind.FINISH_FINISH: DependencyKind.START_START,
}


def by_latest_finish(laid: Frame) -> list[int] | None:
    """The start of each job, those that must be over first taking what they need first.

    None if links run in a circle, as maximum lags make them, or a job never fits.
    """
    return _in_turn(laid, list(windows(laid).latest))


def improved(laid: Frame, starts: list[int], aim: Aim) -> list[int]:
    """``starts`` after sweeps backward and forward, or as they were if that is no worse."""
    best = starts
    for _ in range(_SWEEPS):
        found = _swept(laid, best)
        if found is None or cost(laid, found).rank(aim) >= cost(laid, best).rank(aim):
            break
        best = found
    return best


def _swept(laid: Frame, starts: Sequence[int]) -> list[int] | None:
    finishes = [laid.finish(place, start) for place, start in enumerate(starts)]
    over = max(finishes, default=0)
    mirrored = _in_turn(frame(_mirrored(laid.problem, over), laid.last), [-f for f in finishes])
    if mirrored is None:
        return None
    durations = (job.duration for job in laid.problem.jobs)
    return _in_turn(laid, [-start - days for start, days in zip(mirrored, durations, strict=True)])


def _mirrored(problem: Problem, over: int) -> Problem:
    """The same work with time running backward from ``over``."""
    jobs = (
        Job(
            id=job.id,
            duration=job.duration,
            demands=job.demands,
            off=tuple(over - 1 - day for day in reversed(job.off) if day < over),
        )
        for job in problem.jobs
    )
    links = (
        Link(each.after, each.before, _MIRRORED.get(each.kind, each.kind), each.lag)
        for each in problem.links
    )
    return replace(problem, jobs=tuple(jobs), links=tuple(links))


def _in_turn(laid: Frame, priority: Sequence[float]) -> list[int] | None:
    """Places jobs as early as they fit: of those that wait for nothing, least priority first."""
    site = Site(laid)
    waits = [0] * len(priority)
    for _, after, _ in laid.problem.arcs:
        waits[after] += 1
    ready = [(value, place) for place, value in enumerate(priority) if not waits[place]]
    heapq.heapify(ready)
    placed = 0
    while ready:
        _, place = heapq.heappop(ready)
        if not site.place(place, site.least(place)):
            return None
        placed += 1
        for after in site.waiting[place]:
            waits[after] -= 1
            if not waits[after]:
                heapq.heappush(ready, (priority[after], after))
    return site.starts if placed == len(priority) else None


def moved_forward(laid: Frame, starts: Sequence[int]) -> list[int]:
    """``starts`` with each job moved to the earliest day that all others leave it."""
    site = Site(laid)
    for place, start in enumerate(starts):
        site.put(place, start)
    for place in sorted(range(len(starts)), key=lambda each: starts[each]):
        site.take(place)
        site.place(place, site.least(place))
    return site.starts


class Site:
    """What is used of each resource on each day, as jobs are placed."""

    def __init__(self, laid: Frame) -> None:
        problem = laid.problem
        self._laid = laid
        self._rows = {name: row for row, name in enumerate(problem.capacities)}
        self._free = np.tile(
            np.array(list(problem.capacities.values()), dtype=np.int64)[:, None], laid.last
        )
        self.starts = [-1] * len(problem.jobs)
        self._into: list[list[tuple[int, Link]]] = [[] for _ in problem.jobs]
        self.waiting: list[list[int]] = [[] for _ in problem.jobs]
        for before, after, link in problem.arcs:
            self._into[after].append((before, link))
            self.waiting[before].append(after)

    def least(self, place: int) -> int:
        """The start that release and links ask for, as the others stand."""
        start = self._laid.problem.jobs[place].release
        after = self._laid.tables[place]
        for before, link in self._into[place]:
            begun = self.starts[before]
            finish = self._laid.finish(before, begun)
            start = max(start, required(link, begun, finish, after))
        return start

    def place(self, place: int, least: int) -> bool:
        """Put a job on the first day from ``least`` on which it fits; False if there is none."""
        start = self._first_fit(place, least)
        if start is not None:
            self.put(place, start)
        return start is not None

    def put(self, place: int, start: int) -> None:
        """Let a job run from ``start``."""
        self.starts[place] = start
        self._use(place, 1)

    def take(self, place: int) -> None:
        """Free what a job uses."""
        self._use(place, -1)

    def _use(self, place: int, times: int) -> None:
        job, start = self._laid.problem.jobs[place], self.starts[place]
        finish = self._laid.finish(place, start)
        for name, demand in job.demands.items():
            self._free[self._rows[name], start:finish] -= times * demand

    def _first_fit(self, place: int, least: int) -> int | None:
        job, (finish, begins) = self._laid.problem.jobs[place], self._laid.tables[place]
        if least > self._laid.last:
            return None
        fits = begins[least:] & (finish[least:] <= self._laid.last)
        if job.duration and job.demands:
            fits = fits & self._free_all_along(job, least, finish)
        first = int(np.argmax(fits))
        return least + first if fits[first] else None

    def _free_all_along(self, job: Job, least: int, finish: Ints) -> Flags:
        short = np.zeros(self._laid.last - least, dtype=bool)
        for name, demand in job.demands.items():
            short |= self._free[self._rows[name], least:] < demand
        missing = np.zeros(self._laid.last - least + 1, dtype=np.int64)
        np.cumsum(short, out=missing[1:])
        ends = np.minimum(finish[least:], self._laid.last) - least
        free: Flags = missing[ends] == missing
        return free
