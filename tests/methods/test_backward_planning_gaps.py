"""What is missing between two milestones is asked for, and a few are chosen to check the way by."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.methods.backward_planning import (
    backward_plan,
    checkpoints,
    describe_checkpoints,
    describe_gaps,
    gaps,
)
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, often, plan_of, plans

PEOPLE = {key: {"id": key, "name": key.title()} for key in ("ann", "bob")}


def found(plan: Plan) -> list[tuple[str, str | None, str | None]]:
    frame = gaps(plan, TODAY)
    return list(zip(frame["code"], frame["before"], frame["after"], strict=True))


def test_a_milestone_to_which_nothing_leads_is_unprepared() -> None:
    assert found(plan_of(milestones={"m": {"due": "2027-01-15"}})) == [("unprepared", None, "m")]


@pytest.mark.parametrize(
    ("tasks", "milestone", "links"),
    [
        ({"a": {"milestone": "m"}}, {}, []),
        ({"a": {}}, {}, [("a", "m")]),
        ({"a": {"status": "done", "done_on": "2027-01-08"}}, {}, [("a", "m")]),
        ({}, {"days": exactly(3)}, []),
        ({}, {"kind": "decision"}, []),
    ],
)
def test_a_task_a_link_an_estimate_or_a_decision_prepares_it(
    tasks: dict[str, Any], milestone: dict[str, Any], links: list[tuple[str, str]]
) -> None:
    plan = plan_of(tasks, {"m": {"due": "2027-01-15", **milestone}}, links)
    assert found(plan) == []


def test_a_long_stretch_with_little_work_asks_what_is_missing() -> None:
    tasks = {
        "a": {"milestone": "m", "days": exactly(5)},
        "b": {"milestone": "n", "days": exactly(4)},
    }
    milestones = {"m": {"due": "2027-01-22"}, "n": {"due": "2027-03-05"}}
    plan = plan_of(tasks, milestones, [("m", "n")], horizon="2027-03-12")
    frame = gaps(plan, TODAY)
    assert found(plan) == [("stretch", "m", "n")]
    assert (frame["days"].tolist(), frame["work"].tolist()) == ([30], [4])
    (sentence,) = describe_gaps(frame)
    assert sentence == (
        "Between “m” and “n” lie 30 working days, and the plan has work for 4 of them. "
        "What is missing?"
    )


def test_a_stretch_without_any_work_says_so() -> None:
    milestones = {"m": {"due": "2027-01-15"}, "n": {"due": "2034-01-15"}}
    told = describe_gaps(gaps(plan_of(milestones=milestones, links=[("m", "n")]), TODAY))
    assert told[-1].endswith(
        "lie 1,825 working days, and the plan has no work for them. What is missing?"
    )


def test_a_stretch_may_begin_today_and_end_with_the_horizon() -> None:
    milestones = {"m": {"due": "2027-03-01", "days": exactly(2)}}
    plan = plan_of(milestones=milestones, horizon="2027-05-01")
    assert found(plan) == [("stretch", None, "m"), ("stretch", "m", None)]
    told = describe_gaps(gaps(plan, TODAY))
    assert told[0].startswith("Between today and “m”")
    assert told[1].startswith("Between “m” and the horizon")


def test_work_that_belongs_to_no_milestone_fills_the_stretch_it_ends_in() -> None:
    tasks = {"a": {"days": exactly(10), "due": "2027-02-15"}}
    plan = plan_of(tasks, {"m": {"due": "2027-02-19", "days": exactly(2)}})
    assert found(plan) == []


def of_two(first: str, second: str, links: list[tuple[str, str]]) -> Plan:
    milestones = {
        "m": {"due": "2027-01-15", "owner": first, "days": exactly(3)},
        "n": {"due": "2027-01-22", "owner": second, "days": exactly(3)},
        "end": {"due": "2027-01-29", "owner": second, "days": exactly(3)},
    }
    return plan_of(milestones=milestones, links=[("n", "end"), *links], people=PEOPLE)


def test_two_that_follow_each_other_with_other_owners_hand_over_by_a_link() -> None:
    assert found(of_two("ann", "bob", [("m", "end")])) == [("hand_off", "m", "n")]
    assert found(of_two("ann", "bob", [("m", "n")])) == []
    assert found(of_two("bob", "bob", [("m", "end")])) == []
    assert (
        "Who hands what to whom?"
        in describe_gaps(gaps(of_two("ann", "bob", [("m", "end")]), TODAY))[0]
    )


def test_a_milestone_that_leads_nowhere_is_asked_what_it_is_for() -> None:
    assert found(of_two("ann", "bob", [])) == [("unconnected", "m", "end")]


def test_a_task_that_waits_for_a_task_connects_their_milestones() -> None:
    tasks = {"a": {"milestone": "m"}, "b": {"milestone": "n"}}
    milestones = {"m": {"due": "2027-01-15"}, "n": {"due": "2027-01-22"}}
    assert found(plan_of(tasks, milestones, [("a", "b")])) == []


def test_an_empty_plan_lacks_nothing() -> None:
    assert found(plan_of()) == []
    assert describe_gaps(gaps(plan_of(), TODAY)) == []


@often
@given(plans(statuses=True))
def test_every_gap_is_told_in_a_sentence_that_ends_in_a_question(plan: Plan) -> None:
    frame = gaps(plan, TODAY)
    told = describe_gaps(frame)
    assert len(told) == len(frame)
    assert all("?" in sentence and "None" not in sentence for sentence in told)


@often
@given(st.lists(st.integers(1, 90), min_size=0, max_size=15), st.integers(3, 7))
def test_checkpoints_are_few_end_with_the_last_and_come_in_order(
    days: list[int], most: int
) -> None:
    milestones = {f"m{number}": {"days": exactly(each)} for number, each in enumerate(days)}
    links = [(f"m{number}", f"m{number + 1}") for number in range(len(days) - 1)]
    plan = plan_of(milestones=milestones, links=links, horizon="2029-12-31")
    found = checkpoints(backward_plan(plan, TODAY), most)
    assert len(found) == min(most, len(days))
    assert found["latest_finish"].is_monotonic_increasing
    if days:
        assert found["id"].iloc[-1] == f"m{len(days) - 1}"
        assert found["why"].tolist() == ["milestone"] * (len(found) - 1) + ["end"]
        assert describe_checkpoints(found)


def test_where_milestones_are_few_a_hand_off_is_a_checkpoint() -> None:
    tasks = {
        "a": {"owner": "ann", "days": exactly(5)},
        "b": {"owner": "bob", "days": exactly(5)},
        "c": {"owner": "bob", "days": exactly(5)},
    }
    links = [("a", "b"), ("b", "c"), ("c", "m")]
    plan = plan_of(tasks, {"m": {"due": "2027-03-01"}}, links, people=PEOPLE)
    found = checkpoints(backward_plan(plan, TODAY))
    assert list(zip(found["id"], found["why"], strict=True)) == [("a", "hand_off"), ("m", "end")]
    assert describe_checkpoints(found).startswith("Too few checkpoints to steer by: “a” by ")


def test_a_frame_that_holds_no_gaps_is_refused() -> None:
    with pytest.raises(Fault, match="after_title"):
        describe_gaps(gaps(plan_of(), TODAY).drop(columns="after_title"))
    with pytest.raises(Fault, match="why"):
        describe_checkpoints(checkpoints(backward_plan(plan_of(), TODAY)).drop(columns="why"))
