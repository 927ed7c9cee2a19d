"""What a search found: the days, and how much better anything could be."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

import msgspec

from milepost.methods.scheduling.windows import Frame

__all__ = ["Aim", "Cost", "Progress", "Solution", "Status", "cost"]


class Aim(StrEnum):
    """What a schedule is to have least of: days late in all and then length, or length alone."""

    LATENESS = "lateness"
    MAKESPAN = "makespan"


class Status(StrEnum):
    """How sure the answer is; *unknown* is none within the limit."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """The best so far while a search runs, what is proven of it, and seconds since it began."""

    makespan: int
    bound: int
    lateness: int
    lateness_bound: int
    seconds: float


class Solution(msgspec.Struct, frozen=True, kw_only=True):
    """A schedule: starts and finishes by id, empty if there is none.

    ``makespan`` is the last finish and ``lateness`` the weighted days after due dates; nothing
    can have less than ``bound`` and ``lateness_bound``. Where some lateness cannot be avoided,
    ``bound`` holds for the schedules that have no more of it. ``seconds`` is wall time.
    """

    status: Status
    starts: dict[str, int] = {}
    finishes: dict[str, int] = {}
    makespan: int = 0
    bound: int = 0
    lateness: int = 0
    lateness_bound: int = 0
    seconds: float = 0.0

    @property
    def gap(self) -> float:
        """How much longer it is than what is proven to be needed, as a share: 0.03 is 3 %."""
        return (self.makespan - self.bound) / self.bound if self.bound else 0.0

    @property
    def found(self) -> bool:
        """Whether there is a schedule."""
        return self.status in (Status.OPTIMAL, Status.FEASIBLE)


class Cost(NamedTuple):
    """What a list of starts costs: days after deadlines, weighted days late, the last finish."""

    broken: int
    lateness: int
    makespan: int

    def rank(self, aim: Aim) -> tuple[int, ...]:
        """The smaller the better."""
        return tuple(self) if aim is Aim.LATENESS else (self.broken, self.makespan)


def cost(laid: Frame, starts: Sequence[int]) -> Cost:
    """What ``starts`` cost, one for each job."""
    broken = lateness = makespan = 0
    for place, (job, start) in enumerate(zip(laid.problem.jobs, starts, strict=True)):
        finish = laid.finish(place, start)
        makespan = max(makespan, finish)
        if job.deadline is not None:
            broken += max(0, finish - job.deadline)
        if job.due is not None:
            lateness += job.weight * max(0, finish - job.due)
    return Cost(broken, lateness, makespan)
