"""Why it cannot hold: the least that clashes, by name, and in words that can be said aloud."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from milepost.methods.scheduling import (
    Aim,
    Clash,
    Job,
    Link,
    Problem,
    Search,
    Status,
    clash,
    date_clash,
    describe_clash,
    solve,
)
from milepost.plan.plan import Plan
from milepost.plan.work import DependencyKind
from tests.methods.plans import TODAY, exactly, plan_of
from tests.methods.schedules import job, problem, problems

SHORTEST = Search(seconds=1, aim=Aim.MAKESPAN)


def parts_of(found: Clash) -> list[tuple[str, Any]]:
    return [
        *(("deadline", each) for each in found.deadlines),
        *(("release", each) for each in found.releases),
        *(("link", each) for each in found.links),
        *(("work", (name, each)) for name, ids in found.work.items() for each in ids),
    ]


def only(asked: Problem, parts: list[tuple[str, Any]]) -> Problem:
    """The problem with nothing but ``parts`` of what it asks for."""

    def kept(each: Job) -> Job:
        return replace(
            each,
            deadline=each.deadline if ("deadline", each.id) in parts else None,
            release=each.release if ("release", each.id) in parts else 0,
            demands={k: v for k, v in each.demands.items() if ("work", (k, each.id)) in parts},
        )

    links = tuple(each for each in asked.links if ("link", each) in parts)
    return replace(asked, jobs=tuple(map(kept, asked.jobs)), links=links)


@settings(max_examples=40, deadline=None)
@given(problems(), st.integers(0, 8))
def test_what_clashes_cannot_hold_and_without_any_one_it_can(asked: Problem, day: int) -> None:
    strict = replace(asked, jobs=tuple(replace(each, deadline=day) for each in asked.jobs))
    found = clash(strict)
    assert (found is None) == solve(strict, SHORTEST).found
    if found is not None:
        parts = parts_of(found)
        assert found.least
        assert solve(only(strict, parts), SHORTEST).status is Status.INFEASIBLE
        for part in parts:
            rest = [each for each in parts if each != part]
            assert solve(only(strict, rest), SHORTEST).found


def test_a_chain_that_is_too_long_is_named_in_its_order() -> None:
    jobs = (job("a", 3), job("b", 3), job("c", 3, deadline=8), job("other", 9))
    found = clash(problem(*jobs, links=(Link("a", "b"), Link("b", "c"))))
    assert found == Clash(deadlines=("c",), links=(Link("a", "b"), Link("b", "c")), days=1)


def test_what_a_chain_needs_no_more_is_left_out() -> None:
    jobs = (job("a", 3), job("b", 3), job("c", 3, deadline=5))
    found = clash(problem(*jobs, links=(Link("a", "b"), Link("b", "c"))))
    assert found == Clash(deadlines=("c",), links=(Link("b", "c"),), days=4)


def test_a_late_start_is_named() -> None:
    found = clash(problem(job("a", 3, release=4, deadline=6)))
    assert found == Clash(deadlines=("a",), releases=("a",), days=1)


def test_one_persons_work_is_named() -> None:
    jobs = (job("a", 3, "ann"), job("b", 3, "ann", deadline=5), job("c", 3, "bob", deadline=5))
    found = clash(problem(*jobs, links=(Link("a", "b", DependencyKind.START_START, 0),)))
    assert found is not None
    assert (found.deadlines, set(found.work["ann"])) == (("b",), {"a", "b"})
    assert "bob" not in found.work


def test_links_in_a_circle_are_named() -> None:
    circle = {Link("a", "b"), Link("b", "c", lag=-1), Link("c", "a")}
    found = clash(problem(job("a"), job("b"), job("c"), links=tuple(sorted(circle, key=str))))
    assert found is not None
    assert set(found.links) == circle


def test_a_demand_that_is_too_large_is_named() -> None:
    found = clash(problem(job("a", 1, "ann"), ann=0))
    assert found == Clash(work={"ann": ("a",)})


def test_what_fits_does_not_clash() -> None:
    assert clash(problem(job("a", 3, "ann", deadline=3))) is None


def test_without_time_a_clash_is_not_said_to_be_the_least() -> None:
    jobs = tuple(job(str(n), 2, "ann", deadline=9) for n in range(5))
    assert clash(problem(*jobs), seconds=0) is None


def test_without_the_solver_chains_are_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("milepost.methods.scheduling.watch.find_spec", lambda _: None)
    assert clash(problem(job("a", 3, deadline=2))) is not None
    assert clash(problem(job("a", 2, "ann"), job("b", 2, "ann", deadline=2))) is None


ANN = {"ann": {"id": "ann", "name": "Ann"}}


def told(plan: Plan, part: str) -> str | None:
    found = date_clash(plan, TODAY, part)
    return None if found is None else describe_clash(plan, TODAY, found)


def milestone_of(*days: int, due: str, **more: Any) -> Plan:
    tasks = {
        f"t{n}": {"milestone": "ship", "owner": "ann", "days": exactly(each), **more}
        for n, each in enumerate(days)
    }
    return plan_of(tasks, {"ship": {"due": due}}, people=ANN)


def test_a_person_with_too_much_to_do_is_named_with_the_work() -> None:
    said = told(milestone_of(4, 3, due="2027-01-15"), "ship")
    assert said is not None
    assert "“ship” cannot be done by 15 Jan 2027: it comes at least 2 working days late." in said
    assert "Ann can do one thing at a time and has 7 working days of work that count here" in said
    assert "“t0” and “t1”" in said


def test_what_comes_after_the_work_of_one_person_is_named_too() -> None:
    tasks = {
        "a": {"owner": "ann", "days": exactly(3)},
        "b": {"owner": "ann", "days": exactly(1)},
        "c": {"milestone": "ship", "days": exactly(4)},
    }
    links = [("a", "c"), ("b", "c")]
    assert told(plan_of(tasks, {"ship": {"due": "2027-01-20"}}, links, people=ANN), "ship") is None
    said = told(plan_of(tasks, {"ship": {"due": "2027-01-19"}}, links, people=ANN), "ship")
    assert said is not None
    assert "has 4 working days of work that count here: “a” and “b”." in said
    assert "Before or after that come 4 more working days, for “c”." in said


def test_a_single_task_that_is_too_long_is_named() -> None:
    said = told(milestone_of(7, due="2027-01-15"), "ship")
    assert said is not None
    assert "it comes at least 2 working days late. Already “t0” takes longer than there is" in said


def test_a_start_that_is_too_late_is_named_with_its_day() -> None:
    said = told(milestone_of(3, due="2027-01-15", earliest="2027-01-14"), "ship")
    assert said is not None
    assert "it comes at least 1 working day late. “t0” cannot begin before 14 Jan 2027" in said


def test_a_date_behind_us_needs_no_other_reason() -> None:
    said = told(plan_of({}, {"ship": {"due": "2027-01-06"}}), "ship")
    assert said is not None
    assert said.endswith("No working day is left until then. Say by when it will be done instead.")


@pytest.mark.parametrize("part", ["ship", "t0", "unknown"])
def test_a_date_that_can_hold_has_no_clash(part: str) -> None:
    assert told(milestone_of(5, due="2027-01-15"), part) is None


def test_other_dates_do_not_explain_a_date() -> None:
    plan = plan_of(
        {"a": {"owner": "ann", "days": exactly(5), "due": "2027-01-12"}},
        {"ship": {"due": date(2027, 1, 29).isoformat()}},
        [("a", "ship")],
        people=ANN,
    )
    assert told(plan, "ship") is None
