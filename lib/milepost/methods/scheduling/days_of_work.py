"""When a job that starts on a day is finished, as tables over all days up to a horizon."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from milepost.methods.network import FROM_START, TO_FINISH
from milepost.methods.scheduling.problem import Job, Link, Problem

__all__ = ["Flags", "Ints", "Table", "horizon", "required", "table"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Table(NamedTuple):
    """Per day 0, 1, 2 … up to the horizon: the finish of work begun then, or as soon as it can be.

    ``begins`` tells on which days work may begin. A finish beyond the horizon is larger than it.
    """

    finish: Ints
    begins: Flags

    def least_start(self, finish: int) -> int:
        """The first start with that finish or a later one."""
        return int(np.searchsorted(self.finish, finish))

    def begin(self, day: int) -> int:
        """The first day from ``day`` on which work may begin."""
        return day + int(np.argmax(self.begins[day:])) if day < len(self.begins) else day


def table(job: Job, last: int) -> Table:
    """The table of a job, up to the horizon ``last``."""
    return _table(job.off if job.duration else (), job.duration, last)


@lru_cache(maxsize=4096)
def _table(off: tuple[int, ...], duration: int, last: int) -> Table:
    begins = np.ones(last + 1, dtype=bool)
    begins[[day for day in off if day <= last]] = False
    if not off:
        return Table(np.arange(last + 1) + duration, begins)
    opens = np.flatnonzero(begins)
    ends = np.full(len(opens) + 1, 2 * last + duration + 1)
    ends[: max(len(opens) - duration + 1, 0)] = opens[duration - 1 :] + 1
    return Table(ends[np.cumsum(begins) - begins], begins)


def required(link: Link, start: int, finish: int, after: Table) -> int:
    """The start that ``link`` asks of its later job, whose table is ``after``, or a later one.

    ``start`` and ``finish`` are those of the earlier job.
    """
    least = (finish if link.kind not in FROM_START else start) + link.lag
    if link.kind not in TO_FINISH:
        return least
    return after.least_start(least) if least > after.finish[0] else 0


def horizon(problem: Problem) -> int:
    """A day by which everything can be over, if it can be at all."""
    longest = [job.duration for job in problem.jobs]
    for before, _, link in problem.arcs:
        done = problem.jobs[before].duration if link.kind not in FROM_START else 0
        longest[before] = max(longest[before], done + link.lag)
    last = sum(longest) + max((job.release for job in problem.jobs), default=0)
    off = sorted({day for job in problem.jobs for day in job.off})
    if off and any(link.lag < 0 for link in problem.links):
        return last + off[-1] + 1  # work that may not be stretched waits until the last is over
    for day in off:
        last += day <= last
    return last
