"""Early and late dates are those that a patient person would find by moving cards."""

from __future__ import annotations

import doctest
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from milepost.methods import timeline_mapping
from milepost.methods.network import ActivityKind, Network, network
from milepost.methods.timeline_mapping import (
    critical_chains,
    describe_research,
    describe_timeline,
    research_time,
    timeline,
)
from milepost.methods.timeline_mapping.passes import early, late
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.day_by_day import early_by_hand, over
from tests.methods.plans import TODAY, exactly, often, plan_of, plans

NOTHING: dict[str, Any] = {}


@often
@given(plans())
def test_early_starts_are_those_found_day_by_day(plan: Plan) -> None:
    net = network(plan, TODAY)
    found, expected = early(net), early_by_hand(net)
    assert {key: ends.start for key, ends in found.items()} == expected
    assert all(ends.finish == over(net, key, ends.start) for key, ends in found.items())


@often
@given(plans(days_off=False))
def test_without_days_off_they_are_the_longest_and_shortest_paths(plan: Plan) -> None:
    net = network(plan, TODAY)
    days = {key: each.duration for key, each in net.activities.items()}
    arcs = [(each.before, each.after, start_to_start(each, days)) for each in net.links]
    first = {key: each.earliest for key, each in net.activities.items()}
    for _ in days:
        for before, after, least in arcs:
            first[after] = max(first[after], first[before] + least)
    end = max(first[key] + days[key] for key in days)
    last = {key: end - days[key] for key in days}
    for _ in days:
        for before, after, least in arcs:
            last[before] = min(last[before], last[after] - least)
    assert {key: each.start for key, each in early(net).items()} == first
    limits = dict.fromkeys(days, end)
    assert {key: each.start for key, each in late(net, limits).items()} == last


def start_to_start(link: Any, days: dict[str, int]) -> int:
    first, second = link.kind.value.split("_")
    done = days[link.before] if first == "finish" else 0
    return int(done + link.lag - (days[link.after] if second == "finish" else 0))


def put_off(net: Network, key: str, by: int) -> Network:
    """The network in which one activity starts so many days of its owner later."""
    each, start = net.activities[key], early(net)[key].start
    later = net.calendar(each).finish(start, by + 1) - 1 if each.duration else start + by
    return replace(net, activities=net.activities | {key: replace(each, earliest=later)})


@often
@given(plans())
def test_total_slack_is_what_the_end_forgives(plan: Plan) -> None:
    net = network(plan, TODAY)
    frame = timeline(plan, TODAY)
    end = max(each.finish for each in early(net).values())
    for key, slack in zip(frame["id"], frame["total_slack"], strict=True):
        forgiven, too_much = put_off(net, key, slack), put_off(net, key, slack + 1)
        assert max(each.finish for each in early(forgiven).values()) == end
        assert max(each.finish for each in early(too_much).values()) > end


@often
@given(plans())
def test_free_slack_is_what_nobody_notices(plan: Plan) -> None:
    net = network(plan, TODAY)
    frame = timeline(plan, TODAY)
    before = early(net)
    end = max(each.finish for each in before.values())

    def noticed(key: str, by: int) -> bool:
        after = early(put_off(net, key, by))
        gates = {k for k, each in net.activities.items() if each.kind is ActivityKind.GATE}
        others = before.keys() - gates - {key}
        return after[key].finish > end or any(before[k].start != after[k].start for k in others)

    for key, slack in zip(frame["id"], frame["free_slack"], strict=True):
        assert not noticed(key, slack)
        assert noticed(key, slack + 1)
    assert (frame["free_slack"] <= frame["total_slack"]).all()


@often
@given(plans(statuses=True))
def test_late_dates_keep_every_promise(plan: Plan) -> None:
    frame = timeline(plan, TODAY, by_due=True)
    net = network(plan, TODAY)
    for row in frame.to_dict("records"):
        due = net.activities[row["id"]].due
        assert due is None or row["late_finish_day"] <= due
        assert row["late_by"] == (0 if due is None else max(0, row["early_finish_day"] - due))
        assert row["critical"] == (row["total_slack"] <= 0)


@often
@given(plans(statuses=True))
def test_a_chain_leads_from_part_to_part_to_the_end(plan: Plan) -> None:
    frame = timeline(plan, TODAY)
    drivers = dict(zip(frame["id"], frame["driven_by"], strict=True))
    finish = dict(zip(frame["id"], frame["early_finish_day"], strict=True))
    chains = critical_chains(frame)
    assert bool(chains) == bool(len(frame))
    for chain in chains:
        assert drivers[chain[0]] is None
        assert [drivers[part] for part in chain[1:]] == chain[:-1]
        assert finish[chain[-1]] == max(finish.values())
        assert finish[chain[-1]] >= max(finish[part] for part in chain)


def test_dates_are_the_first_and_last_days_of_work() -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_off": ["2027-01-13"]}}
    plan = plan_of(
        {"a": {"days": exactly(3), "owner": "ann"}}, {"m": {}}, [("a", "m")], people=people
    )
    frame = timeline(plan, TODAY).set_index("id")
    assert (frame["early_start"]["a"], frame["early_finish"]["a"]) == (TODAY, date(2027, 1, 14))
    assert frame["early_finish"]["m"] == date(2027, 1, 14)
    assert frame["driven_by"]["m"] == "a"


def test_a_date_promised_for_a_holiday_stays_the_date_promised() -> None:
    calendar = {"country": "GB-ENG"}
    plan = plan_of(milestones={"m": {"due": "2027-03-26"}}, calendar=calendar)  # Good Friday
    assert timeline(plan, TODAY)["due"].tolist() == [date(2027, 3, 26)]


def test_late_by_counts_working_days_after_the_date() -> None:
    plan = plan_of({"a": {"days": exactly(10), "due": "2027-01-15"}})
    assert timeline(plan, TODAY)["late_by"].tolist() == [5]
    assert timeline(plan, TODAY)["total_slack"].tolist() == [0]
    assert timeline(plan, TODAY, by_due=True)["total_slack"].tolist() == [-5]


def test_a_plan_without_work_has_an_empty_timeline_of_the_same_columns() -> None:
    frame = timeline(plan_of(), TODAY)
    assert list(frame.columns) == list(timeline(plan_of({"a": {}}), TODAY).columns)
    assert frame.empty
    assert critical_chains(frame) == []
    assert describe_timeline(frame).startswith("Nothing is left")
    assert research_time(frame).empty


def test_a_circle_is_refused_by_name() -> None:
    plan = plan_of({"a": {}, "b": {}}, links=[("a", "b"), ("b", "a")])
    with pytest.raises(Fault, match="“a”"):
        timeline(plan, TODAY)


def test_what_takes_longer_than_calendars_reach_is_refused() -> None:
    tasks = {f"t{number}": {"days": exactly(10_000)} for number in range(300)}
    plan = plan_of(tasks, links=[(f"t{number}", f"t{number + 1}") for number in range(299)])
    with pytest.raises(Fault, match="9999"):
        timeline(plan, TODAY)


def test_thousands_of_tasks_are_one_chain() -> None:
    count = 2000
    tasks: dict[str, dict[str, Any]] = {f"t{number}": {} for number in range(count)}
    plan = plan_of(tasks, links=[(f"t{number}", f"t{number + 1}") for number in range(count - 1)])
    frame = timeline(plan, TODAY)
    assert critical_chains(frame) == [[f"t{number}" for number in range(count)]]
    assert frame["early_finish_day"].max() == count


def test_research_is_a_share_of_the_work_of_its_milestone() -> None:
    tasks: dict[str, dict[str, Any]] = {
        "a": {"days": exactly(3), "kind": "research", "milestone": "m"},
        "b": {"days": exactly(9), "milestone": "m"},
        "c": {"days": exactly(4)},
    }
    found = research_time(timeline(plan_of(tasks, {"m": {}}), TODAY))
    assert found["milestone"].tolist() == [None, "m"]
    assert found["share"].tolist() == [0.0, 0.25]
    assert describe_research(found) == "3 of 16 working days are for finding out (19%)."
    assert "What does nobody know yet?" in describe_research(found[found["share"] == 0])


def test_a_timeline_is_told_with_what_is_late_and_what_nobody_estimated() -> None:
    plan = plan_of({"a": {"days": exactly(6), "due": "2027-01-15"}, "b": {}})
    assert describe_timeline(timeline(plan, TODAY)) == (
        "Dependencies and days off allow all of it to be over on 18 Jan 2027; people's hands may "
        "need longer. 1 of 2 parts has no slack: a day lost there is a day lost at the end. One "
        "date cannot hold: “a” comes 1 working day late. One part has no estimate: its length is "
        "a guess."
    )


def test_a_milestone_that_stands_for_its_tasks_is_said_to() -> None:
    plan = plan_of({"a": {"milestone": "m"}}, {"m": {"days": exactly(9)}})
    told = describe_timeline(timeline(plan, TODAY))
    assert "over on 21 Jan 2027" in told
    assert told.endswith(
        "One milestone has a range of its own, which stands for its tasks until "
        "one of them is estimated."
    )
    assert "guess" not in told


def test_milestones_without_work_are_said_to_have_none() -> None:
    plan = plan_of(milestones={"m": {"due": "2027-01-29"}})
    told = describe_timeline(timeline(plan, TODAY))
    assert told.startswith("The plan names one part but no work")


def test_a_frame_that_is_no_timeline_is_refused() -> None:
    with pytest.raises(Fault, match="total_slack"):
        describe_timeline(timeline(plan_of({"a": {}}), TODAY).drop(columns="total_slack"))


def test_numbers_that_are_none_are_refused_by_row() -> None:
    frame = timeline(plan_of({"a": {}, "b": {}}), TODAY)
    with pytest.raises(Fault, match="row 2 is empty"):
        describe_timeline(frame.assign(late_by=[0.0, float("nan")]))
    with pytest.raises(Fault, match="“duration” must hold numbers"):
        research_time(frame.assign(duration=[1, -1]))


def test_a_part_of_a_timeline_has_the_chain_that_is_left_of_it() -> None:
    plan = plan_of(dict.fromkeys("abc", NOTHING), links=[("a", "b"), ("b", "c")])
    frame = timeline(plan, TODAY)
    assert critical_chains(frame[frame["id"] != "a"]) == [["b", "c"]]
    in_a_circle = frame.assign(driven_by=["c", "a", "b"])
    assert critical_chains(in_a_circle) == [["a", "b", "c"]]


def test_the_examples_in_the_text_hold() -> None:
    assert doctest.testmod(timeline_mapping).failed == 0
