"""What is to be scheduled, without a plan: jobs, links, resources, in whole working days.

A job runs from its *start* to its *finish*, the boundary after its last day, and takes what it
demands of each resource all the while. It begins on a day of its own calendar and pauses on the
days that are off, which stretches it. A job of no days is a point in time and demands nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import msgspec

from milepost.methods.network import Link
from milepost.plan.faults import Fault

__all__ = ["Job", "Link", "Problem"]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """Work of ``duration`` days, or a point in time.

    ``demands`` are units of resources by name. It starts at day ``release`` or later, must have
    finished by ``deadline``, and should have by ``due``: each day after that counts ``weight``.
    ``off`` are the days on which it pauses, rising.
    """

    id: str
    duration: int = 0
    demands: dict[str, int] = {}
    release: int = 0
    deadline: int | None = None
    due: int | None = None
    weight: int = 1
    off: tuple[int, ...] = ()


class Problem(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """Jobs, what waits for what, and how much there is of each resource.

    A link makes one end of ``after`` come no earlier than one end of ``before`` plus its lag. A
    start-start link with a negative lag, from the later job to the earlier, is a maximum: the
    later one starts at most so many days after.

    Raises:
        Fault: two jobs share an id, a link or a demand names what is not there, or a number
            that must not be negative is.
    """

    jobs: tuple[Job, ...]
    links: tuple[Link, ...] = ()
    capacities: dict[str, int] = {}

    def __post_init__(self) -> None:
        if len(self.index) < len(self.jobs):
            seen = [job.id for job in self.jobs]
            raise Fault("job_twice", job=next(each for each in seen if seen.count(each) > 1))
        for job in self.jobs:
            _check_numbers(job)
            _check_known(job.demands, self.capacities, job.id)
        for link in self.links:
            _check_known((link.before, link.after), self.index, f"{link.before} → {link.after}")

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of each job in ``jobs``, by its id."""
        return {job.id: place for place, job in enumerate(self.jobs)}

    @cached_property
    def arcs(self) -> tuple[tuple[int, int, Link], ...]:
        """The links with the places of their two jobs."""
        return tuple((self.index[each.before], self.index[each.after], each) for each in self.links)

    def users(self, resource: str) -> list[Job]:
        """The jobs that take some of a resource while they run."""
        return [job for job in self.jobs if job.duration and job.demands.get(resource)]


def _check_numbers(job: Job) -> None:
    numbers = {"duration": job.duration, "release": job.release, "weight": job.weight}
    for name, value in (*numbers.items(), *job.demands.items(), *(("off", day) for day in job.off)):
        if value < 0:
            raise Fault("job_negative", job=job.id, name=name, value=value)


def _check_known(names: Iterable[str], known: dict[str, Any], where: str) -> None:
    for name in names:
        if name not in known:
            raise Fault("job_unknown_name", name=name, where=where)
