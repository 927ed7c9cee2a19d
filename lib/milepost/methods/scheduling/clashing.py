"""Why dates cannot hold: the few things that cannot all be true, so that one can be changed.

First the links alone: a chain that takes longer than there is time says it best. Else the search
is asked with everything as an assumption that it may drop; what it needs to see the contradiction
is then thinned until nothing more can be left out (deletion filter).

Source: Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in linear programs",
ORSA Journal on Computing 3 (1991), for the filter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from milepost.methods.scheduling.model import Model, Part
from milepost.methods.scheduling.problem import Job, Link, Problem
from milepost.methods.scheduling.watch import UNITS_PER_SECOND, has_solver, settings
from milepost.methods.scheduling.windows import Frame, Windows, frame, windows

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["Clash", "clash"]

#: How much of the time the first question may take.
_SHARE = 0.5


class Clash(msgspec.Struct, frozen=True, kw_only=True):
    """Things that cannot all hold.

    Args:
        deadlines: the jobs whose deadlines take part.
        releases: the jobs whose earliest starts take part.
        links: what waits for what, in the order of a chain if it is one.
        work: by resource, the jobs whose demands on it take part.
        least: that all of these are needed for the clash: without any one, the rest can hold.
        days: for a chain, by how many days at least the deadline is missed; None if that is
            not what is wrong.
    """

    deadlines: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    work: dict[str, tuple[str, ...]] = {}
    least: bool = True
    days: int | None = None


def clash(problem: Problem, *, seconds: float = 2.0) -> Clash | None:
    """A smallest clash in what a problem asks for; None if there is none, or none was found.

    Without OR-Tools only chains are found, and demands that are too large.

    Args:
        problem: jobs, links and resources.
        seconds: how long to look, in seconds of one core, turned into units of work.
    """
    laid = frame(problem)
    found = windows(laid)
    plain = _too_large(problem) or _of_links(laid, found)
    if plain or not has_solver():
        return plain
    return _Filter(laid, seconds * UNITS_PER_SECOND).clash()


def _too_large(problem: Problem) -> Clash | None:
    for name, capacity in problem.capacities.items():
        for job in problem.users(name):
            if job.demands[name] > capacity:
                return Clash(work={name: (job.id,)})
    return None


def _of_links(laid: Frame, found: Windows) -> Clash | None:
    """A circle of links that push each other, or the shortest chain that misses a deadline."""
    if found.loop:
        return Clash(links=tuple(_circle(laid, found)))
    over = {
        job.id: laid.finish(place, int(found.earliest[place])) - job.deadline
        for place, job in enumerate(laid.problem.jobs)
        if job.deadline is not None
    }
    worst = max(over, key=lambda each: over[each], default="")
    if not worst or over[worst] <= 0:
        return None
    shortest = _shortest(laid.problem, worst, _chain(laid, found, worst))
    return replace(shortest, days=over[worst]) if shortest else None


def _chain(laid: Frame, found: Windows, last: str) -> list[Link]:
    """The links that bind a job, those nearest to it first."""
    chain: list[Link] = []
    while (link := found.cause[laid.problem.index[last]]) is not None:
        chain.append(link)
        last = link.before
    return chain


def _circle(laid: Frame, found: Windows) -> list[Link]:
    index, cause = laid.problem.index, found.cause
    at = max((i for i, each in enumerate(cause) if each), key=lambda i: found.earliest[i])
    seen: list[int] = []
    while at not in seen:
        seen.append(at)
        at = _before(index, cause, at)
    around = seen[seen.index(at) :]
    return [link for i in reversed(around) if (link := cause[i]) is not None]


def _before(index: dict[str, int], cause: Sequence[Link | None], at: int) -> int:
    link = cause[at]
    return index[link.before] if link is not None else at


def _shortest(problem: Problem, last: str, chain: list[Link]) -> Clash | None:
    """As much of a chain, from its end, as is needed to miss the deadline of ``last``."""
    for length in range(len(chain) + 1):
        links = tuple(reversed(chain[:length]))
        first = links[0].before if links else last
        for released in ((), (first,)):
            if _excess(problem, links, last, released) > 0:
                return Clash(deadlines=(last,), releases=released, links=links)
    return None


def _excess(problem: Problem, links: tuple[Link, ...], last: str, released: tuple[str, ...]) -> int:
    """By how many days a chain misses the deadline of its last job."""
    ids = {last, *(link.before for link in links), *(link.after for link in links)}
    jobs = tuple(
        replace(job, demands={}, release=job.release if job.id in released else 0)
        for job in problem.jobs
        if job.id in ids
    )
    laid = frame(Problem(jobs=jobs, links=links))
    place = laid.problem.index[last]
    finish = laid.finish(place, int(windows(laid).earliest[place]))
    return finish - (jobs[place].deadline or 0)


class _Doubted(Model):
    """The model with a literal for each part, so that it can be asked without it."""

    def __init__(self, laid: Frame) -> None:
        self.literals: dict[Part, cp_model.IntVar] = {}
        jobs = laid.problem.jobs
        super().__init__(laid, [0] * len(jobs), laid.last)
        for job, bar in zip(jobs, self.bars, strict=True):
            if job.release:
                self._require(bar.start >= job.release, ("release", job.id))

    def _literal(self, part: Part) -> cp_model.IntVar:
        if part not in self.literals:
            self.literals[part] = self.model.new_bool_var("")
        return self.literals[part]

    def _require(self, holds: cp_model.BoundedLinearExpression | bool, part: Part) -> None:
        self.model.add(holds).only_enforce_if(self._literal(part))

    def _interval(self, job: Job, resource: str, *, alike: bool) -> cp_model.IntervalVar:
        literal = self._literal(("work", resource, job.id))
        start, length, end = self._span(job, alike=alike)
        return self.model.new_optional_interval_var(start, length, end, literal, "")


class _Filter:
    """Leaves out one part after the other, as long as the rest still cannot hold."""

    def __init__(self, laid: Frame, units: float) -> None:
        self._laid = laid
        self._units = units
        self._sure = True
        self._doubted = _Doubted(laid)
        self._parts = {each.index: part for part, each in self._doubted.literals.items()}

    def clash(self) -> Clash | None:
        core = self._asked(list(self._parts.values()), self._units * _SHARE)
        if core is None:
            return None
        needed: list[Part] = []
        while core:
            part = core.pop()
            smaller = self._asked([*needed, *core], self._units)
            if smaller is None:
                needed.append(part)
            else:
                core = [each for each in core if each in smaller]
        return _told(needed, least=self._sure)

    def _asked(self, parts: list[Part], units: float) -> list[Part] | None:
        """Those of ``parts`` that cannot hold together; None if they can, or nobody knows."""
        if units <= 0:
            self._sure = False
            return None
        model = self._doubted.model
        model.clear_assumptions()
        model.add_assumptions([self._doubted.literals[each] for each in parts])
        solver = settings(units)
        status = solver.status_name(solver.solve(model))
        self._units -= solver.deterministic_time
        if status != "INFEASIBLE":
            self._sure = self._sure and status != "UNKNOWN"
            return None
        core = {self._parts[each] for each in solver.sufficient_assumptions_for_infeasibility()}
        return [each for each in parts if each in core]


def _told(parts: list[Part], *, least: bool) -> Clash:
    named = [part for part in parts if not isinstance(part, Link)]
    work: dict[str, tuple[str, ...]] = {}
    for rule, name, *job in named:
        if rule == "work":
            work[name] = (*work.get(name, ()), *job)
    return Clash(
        deadlines=tuple(name for rule, name, *_ in named if rule == "deadline"),
        releases=tuple(name for rule, name, *_ in named if rule == "release"),
        links=tuple(part for part in parts if isinstance(part, Link)),
        work=work,
        least=least,
    )
