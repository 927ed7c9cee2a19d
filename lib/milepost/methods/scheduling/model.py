"""The problem as CP-SAT sees it: starts, finishes, what may not overlap, what is to be least.

A job whose calendar has gaps is placed on an axis of its own, where the days that are off do not
exist and its length is fixed; each gap before it shifts its start and finish on the common axis.
Who has the same days off shares that axis, so a person's work is a row of bars that must not
overlap, holidays or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from milepost.methods.network import FROM_START, TO_FINISH
from milepost.methods.scheduling.problem import Job, Link
from milepost.methods.scheduling.windows import Frame

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

__all__ = ["Model", "Part"]


#: What a question may drop: a link, a promise on a job, or a job's demand on a resource.
Part = Link | tuple[str, ...]


class _Bar(NamedTuple):
    """A job in the model: on the common axis, and where it begins on its own."""

    start: cp_model.IntVar
    finish: cp_model.LinearExpr
    own: cp_model.IntVar


class Model:
    """The model of a problem: no job before its ``earliest`` day, all of them over by ``last``."""

    def __init__(self, laid: Frame, earliest: Sequence[int], last: int) -> None:
        from ortools.sat.python import cp_model  # noqa: PLC0415 - takes a second to load

        self._problem = laid.problem
        self.model = cp_model.CpModel()
        self._last = last
        self.bars = [
            self._bar(job, start) for job, start in zip(self._problem.jobs, earliest, strict=True)
        ]
        self._add_links()
        self._add_deadlines()
        for resource in self._problem.capacities:
            self._add_resource(resource)

    def _bar(self, job: Job, earliest: int) -> _Bar:
        gaps = _gaps(job, self._last)
        if not gaps:
            start = self.model.new_int_var(earliest, self._last - job.duration, "")
            return _Bar(start, start + job.duration, start)
        days = self._last - sum(day < self._last for day in job.off)
        first = earliest - sum(day < earliest for day in job.off)
        own = self.model.new_int_var(first, days - job.duration, "")
        start = self._shifted(own, gaps, 0)
        finish = self._shifted(own, gaps, job.duration - 1)
        return _Bar(start, finish + 1, own)

    def _shifted(self, own: cp_model.IntVar, gaps: Counter[int], by: int) -> cp_model.IntVar:
        """The common day on which the day ``own + by`` of an own axis falls."""
        shift = []
        for day, size in gaps.items():
            passed = self.model.new_bool_var("")
            self.model.add(own + by >= day).only_enforce_if(passed)
            self.model.add(own + by < day).only_enforce_if(~passed)
            shift.append(size * passed)
        common = self.model.new_int_var(0, self._last, "")
        self.model.add(common == own + by + sum(shift))
        return common

    def _add_links(self) -> None:
        for before, after, link in self._problem.arcs:
            first, then = self.bars[before], self.bars[after]
            least = first.finish if link.kind not in FROM_START else first.start
            end = then.finish if link.kind in TO_FINISH else then.start
            self._require(end >= least + link.lag, link)

    def _add_deadlines(self) -> None:
        for job, bar in zip(self._problem.jobs, self.bars, strict=True):
            if job.deadline is not None:
                self._require(bar.finish <= job.deadline, ("deadline", job.id))

    def _require(self, holds: cp_model.BoundedLinearExpression | bool, _part: Part) -> None:
        self.model.add(holds)

    def _add_resource(self, resource: str) -> None:
        users = self._problem.users(resource)
        if not users:
            return
        alike = len({job.off for job in users}) == 1
        bars = [self._interval(job, resource, alike=alike) for job in users]
        capacity = self._problem.capacities[resource]
        if capacity == 1:
            self.model.add_no_overlap(bars)
        else:
            demands = [job.demands[resource] for job in users]
            self.model.add_cumulative(bars, demands, capacity)

    def _interval(self, job: Job, _resource: str, *, alike: bool) -> cp_model.IntervalVar:
        return self.model.new_interval_var(*self._span(job, alike=alike), "")

    def _span(
        self, job: Job, *, alike: bool
    ) -> tuple[cp_model.LinearExprT, cp_model.LinearExprT, cp_model.LinearExprT]:
        """Start, length and end on the job's own axis, if all share it, else on the common one."""
        bar = self.bars[self._problem.index[job.id]]
        if alike or bar.own is bar.start:
            return bar.own, job.duration, bar.own + job.duration
        return bar.start, self.model.new_int_var(job.duration, self._last, ""), bar.finish

    def makespan(self, least: int) -> cp_model.IntVar:
        """A variable that is no less than any finish."""
        over = self.model.new_int_var(least, self._last, "")
        for bar in self.bars:
            self.model.add(over >= bar.finish)
        return over

    def lateness(self, least: int, most: int | None) -> cp_model.IntVar:
        """A variable no less than the weighted days after due dates, and at most ``most``."""
        parts, worst = [], 0
        for job, bar in zip(self._problem.jobs, self.bars, strict=True):
            if job.due is not None and job.weight and job.due < self._last:
                late = self.model.new_int_var(0, self._last - job.due, "")
                self.model.add(late >= bar.finish - job.due)
                parts.append(job.weight * late)
                worst += job.weight * (self._last - job.due)
        total = self.model.new_int_var(least, max(worst, least) if most is None else most, "")
        self.model.add(total >= sum(parts))
        return total

    def teller(self, tell: Callable[[list[int]], None]) -> cp_model.CpSolverSolutionCallback:
        """A callback that tells the starts of each schedule that is found."""
        from ortools.sat.python import cp_model  # noqa: PLC0415 - as above

        bars = self.bars

        class Teller(cp_model.CpSolverSolutionCallback):
            def on_solution_callback(self) -> None:
                tell([self.value(bar.start) for bar in bars])

        return Teller()


def _gaps(job: Job, last: int) -> Counter[int]:
    """How many days are off before each day of the job's own axis that follows a gap."""
    if not job.duration:
        return Counter()
    return Counter(day - place for place, day in enumerate(job.off) if day < last)
