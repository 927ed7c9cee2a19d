"""Promises: how many were kept, how far dates moved, and how both are told."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods import tracking
from milepost.methods.tracking import (
    Against,
    Completion,
    completion,
    describe_completion,
    describe_trend,
    overall,
    slips,
    standings,
    trend,
)
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, plan_of

FRIDAY = "2027-01-08"


def promised(*dues: str, **fields: Any) -> dict[str, Any]:
    """A milestone that was promised for these days, one after the other, from 2 November on."""
    promises = [
        {"said_on": (date(2026, 11, 2) + timedelta(weeks=week)).isoformat(), "due": due}
        for week, due in enumerate(dues)
    ]
    return {"status": "committed", "due": dues[-1], "promises": promises, **fields}


def done(on: str, *dues: str) -> dict[str, Any]:
    return promised(*dues, status="done", done_on=on)


def plan_with(**milestones: dict[str, Any]) -> Plan:
    return plan_of(milestones=milestones)


def test_the_examples_in_the_docs_hold() -> None:
    assert doctest.testmod(tracking).failed == 0


def test_each_milestone_stands_somewhere() -> None:
    plan = plan_with(
        kept=done("2026-12-11", "2026-12-11"),
        late=done("2026-12-15", "2026-12-11"),
        overdue=promised(FRIDAY),
        today=promised("2027-01-11"),
        undated={},
        dropped=promised(FRIDAY, status="dropped"),
    )
    found = standings(plan, TODAY).set_index("id")
    assert found["standing"].to_dict() == {
        "kept": "on_time",
        "late": "late",
        "overdue": "overdue",
        "today": "open",
        "undated": "undated",
        "dropped": "dropped",
    }
    assert found["days_late"].to_dict() == {
        "kept": 0,
        "late": 2,
        "overdue": 1,
        "today": None,
        "undated": None,
        "dropped": None,
    }


def test_a_date_that_was_put_off_is_late_against_the_first_promise_but_not_the_latest() -> None:
    plan = plan_with(moved=done("2026-12-18", "2026-12-11", "2026-12-18"))
    assert overall(completion(plan, TODAY)) == Completion(late=1)
    assert overall(completion(plan, TODAY, Against.LATEST)) == Completion(on_time=1)


def test_the_rate_counts_those_due_and_leaves_out_the_dropped() -> None:
    plan = plan_with(
        a=done("2026-12-11", "2026-12-11"),
        b=done("2026-12-30", "2026-12-11"),
        c=promised("2026-12-15"),
        d=promised("2027-03-01"),
        e=promised("2026-12-15", status="dropped"),
    )
    december, march = completion(plan, TODAY).to_dict("records")
    assert (december["month"], december["done"], december["due"]) == (date(2026, 12, 1), 2, 3)
    assert december["rate"] == pytest.approx(2 / 3)
    assert december["on_time_rate"] == pytest.approx(1 / 3)
    assert (march["open"], march["due"], march["rate"]) == (1, 0, None)
    said = describe_completion(completion(plan, TODAY))
    assert said == "2 of the 3 milestones that have come due are done, 1 of them on time"


def test_what_is_done_before_its_day_counts_as_due_and_on_time() -> None:
    plan = plan_with(early=done("2026-12-11", "2027-06-30"))
    assert overall(completion(plan, TODAY)).on_time_rate == 1
    assert standings(plan, TODAY)["days_late"].tolist() < [-100]


def test_a_plan_without_milestones_has_no_months_and_no_trend() -> None:
    empty = plan_of()
    assert list(completion(empty, TODAY).columns)[:2] == ["month", "on_time"]
    assert completion(empty, TODAY).empty
    assert trend(empty, TODAY).empty
    assert slips(trend(empty, TODAY)).empty
    assert "0 are open" in describe_completion(completion(empty, TODAY))
    assert describe_trend(trend(empty, TODAY)).startswith("No milestone has been committed")


def test_frames_without_their_columns_are_refused_by_name() -> None:
    frame = completion(plan_of(), TODAY)
    with pytest.raises(Fault, match="must have the columns late"):
        overall(frame.drop(columns="late"))
    with pytest.raises(Fault, match="must have the columns slip"):
        slips(trend(plan_of(), TODAY).drop(columns="slip"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-90, 90), st.integers(-90, 0) | st.none(), st.booleans()), max_size=12
    )
)
def test_every_milestone_is_counted_once(drawn: list[tuple[int, int | None, bool]]) -> None:
    def milestone(due: int, done_in: int | None, dropped: bool) -> dict[str, Any]:
        day = (TODAY + timedelta(days=due)).isoformat()
        if done_in is not None:
            return done((TODAY + timedelta(days=done_in)).isoformat(), day)
        return promised(day, status="dropped" if dropped else "committed")

    plan = plan_with(**{f"m{n}": milestone(*each) for n, each in enumerate(drawn)})
    counted = overall(completion(plan, TODAY))
    assert counted.due + counted.open + counted.dropped == len(drawn)
    assert counted.done == sum(done_in is not None for _, done_in, _ in drawn)


def test_slip_counts_working_days_after_the_first_commitment() -> None:
    plan = plan_with(
        kept=promised("2027-03-12"),
        # Good Friday and Easter Monday lie between these days.
        later=promised("2027-03-19", "2027-03-12", "2027-04-02"),
    )
    plan_in_england = plan_of(
        milestones={"later": promised("2027-03-19", "2027-04-02")},
        calendar={"country": "GB-ENG"},
    )
    found = slips(trend(plan, TODAY)).set_index("id")
    assert found["slip"].to_dict() == {"later": 10, "kept": 0}
    assert found["moves"].to_dict() == {"later": 2, "kept": 0}
    assert slips(trend(plan_in_england, TODAY))["slip"].tolist() == [8]


def test_a_line_ends_on_the_day_it_is_done_or_stands_today() -> None:
    plan = plan_with(over=done("2026-12-15", "2026-12-11"), stands=promised("2027-03-12"))
    over, stands = trend(plan, TODAY).groupby("id").tail(1).to_dict("records")
    assert (over["said"], over["said_on"], over["due"]) == ("done", *[date(2026, 12, 15)] * 2)
    assert over["slip"] == 2
    assert (stands["said"], stands["said_on"]) == ("stands", TODAY)


def test_a_withdrawn_date_leaves_a_gap_and_an_unpromised_milestone_no_line() -> None:
    withdrawn = promised("2027-03-12", "2027-03-12")
    withdrawn["promises"].append({"said_on": "2026-12-01", "due": None})
    withdrawn["due"] = None
    plan = plan_with(withdrawn=withdrawn, proposed={"due": "2027-05-01"})
    assert trend(plan, TODAY)["id"].tolist() == ["withdrawn", "withdrawn"]


def test_the_trend_names_the_milestone_that_slipped_most() -> None:
    plan = plan_with(a=promised("2027-03-12", "2027-03-15"), b=promised("2027-03-12"))
    assert describe_trend(trend(plan, TODAY)).startswith("“a” slipped most, by 1 working day")
    assert describe_trend(trend(plan_with(b=promised("2027-03-12")), TODAY)).startswith("The 1")
