"""What a schedule breaks, whoever made it: a search, or somebody who moved a bar by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
import numpy as np

from milepost.methods.network import FROM_START, TO_FINISH
from milepost.methods.scheduling.problem import Job, Problem

__all__ = ["Breach", "breaches"]


class Breach(msgspec.Struct, frozen=True):
    """One thing that does not hold, and by how many days or units.

    ``rule`` is *missing*, *release*, *deadline*, *day_off*, *link* or *resource*; ``where`` names
    the job, the two jobs of the link, or the resource.
    """

    rule: str
    where: tuple[str, ...]
    by: int


def breaches(problem: Problem, starts: Mapping[str, int]) -> list[Breach]:
    """All that a schedule breaks; nothing if it is sound.

    It counts day by day and knows nothing of how schedules are made.

    Args:
        problem: what is to be scheduled.
        starts: the day on which each job starts, by its id.
    """
    missing = [Breach("missing", (job.id,), 1) for job in problem.jobs if job.id not in starts]
    if missing:
        return missing
    spans = {job.id: (starts[job.id], _finish(job, starts[job.id])) for job in problem.jobs}
    found = [each for job in problem.jobs for each in _of_job(job, *spans[job.id])]
    found += _of_links(problem, spans)
    return found + [each for name in problem.capacities for each in _of(problem, name, spans)]


def _finish(job: Job, start: int) -> int:
    off, day, left = set(job.off), start, job.duration
    while left:
        left -= day not in off
        day += 1
    return day


def _of_job(job: Job, start: int, finish: int) -> Iterator[Breach]:
    if start < job.release:
        yield Breach("release", (job.id,), job.release - start)
    if job.deadline is not None and finish > job.deadline:
        yield Breach("deadline", (job.id,), finish - job.deadline)
    if job.duration and start in job.off:
        yield Breach("day_off", (job.id,), 1)


def _of_links(problem: Problem, spans: Mapping[str, tuple[int, int]]) -> Iterator[Breach]:
    for link in problem.links:
        least = spans[link.before][link.kind not in FROM_START] + link.lag
        short = least - spans[link.after][link.kind in TO_FINISH]
        if short > 0:
            yield Breach("link", (link.before, link.after), short)


def _of(problem: Problem, resource: str, spans: Mapping[str, tuple[int, int]]) -> Iterator[Breach]:
    users = problem.users(resource)
    used = np.zeros(max((spans[job.id][1] for job in users), default=0) + 1, dtype=int)
    for job in users:
        start, finish = spans[job.id]
        used[max(start, 0) : finish] += job.demands[resource]
    over = int(used.max()) - problem.capacities[resource]
    if over > 0:
        yield Breach("resource", (resource,), over)
