"""Counted back from the end: what had to begin by now, and which chains are too long."""

from __future__ import annotations

import doctest
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from milepost.methods import backward_planning
from milepost.methods.backward_planning import (
    backward_plan,
    checkpoints,
    describe_backward,
    describe_checkpoints,
    short_chains,
)
from milepost.methods.network import network
from milepost.methods.timeline_mapping.passes import early
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.day_by_day import late_by_hand, over
from tests.methods.plans import TODAY, exactly, often, plan_of, plans

CHAIN = {"a": {"days": exactly(4)}, "b": {"days": exactly(3)}, "c": {"days": exactly(2)}}
LINKS = [("a", "b"), ("b", "c")]


@often
@given(plans(statuses=True))
def test_latest_starts_are_those_found_day_by_day(plan: Plan) -> None:
    net = network(plan, TODAY)
    horizon = None if plan.horizon is None else net.days.finish(plan.horizon)
    expected = late_by_hand(net, horizon)
    for row in backward_plan(plan, TODAY).to_dict("records"):
        if row["when"] == "open":
            assert expected[row["id"]] > 100
        else:
            assert row["latest_start_day"] == expected[row["id"]]
            assert row["latest_finish_day"] == over(net, row["id"], expected[row["id"]])


@often
@given(plans())
def test_a_part_is_short_of_the_days_by_which_its_earliest_start_comes_too_late(plan: Plan) -> None:
    earliest = early(network(plan, TODAY))
    for row in backward_plan(plan, TODAY).to_dict("records"):
        if row["when"] != "open":
            late = earliest[row["id"]].start - row["latest_start_day"]
            assert row["short_by"] == max(0, late)
            assert row["missing"] == max(0, -row["latest_start_day"])
        else:
            assert (row["short_by"], row["missing"], row["latest_start"]) == (0, 0, None)


@often
@given(plans(days_off=False, statuses=True))
def test_every_part_that_is_short_lies_on_a_chain_that_is(plan: Plan) -> None:
    frame = backward_plan(plan, TODAY)
    chains = short_chains(frame)
    short = set(frame[frame["short_by"] > 0]["id"])
    asks = dict(zip(frame["id"], frame["needed_by"], strict=True))
    assert bool(short) == bool(len(chains))
    for parts in chains["parts"]:
        assert asks[parts[-1]] is None
        assert [asks[part] for part in parts[:-1]] == parts[1:]
        assert set(parts) <= short
    worst = int(frame["short_by"].max()) if len(frame) else 0
    assert worst == 0 or worst >= chains["short_by"].max() >= 1


def test_moving_the_end_by_what_is_missing_makes_the_worst_chain_fit() -> None:
    plan = plan_of(CHAIN, links=LINKS, horizon="2027-01-15")
    chains = short_chains(backward_plan(plan, TODAY))
    assert chains["short_by"].tolist() == [4]
    assert chains["parts"].tolist() == [["a", "b", "c"]]
    assert chains["until"].tolist() == [date(2027, 1, 15)]
    later = replace(plan, horizon=date(2027, 1, 21))
    assert short_chains(backward_plan(later, TODAY)).empty


def test_each_chain_has_a_shortfall_of_its_own() -> None:
    tasks = {**CHAIN, "d": {"days": exactly(5)}}
    plan = plan_of(tasks, links=[*LINKS, ("d", "c")], horizon="2027-01-15")
    chains = short_chains(backward_plan(plan, TODAY))
    assert dict(zip(map("".join, chains["parts"]), chains["short_by"], strict=True)) == {
        "abc": 4,
        "dc": 2,
    }


def test_the_earlier_of_horizon_and_date_binds() -> None:
    plan = plan_of({"a": {"due": "2027-01-20"}, "b": {"due": "2027-02-20"}}, horizon="2027-01-27")
    frame = backward_plan(plan, TODAY).set_index("id")
    assert frame["latest_finish"].to_dict() == {
        "a": date(2027, 1, 20),
        "b": date(2027, 1, 27),
    }


def test_days_off_of_its_owner_make_a_part_begin_earlier() -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_off": ["2027-01-20", "2027-01-21"]}}
    tasks = {"a": {"days": exactly(3), "owner": "ann", "due": "2027-01-22"}}
    frame = backward_plan(plan_of(tasks, people=people), TODAY)
    assert frame["latest_start"].tolist() == [date(2027, 1, 18)]


@pytest.mark.parametrize(
    ("due", "when", "missing"),
    [
        ("2027-01-12", "before", 1),
        ("2027-01-13", "soon", 0),
        ("2027-01-26", "soon", 0),
        ("2027-01-27", "later", 0),
        (None, "open", 0),
    ],
)
def test_a_part_has_to_begin_before_today_soon_or_later(
    due: str | None, when: str, missing: int
) -> None:
    frame = backward_plan(plan_of({"a": {"days": exactly(3), "due": due}}), TODAY)
    assert (frame["when"].tolist(), frame["missing"].tolist()) == ([when], [missing])


@pytest.mark.parametrize(("due", "when"), [("2027-01-08", "before"), ("2027-01-11", "soon")])
def test_a_milestone_of_yesterday_has_to_be_true_already(due: str, when: str) -> None:
    frame = backward_plan(plan_of(milestones={"m": {"due": due}}), TODAY)
    assert frame["when"].tolist() == [when]


def test_the_plan_is_told_from_its_end_back() -> None:
    plan = plan_of({**CHAIN, "d": {}}, links=LINKS, horizon="2027-01-15")
    assert describe_backward(backward_plan(plan, TODAY)) == (
        "One part had to begin or be reached before today: “a”, on 5 Jan 2027 at the latest. "
        "3 parts have to begin soon. One chain does not fit. 4 working days are missing for "
        "“a” → “b” → “c”."
    )
    fits = replace(plan, horizon=date(2027, 3, 1))
    assert describe_backward(backward_plan(fits, TODAY)).endswith("Every chain fits.")


def test_milestones_without_work_are_said_to_have_none() -> None:
    plan = plan_of(milestones={"m": {"due": "2027-01-29"}, "n": {"due": "2027-02-26"}})
    assert describe_backward(backward_plan(plan, TODAY)) == (
        "Nothing had to begin before today; first comes “m”, on 29 Jan 2027 at the latest. "
        "The plan names 2 parts but no work: what has to be done for them, and how long does it "
        "take?"
    )


def test_a_long_chain_is_told_by_its_beginning_and_its_end() -> None:
    tasks: dict[str, dict[str, Any]] = {key: {"days": exactly(2)} for key in "abcdefgh"}
    plan = plan_of(tasks, links=list(zip("abcdefg", "bcdefgh", strict=True)), horizon="2027-01-15")
    assert "“a” → “b” → “c” → … → “h”" in describe_backward(backward_plan(plan, TODAY))


def test_without_any_date_there_is_nothing_to_count_back_from() -> None:
    frame = backward_plan(plan_of(CHAIN, links=LINKS), TODAY)
    assert set(frame["when"]) == {"open"}
    assert "Set the horizon" in describe_backward(frame)
    assert checkpoints(frame).empty


def test_an_empty_plan_has_nothing_behind_it_and_the_same_columns() -> None:
    frame = backward_plan(plan_of(), TODAY)
    assert list(frame.columns) == list(backward_plan(plan_of(CHAIN), TODAY).columns)
    assert short_chains(frame).empty
    assert describe_backward(frame).startswith("Nothing is left")
    assert "Choose three results" in describe_checkpoints(checkpoints(frame))


def test_a_circle_is_refused_by_name() -> None:
    with pytest.raises(Fault, match="“b”"):
        backward_plan(plan_of(CHAIN, links=[*LINKS, ("c", "a")]), TODAY)


def test_frames_without_the_columns_are_refused() -> None:
    frame = backward_plan(plan_of(CHAIN), TODAY).drop(columns="needed_by")
    for ask in (short_chains, describe_backward, checkpoints):
        with pytest.raises(Fault, match="needed_by"):
            ask(frame)


def test_a_part_of_the_way_back_has_the_chains_that_are_left_of_it() -> None:
    frame = backward_plan(plan_of(CHAIN, links=LINKS, horizon="2027-01-12"), TODAY)
    assert short_chains(frame[frame["id"] != "b"])["parts"].tolist() == [["c"], ["a"]]
    with pytest.raises(Fault, match="“short_by” must hold numbers"):
        short_chains(frame.assign(short_by=float("nan")))


def test_the_examples_in_the_text_hold() -> None:
    assert doctest.testmod(backward_planning).failed == 0
