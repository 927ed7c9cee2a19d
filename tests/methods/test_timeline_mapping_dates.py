"""Dates that cannot hold are told with what is in their way, and dates that moved with how far."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from milepost.methods.timeline_mapping import (
    conflicts,
    describe_conflicts,
    describe_drift,
    drift,
    timeline,
)
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, often, plan_of, plans


def told(plan: Plan) -> list[tuple[str, str, int]]:
    frame = conflicts(plan, TODAY)
    return list(zip(frame["code"], frame["id"], frame["days"], strict=True))


def test_a_date_that_work_does_not_leave_time_for_is_told_with_what_holds_it_up() -> None:
    tasks: dict[str, Any] = {
        "a": {"days": exactly(8)},
        "b": {"days": exactly(4), "due": "2027-01-22"},
    }
    frame = conflicts(plan_of(tasks, links=[("a", "b")]), TODAY)
    assert frame["other"].tolist() == ["a"]
    (sentence,) = describe_conflicts(frame)
    assert sentence == (
        "“b” is promised for 22 Jan 2027 and can be reached on 26 Jan 2027: 2 working days late. "
        "Cut work, add people, or move the date."
    )


def test_a_date_behind_us_asks_for_a_new_one() -> None:
    plan = plan_of({"a": {"due": "2027-01-08"}})
    assert told(plan) == [("passed", "a", 1)]
    assert "Promise a new date" in describe_conflicts(conflicts(plan, TODAY))[0]


def test_a_date_set_from_outside_is_said_to_be_fixed() -> None:
    milestones = {"m": {"due": "2027-01-13", "fixed": True}}
    plan = plan_of({"a": {"days": exactly(5), "milestone": "m"}}, milestones)
    assert told(plan) == [("fixed", "m", 2)]


@pytest.mark.parametrize(
    ("kind", "lag", "days"),
    [
        ("finish_start", 0, 4),
        ("finish_start", -4, 0),
        ("start_start", 0, 1),
        ("finish_finish", 0, 1),
        ("start_finish", 5, 3),
    ],
)
def test_two_dates_contradict_each_other_whatever_is_early(kind: str, lag: int, days: int) -> None:
    tasks = {
        "a": {"days": exactly(3), "due": "2027-02-02"},
        "b": {"days": exactly(3), "due": "2027-02-01"},
    }
    found = told(plan_of(tasks, links=[("a", "b", kind, lag)]))
    assert found == ([("inverted", "b", days)] if days else [])


def test_milestones_contradict_each_other_through_their_gates() -> None:
    milestones = {"m": {"due": "2027-02-02"}, "n": {"due": "2027-02-01"}}
    plan = plan_of({"b": {"milestone": "n"}}, milestones, [("m", "n")])
    assert told(plan) == [("inverted", "n", 1)]


def test_what_is_over_after_the_horizon_is_told() -> None:
    plan = plan_of({"a": {"days": exactly(7)}, "b": {}}, links=[("b", "a")], horizon="2027-01-15")
    assert told(plan) == [("horizon", "a", 3)]
    assert "horizon, 15 Jan 2027" in describe_conflicts(conflicts(plan, TODAY))[0]


@often
@given(plans(statuses=True))
def test_each_date_is_told_just_when_it_comes_late(plan: Plan) -> None:
    frame = conflicts(plan, TODAY)
    assert len(describe_conflicts(frame)) == len(frame)
    assert all(frame["days"] > 0)
    late = timeline(plan, TODAY)
    missed = frame[frame["code"].isin(["passed", "fixed", "too_early"])]
    assert dict(zip(missed["id"], missed["days"], strict=True)) == {
        key: days for key, days in zip(late["id"], late["late_by"], strict=True) if days
    }


def test_a_sound_plan_has_no_conflict_and_an_empty_one_none_either() -> None:
    assert told(plan_of({"a": {"due": "2027-01-11"}})) == []
    assert list(conflicts(plan_of(), TODAY).columns)[:2] == ["code", "id"]
    assert describe_conflicts(conflicts(plan_of(), TODAY)) == []


def promised(*dates: str, **others: Any) -> dict[str, Any]:
    promises = [{"said_on": "2026-12-01", "due": due} for due in dates]
    return {"promises": promises, "due": dates[-1], "status": "committed", **others}


def test_drift_counts_working_days_from_the_first_promise() -> None:
    milestones = {"m": promised("2027-01-15", "2027-01-22", "2027-01-25"), "n": {}}
    found = drift(plan_of({"a": {"milestone": "m", "days": exactly(7)}}, milestones), TODAY)
    assert found.to_dict("records") == [
        {
            "id": "m",
            "title": "m",
            "first": date(2027, 1, 15),
            "stands": date(2027, 1, 25),
            "moved": 6,
            "possible": date(2027, 1, 19),
            "possible_moved": 2,
            "done": False,
        }
    ]
    assert describe_drift(found) == (
        "1 of 1 dates was put off: “m” by 6 working days. The work left moves 1 of 1 past its "
        "first date: “m” by 2 working days."
    )


def test_what_was_reached_early_has_moved_back() -> None:
    done = promised("2027-01-08", status="done", done_on="2027-01-05")
    found = drift(plan_of(milestones={"m": done}), TODAY)
    assert (found["moved"].tolist(), found["possible"].tolist()) == ([-3], [None])
    assert describe_drift(found) == "No promised date was put off."


def test_drift_from_a_baseline_leaves_out_what_is_new_or_given_up() -> None:
    then = plan_of(milestones={"m": {"due": "2027-02-01"}, "gone": {"due": "2027-02-01"}})
    now = plan_of(
        milestones={
            "m": {"due": "2027-02-03"},
            "new": {"due": "2027-02-03"},
            "gone": {"due": "2027-02-03", "status": "dropped"},
        }
    )
    found = drift(now, TODAY, baseline=then)
    assert list(zip(found["id"], found["moved"], strict=True)) == [("m", 2)]
    frame = timeline(now, TODAY, baseline=then)
    assert dict(zip(frame["id"], frame["first_due"], strict=True)) == {
        "m": date(2027, 2, 1),
        "new": None,
    }


def test_a_plan_that_promised_nothing_has_not_drifted() -> None:
    found = drift(plan_of(milestones={"m": {}}), TODAY)
    assert found.empty
    assert describe_drift(found).startswith("No milestone had a date")


def test_frames_without_the_columns_are_refused() -> None:
    with pytest.raises(Fault, match="possible_moved"):
        describe_drift(drift(plan_of(), TODAY).drop(columns="possible_moved"))
    with pytest.raises(Fault, match="other_title"):
        describe_conflicts(conflicts(plan_of(), TODAY).drop(columns="other_title"))
