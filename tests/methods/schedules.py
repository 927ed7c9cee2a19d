"""Small problems to schedule: random ones, and what is best for them by trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st
from msgspec.structs import replace

from milepost.methods.scheduling import Job, Link, Problem, breaches
from milepost.plan.work import DependencyKind

WEEK = tuple(day for day in range(200) if day % 7 in (5, 6))


def job(key: str, duration: int = 1, who: str = "", **more: object) -> Job:
    return replace(Job(id=key, duration=duration, demands={who: 1} if who else {}), **more)


def problem(*jobs: Job, links: tuple[Link, ...] = (), **capacities: int) -> Problem:
    named = {name for each in jobs for name in each.demands}
    return Problem(jobs=jobs, links=links, capacities=dict.fromkeys(named, 1) | capacities)


@st.composite
def problems(draw: st.DrawFn, most: int = 8, *, lags: bool = True) -> Problem:
    """Jobs whose links run forward, so that there always is a schedule."""
    capacities = {"ada": 1, "ben": 1, "desks": 3}
    number = draw(st.integers(0, most))
    jobs = [
        Job(
            id=str(place),
            duration=draw(st.integers(0, 4)),
            demands=draw(st.sampled_from([{}, {"ada": 1}, {"ben": 1}, {"desks": 2}, {"desks": 1}])),
            release=draw(st.sampled_from([0, 0, 0, 2])),
            due=draw(st.sampled_from([None, None, 1, 5])),
            off=tuple(sorted(draw(st.sets(st.integers(0, 9), max_size=3)))),
        )
        for place in range(number)
    ]
    ends = st.tuples(st.integers(0, max(number - 1, 0)), st.integers(0, max(number - 1, 0)))
    pairs = draw(st.lists(ends, max_size=number))
    links = tuple(
        Link(
            str(min(pair)),
            str(max(pair)),
            draw(st.sampled_from(DependencyKind)),
            draw(st.integers(-2, 2)) if lags else 0,
        )
        for pair in pairs
        if pair[0] != pair[1]
    )
    return Problem(jobs=tuple(jobs), links=links, capacities=capacities)


def all_schedules(asked: Problem, last: int) -> Iterator[dict[str, int]]:
    """Every schedule that breaks nothing and starts nothing after ``last``."""
    ids = [each.id for each in asked.jobs]
    for starts in product(range(last + 1), repeat=len(ids)):
        placed = dict(zip(ids, starts, strict=True))
        if not breaches(asked, placed):
            yield placed


def best_makespan(asked: Problem, last: int) -> int | None:
    """The least makespan up to ``last``, by trying every start of every job."""
    return min((over(asked, each) for each in all_schedules(asked, last)), default=None)


def days_late(asked: Problem, starts: dict[str, int]) -> int:
    """The days after due dates of all jobs together, each counted as its weight tells."""
    alone = (replace(asked, jobs=(each,), links=()) for each in asked.jobs if each.due is not None)
    return sum(
        each.jobs[0].weight * max(0, over(each, starts) - (each.jobs[0].due or 0)) for each in alone
    )


def over(asked: Problem, starts: dict[str, int]) -> int:
    """When the last job is over, counted day by day."""
    finishes = []
    for each in asked.jobs:
        day, left = starts[each.id], each.duration
        while left:
            left -= day not in each.off
            day += 1
        finishes.append(day)
    return max(finishes, default=0)
