"""The earliest and latest days that links leave, with no regard to who does the work."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import numpy as np

from milepost.methods.network import FROM_START, TO_FINISH
from milepost.methods.scheduling.days_of_work import Ints, Table, horizon, required, table
from milepost.methods.scheduling.problem import Link, Problem

__all__ = ["Frame", "Windows", "frame", "least_makespan", "windows"]


class Frame(msgspec.Struct, frozen=True):
    """A problem laid out on its days: the horizon, and the table of each job."""

    problem: Problem
    last: int
    tables: tuple[Table, ...]

    def finish(self, place: int, start: int) -> int:
        """The finish of a job that starts then."""
        return int(self.tables[place].finish[start])


def frame(problem: Problem, last: int | None = None) -> Frame:
    """The frame of a problem, up to a horizon that is late enough for all."""
    last = horizon(problem) if last is None else last
    return Frame(problem, last, tuple(table(job, last) for job in problem.jobs))


class Windows(NamedTuple):
    """Earliest starts and latest finishes; ``cause`` is the link that binds each job.

    ``loop`` tells that links push each other for ever: nothing satisfies them.
    """

    earliest: Ints
    latest: Ints
    cause: list[Link | None]
    loop: bool


def windows(laid: Frame) -> Windows:
    """What links, releases, deadlines and due dates leave to each job.

    Latest finishes leave calendars aside, and count from the horizon.
    """
    earliest, cause, loop = _forward(laid)
    return Windows(earliest, _backward(laid), cause, loop)


def _forward(laid: Frame) -> tuple[Ints, list[Link | None], bool]:
    jobs = laid.problem.jobs
    starts = [laid.tables[i].begin(job.release) for i, job in enumerate(jobs)]
    cause: list[Link | None] = [None] * len(jobs)
    for _ in range(len(jobs) + 1):
        changed = False
        for before, after, link in laid.problem.arcs:
            if starts[before] > laid.last:
                return np.array(starts, dtype=np.int64), cause, True
            finish = laid.finish(before, starts[before])
            least = required(link, starts[before], finish, laid.tables[after])
            if least > starts[after]:
                starts[after] = laid.tables[after].begin(least)
                cause[after] = link
                changed = True
        if not changed:
            break
    return np.array(starts, dtype=np.int64), cause, changed if jobs else False


def _backward(laid: Frame) -> Ints:
    jobs = laid.problem.jobs
    latest = [_promised(job.deadline, job.due, laid.last) for job in jobs]
    for _ in range(len(jobs) + 1):
        changed = False
        for before, after, link in reversed(laid.problem.arcs):
            most = latest[after] - link.lag
            most -= 0 if link.kind in TO_FINISH else jobs[after].duration
            most += 0 if link.kind not in FROM_START else jobs[before].duration
            if most < latest[before]:
                latest[before] = most
                changed = True
        if not changed:
            break
    return np.array(latest, dtype=np.int64)


def _promised(deadline: int | None, due: int | None, last: int) -> int:
    return min(day for day in (deadline, due, last) if day is not None)


def least_makespan(laid: Frame, found: Windows) -> int:
    """No schedule is over sooner: the longest chain, or the work of the busiest resource."""
    problem = laid.problem
    chain = [laid.finish(i, int(start)) for i, start in enumerate(found.earliest)]
    return max([0, *chain, *(_work(laid, found, name) for name in problem.capacities)])


def _work(laid: Frame, found: Windows, resource: str) -> int:
    problem = laid.problem
    places = [problem.index[job.id] for job in problem.users(resource)]
    if not places or problem.capacities[resource] == 0:
        return 0
    work = sum(problem.jobs[i].duration * problem.jobs[i].demands[resource] for i in places)
    first = min(int(found.earliest[i]) for i in places)
    return first - (-work // problem.capacities[resource])
