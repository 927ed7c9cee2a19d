"""Schedules of problems without a plan: sound, no worse than the rule, as short as can be."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from milepost.methods.scheduling import (
    Aim,
    Breach,
    Link,
    Problem,
    Progress,
    Search,
    Solution,
    Status,
    breaches,
    solve,
)
from milepost.methods.scheduling.serial import by_latest_finish
from milepost.methods.scheduling.solution import cost
from milepost.methods.scheduling.windows import frame
from milepost.plan.faults import Fault
from milepost.plan.work import DependencyKind
from tests.methods.schedules import (
    WEEK,
    all_schedules,
    best_makespan,
    days_late,
    job,
    over,
    problem,
    problems,
)

SHORTEST = Search(seconds=1, aim=Aim.MAKESPAN)
often = settings(max_examples=60, deadline=None)


@often
@given(problems())
def test_every_schedule_keeps_every_rule(asked: Problem) -> None:
    found = solve(asked)
    assert found.status is Status.OPTIMAL
    assert breaches(asked, found.starts) == []
    assert found.makespan == over(asked, found.starts) >= found.bound


@often
@given(problems())
def test_no_schedule_is_worse_than_that_of_latest_finish(asked: Problem) -> None:
    laid = frame(asked)
    rule = by_latest_finish(laid)
    assert rule is not None
    assert solve(asked, SHORTEST).makespan <= cost(laid, rule).makespan
    assert solve(asked).lateness <= cost(laid, rule).lateness


@settings(max_examples=25, deadline=None)
@given(problems(most=3))
def test_a_proven_makespan_is_the_best_of_all_there_are(asked: Problem) -> None:
    found = solve(asked, SHORTEST)
    assert found.makespan == best_makespan(asked, found.makespan)


@settings(max_examples=25, deadline=None)
@given(problems(most=3))
def test_no_schedule_is_less_late_and_none_that_is_as_little_late_is_shorter(
    asked: Problem,
) -> None:
    found = solve(asked)
    every = all_schedules(asked, found.makespan + 1)
    best = min((days_late(asked, each), over(asked, each)) for each in every)
    assert best == (found.lateness, found.makespan) == (found.lateness_bound, found.bound)


@often
@given(problems())
def test_the_rule_alone_makes_sound_schedules_too(asked: Problem) -> None:
    with pytest.MonkeyPatch.context() as without:
        without.setattr("milepost.methods.scheduling.watch.find_spec", lambda _: None)
        found = solve(asked)
    assert found.status in (Status.OPTIMAL, Status.FEASIBLE)
    assert breaches(asked, found.starts) == []
    assert found.bound <= solve(asked, SHORTEST).makespan


@settings(max_examples=20, deadline=None)
@given(problems())
def test_the_same_problem_has_the_same_schedule(asked: Problem) -> None:
    assert replace(solve(asked), seconds=0) == replace(solve(asked), seconds=0)


@settings(max_examples=30, deadline=None)
@given(problems(), st.integers(0, 30))
def test_a_deadline_is_kept_or_called_impossible(asked: Problem, day: int) -> None:
    strict = replace(asked, jobs=tuple(replace(each, deadline=day) for each in asked.jobs))
    found = solve(strict, SHORTEST)
    assert found.found == (solve(asked, SHORTEST).makespan <= day)
    assert not found.found or breaches(strict, found.starts) == []


def test_one_person_does_one_thing_at_a_time() -> None:
    found = solve(problem(job("walls", 3, "ann"), job("doors", 2, "ann")))
    assert (found.status, found.makespan) == (Status.OPTIMAL, 5)


def test_two_people_work_side_by_side() -> None:
    assert solve(problem(job("walls", 3, "ann"), job("doors", 2, "bob"))).makespan == 3


def test_work_pauses_on_days_off_and_begins_on_none() -> None:
    asked = problem(job("walls", 3, "ann", off=(0, 2)), job("doors", 1, "ann", off=(0, 2)))
    found = solve(asked)
    assert (found.makespan, breaches(asked, found.starts)) == (6, [])


def test_people_with_different_days_off_share_a_room() -> None:
    jobs = (job("ann's", 2, "room", off=(1,)), job("bob's", 2, "room", off=(1, 3)))
    found = solve(problem(*jobs))
    assert (found.makespan, breaches(problem(*jobs), found.starts)) == (5, [])


@pytest.mark.parametrize(
    ("kind", "lag", "starts"),
    [
        (DependencyKind.FINISH_START, 0, (0, 3)),
        (DependencyKind.FINISH_START, -2, (0, 1)),
        (DependencyKind.START_START, 1, (0, 1)),
        (DependencyKind.FINISH_FINISH, 2, (0, 3)),
        (DependencyKind.START_FINISH, 4, (0, 2)),
    ],
)
def test_each_kind_of_link_holds_back_its_own_end(
    kind: DependencyKind, lag: int, starts: tuple[int, int]
) -> None:
    found = solve(problem(job("a", 3), job("b", 2), links=(Link("a", "b", kind, lag),)))
    assert (found.starts["a"], found.starts["b"]) == starts


def test_a_maximum_lag_keeps_two_jobs_together() -> None:
    together = Link("paint", "mix", DependencyKind.START_START, -2)
    asked = problem(
        job("mix", 1), job("wait", 5), job("paint", 1), links=(Link("wait", "paint"), together)
    )
    found = solve(asked)
    assert found.starts == {"mix": 3, "wait": 0, "paint": 5}


def test_lags_that_push_each_other_for_ever_are_impossible() -> None:
    circle = (Link("a", "b"), Link("b", "a"))
    assert solve(problem(job("a"), job("b"), links=circle)).status is Status.INFEASIBLE


def test_more_than_there_is_can_never_be_had() -> None:
    assert solve(problem(job("a", 1, "ann"), ann=0)).status is Status.INFEASIBLE


def test_lateness_counts_before_length() -> None:
    jobs = (job("long", 5, "ann"), job("due", 1, "ann", due=1), job("after", 4))
    asked = problem(*jobs, links=(Link("long", "after"),))
    late, short = solve(asked), solve(asked, SHORTEST)
    assert (late.lateness, late.makespan) == (0, 10)
    assert (short.lateness, short.makespan) == (5, 9)


def test_the_heavier_promise_is_kept() -> None:
    jobs = (job("light", 3, "ann", due=3), job("heavy", 3, "ann", due=3, weight=5))
    found = solve(problem(*jobs))
    assert (found.finishes["heavy"], found.lateness, found.lateness_bound) == (3, 3, 3)


def test_a_lateness_that_weighs_more_than_all_days_is_proven_too() -> None:
    jobs = (job("a", 3, "ann", due=2, weight=100), job("b", 2, "ann", due=0, weight=90))
    found = solve(problem(*jobs))
    assert (found.status, found.lateness, found.lateness_bound) == (Status.OPTIMAL, 480, 480)


def test_nothing_to_do_is_done_at_once() -> None:
    found = solve(problem())
    assert (found.status, found.makespan, found.gap) == (Status.OPTIMAL, 0, 0)


def test_points_in_time_take_no_hands() -> None:
    jobs = (job("a", 0, "ann"), job("b", 0, "ann"), job("c", 2, "ann"))
    assert solve(problem(*jobs)).makespan == 2


def test_every_job_starts_as_early_as_the_others_let_it() -> None:
    jobs = (job("long", 9), job("short", 2, "ann"), job("next", 2, "ann"))
    found = solve(problem(*jobs, links=(Link("short", "next"),)))
    assert (found.starts["short"], found.starts["next"]) == (0, 2)


def crowded() -> Problem:
    """Work that the rule alone does badly, and that takes the search more than a moment."""
    sizes = [7, 3, 5, 8, 2, 6, 4, 9, 3, 5, 7, 2, 8, 6, 4, 5, 3, 9, 2, 7] * 2
    jobs = tuple(job(str(n), days, off=WEEK if n % 2 else ()) for n, days in enumerate(sizes))
    jobs = tuple(
        replace(each, demands={"desks": 1 + n % 4, "rooms": 1 + n % 3}, due=10 + n)
        for n, each in enumerate(jobs)
    )
    links = tuple(Link(str(n), str(n + 3 + n % 4)) for n in range(len(jobs) - 7))
    return problem(*jobs, links=links, desks=6, rooms=4)


def test_a_search_tells_of_each_better_schedule() -> None:
    told: list[Progress] = []
    found = solve(crowded(), Search(seconds=1, aim=Aim.MAKESPAN, progress=told.append))
    lengths = [each.makespan for each in told]
    assert len(lengths) > 1
    assert lengths == sorted(lengths, reverse=True)
    assert found.makespan <= lengths[-1]


def test_a_search_that_is_stopped_gives_the_best_so_far() -> None:
    stop = threading.Event()
    stopping = Search(seconds=60, progress=lambda _: stop.set(), stop=stop)
    found = solve(crowded(), stopping)
    assert found.status is Status.FEASIBLE
    assert breaches(crowded(), found.starts) == []
    assert found.seconds < 30


def test_no_time_at_all_still_gives_a_schedule() -> None:
    assert solve(crowded(), Search(seconds=0)).status is Status.FEASIBLE


def test_the_gap_is_a_share_of_what_is_proven() -> None:
    assert Solution(status=Status.FEASIBLE, makespan=103, bound=100).gap == pytest.approx(0.03)


def test_without_the_solver_maximum_lags_are_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milepost.methods.scheduling.watch.find_spec", lambda _: None)
    links = (Link("a", "b"), Link("b", "a", DependencyKind.START_START, -4))
    assert solve(problem(job("a"), job("b"), links=links)).status is Status.UNKNOWN


def test_the_solver_is_loaded_only_when_it_is_needed() -> None:
    asked = "import sys, milepost.methods.scheduling; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_a_schedule_moved_by_hand_is_told_what_it_breaks() -> None:
    jobs = (job("a", 2, "ann", release=1, off=(3,)), job("b", 2, "ann", deadline=3), job("c"))
    asked = problem(*jobs, links=(Link("a", "b", lag=1),))
    assert breaches(asked, {"a": 0, "b": 1, "c": 0}) == [
        Breach("release", ("a",), 1),
        Breach("link", ("a", "b"), 2),
        Breach("resource", ("ann",), 1),
    ]
    assert breaches(asked, {"a": 3, "b": 6, "c": 0}) == [
        Breach("day_off", ("a",), 1),
        Breach("deadline", ("b",), 5),
        Breach("link", ("a", "b"), 1),
    ]
    assert breaches(asked, {"a": 1}) == [Breach("missing", (key,), 1) for key in "bc"]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (lambda: problem(job("a"), job("a")), "job_twice"),
        (lambda: problem(job("a", -1)), "job_negative"),
        (lambda: problem(job("a", release=-1)), "job_negative"),
        (lambda: problem(job("a"), links=(Link("a", "b"),)), "job_unknown_name"),
        (lambda: Problem(jobs=(job("a", 1, "ann"),)), "job_unknown_name"),
    ],
)
def test_a_problem_that_makes_no_sense_is_refused(wrong: Callable[[], Problem], code: str) -> None:
    with pytest.raises(Fault) as refused:
        wrong()
    assert refused.value.refusal.code == code
