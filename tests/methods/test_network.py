"""A network holds what is still to be done, with what remains of it and what it waits for."""

from __future__ import annotations

import doctest
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from milepost.methods import network as network_module
from milepost.methods.network import Activity, Network, WorkRules, cycles, network
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, often, plan_of, plans

DONE = {"status": "done", "done_on": "2027-01-08"}  # the Friday before


def of(plan: Plan, key: str, **rules: Any) -> Activity:
    return network(plan, TODAY, WorkRules(**rules)).activities[key]


def waits(net: Network) -> set[tuple[str, str]]:
    return {(link.before, link.after) for link in net.links}


def test_a_task_without_estimate_is_counted_as_one_day_and_said_to_be_unknown() -> None:
    found = of(plan_of({"a": {}}), "a")
    assert (found.duration, found.spread, found.estimated) == (1, None, False)


def test_points_become_days_where_somebody_knows_how_many() -> None:
    plan = plan_of({"a": {"points": 3}})
    assert of(plan, "a", days_per_point=1.5).duration == 5
    assert not of(plan, "a").estimated


def test_what_is_begun_takes_a_whole_day() -> None:
    plan = plan_of({"a": {"days": {"low": 0.2, "likely": 2.1, "high": 9}}})
    assert of(plan, "a").duration == 3


@pytest.mark.parametrize(("given", "days"), [(5.0, 4), (4.0, 5), (2.5, 8), (7.0, 4)])
def test_who_gives_half_the_week_takes_twice_as_long(given: float, days: int) -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_per_week": given}}
    plan = plan_of({"a": {"days": exactly(4), "owner": "ann"}}, people=people)
    assert of(plan, "a").duration == days


def test_an_owner_without_days_is_named() -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_per_week": 0}}
    with pytest.raises(Fault, match="Ann has 0 days"):
        network(plan_of({"a": {"owner": "ann"}}, people=people), TODAY)


@pytest.mark.parametrize(
    "gone",
    [{"status": "dropped"}, {"moscow": "wont"}, DONE],
)
def test_what_is_done_or_given_up_is_left_out(gone: dict[str, Any]) -> None:
    plan = plan_of({"a": gone, "b": {}}, {"m": gone, "n": {}}, [("a", "b"), ("m", "n")])
    net = network(plan, TODAY)
    assert set(net.activities) == {"b", "n"}
    assert net.links == ()


@pytest.mark.parametrize("gone", [{"status": "dropped"}, {"moscow": "wont"}])
def test_a_milestone_that_is_given_up_takes_its_tasks_along(gone: dict[str, Any]) -> None:
    plan = plan_of({"a": {"milestone": "m"}, "b": {}}, {"m": gone}, [("b", "a")])
    assert set(network(plan, TODAY).activities) == {"b"}
    assert cycles(plan) == []


def test_a_task_begun_stays_though_its_class_says_not_this_time() -> None:
    plan = plan_of({"a": {"status": "started", "moscow": "wont"}})
    assert set(network(plan, TODAY).activities) == {"a"}


@pytest.mark.parametrize(("since", "days"), [("2027-01-06", 2), ("2026-12-01", 1), (None, 5)])
def test_of_what_was_begun_remains_what_was_not_worked_yet(since: str | None, days: int) -> None:
    plan = plan_of({"a": {"days": exactly(5), "status": "started", "started_on": since}})
    assert of(plan, "a").duration == days


def test_days_off_since_the_start_are_no_work_done() -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_off": ["2027-01-07", "2027-01-08"]}}
    task = {"days": exactly(5), "status": "started", "started_on": "2027-01-06", "owner": "ann"}
    assert of(plan_of({"a": task}, people=people), "a").duration == 4


def test_a_milestone_with_tasks_waits_by_its_gate_and_is_reached_after_them() -> None:
    sized = {"milestone": "m", "days": exactly(2)}
    plan = plan_of({"a": sized}, {"m": {"days": exactly(9)}, "n": {}}, [("n", "m")])
    net = network(plan, TODAY)
    assert waits(net) == {("n", "m~start"), ("m~start", "a"), ("a", "m")}
    assert net.activities["m"].duration == 0  # its tasks tell more than its own days


def test_a_milestones_own_range_counts_until_an_open_task_of_it_is_sized() -> None:
    ranged = {"m": {"days": exactly(9)}}
    unsized = plan_of(
        {"a": {"milestone": "m"}, "b": {"milestone": "m", "days": exactly(3), **DONE}}, ranged
    )
    lengths = {key: each.duration for key, each in network(unsized, TODAY).activities.items()}
    assert lengths == {"m~start": 0, "a": 0, "m": 9}
    done = plan_of({"b": {"milestone": "m", **DONE}}, ranged)
    assert of(done, "m").duration == 0


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("finish_start", "m", "n~start"),
        ("start_start", "m~start", "n~start"),
        ("finish_finish", "m", "n"),
        ("start_finish", "m~start", "n"),
    ],
)
def test_each_kind_of_link_joins_the_ends_it_names(kind: str, before: str, after: str) -> None:
    tasks = {"a": {"milestone": "m"}, "b": {"milestone": "n"}}
    plan = plan_of(tasks, {"m": {}, "n": {}}, [("m", "n", kind, 2)])
    assert (before, after) in waits(network(plan, TODAY))


def test_a_milestone_may_wait_for_its_own_task_in_so_many_words() -> None:
    plan = plan_of({"a": {"milestone": "m"}}, {"m": {}}, [("a", "m", "finish_start", 3)])
    assert waits(network(plan, TODAY)) == {("m~start", "a"), ("a", "m")}


BEGUN: dict[str, Any] = {
    "status": "started",
    "started_on": "2027-01-06",
    "days": exactly(9),
}  # day -3
OVER: dict[str, Any] = {
    **DONE,
    "started_on": "2027-01-05",
    "days": exactly(9),
}  # from day -4 to the end of -1


@pytest.mark.parametrize(
    ("before", "kind", "lag", "earliest"),
    [
        (OVER, "finish_start", 3, 3),
        (OVER, "finish_start", -1, 0),
        (OVER, "start_start", 6, 2),
        (OVER, "finish_finish", 7, 5),  # two days of work, over no earlier than day 7
        (OVER, "start_finish", 7, 1),
        (BEGUN, "start_start", 5, 2),
        (BEGUN, "start_finish", 8, 3),
    ],
)
def test_lags_count_from_the_day_on_which_the_end_came(
    before: dict[str, Any], kind: str, lag: int, earliest: int
) -> None:
    plan = plan_of({"a": before, "b": {"days": exactly(2)}}, links=[("a", "b", kind, lag)])
    assert of(plan, "b").earliest == earliest
    assert network(plan, TODAY).links == ()


def test_the_start_of_a_milestone_is_that_of_its_first_task() -> None:
    tasks = {"a": {"milestone": "m", **BEGUN}, "b": {"milestone": "m"}, "c": {}}
    plan = plan_of(tasks, {"m": {}}, [("m", "c", "start_start", 5)])
    assert of(plan, "c").earliest == 2


def test_what_has_begun_is_past_what_its_start_waited_for() -> None:
    after = {**BEGUN, "earliest": "2027-02-01"}
    plan = plan_of({"a": OVER, "b": after}, links=[("a", "b", "finish_start", 9)])
    assert of(plan, "b").earliest == 0


@pytest.mark.parametrize(("day_off", "earliest"), [("2027-01-20", 6), ("2027-01-22", 6)])
def test_a_fixed_milestone_begins_so_that_it_is_over_on_its_date_and_not_after(
    day_off: str, earliest: int
) -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_off": [day_off]}}
    fixed = {"due": "2027-01-22", "fixed": True, "days": exactly(3), "owner": "ann"}
    found = of(plan_of(milestones={"m": fixed}, people=people), "m")
    assert (found.earliest, found.due) == (earliest, 10)


def test_a_date_of_the_past_is_a_negative_day_and_nothing_begins_before_today() -> None:
    plan = plan_of({"a": {"due": "2027-01-04", "earliest": "2027-01-01"}})
    assert (of(plan, "a").due, of(plan, "a").earliest) == (-4, 0)


def test_a_circle_is_told_with_its_members() -> None:
    plan = plan_of({"a": {}, "b": {}, "c": {}}, links=[("a", "b"), ("b", "c"), ("c", "a")])
    with pytest.raises(Fault) as raised:
        network(plan, TODAY)
    assert all(f"“{part}”" in str(raised.value) for part in "abc")


def test_each_knot_is_told_once_in_the_order_of_waiting() -> None:
    links = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "e", "start_start"), ("e", "d"), ("a", "d")]
    found = cycles(plan_of({key: {} for key in "abcde"}, links=links))
    assert [sorted(circle) for circle in found] == [["d", "e"], ["a", "b", "c"]]
    assert "".join(found[1]) in ("abc", "bca", "cab")


def test_a_task_that_waits_for_its_own_milestone_is_a_circle() -> None:
    plan = plan_of({"a": {"milestone": "m"}}, {"m": {}}, [("m", "a")])
    assert [sorted(circle) for circle in cycles(plan)] == [["a", "m"]]


def test_a_circle_through_what_is_done_holds_nobody_up() -> None:
    plan = plan_of({"a": DONE, "b": {}}, links=[("a", "b"), ("b", "a")])
    assert cycles(plan) == []
    assert set(network(plan, TODAY).activities) == {"b"}


def test_an_empty_plan_is_an_empty_network() -> None:
    net = network(plan_of(), TODAY)
    assert (net.activities, net.links) == ({}, ())


@often
@given(plans(statuses=True))
def test_nothing_comes_before_what_it_waits_for(plan: Plan) -> None:
    net = network(plan, TODAY)
    order = {key: place for place, key in enumerate(net.activities)}
    assert all(order[link.before] < order[link.after] for link in net.links)
    assert cycles(plan) == []
    assert all(each.earliest >= 0 for each in net.activities.values())


@often
@given(plans(statuses=True), plans(statuses=True))
def test_a_network_is_refused_just_when_there_is_a_circle(plan: Plan, other: Plan) -> None:
    back = [
        (each.after, each.before, each.kind.value)
        for each in other.dependencies.values()
        if {each.before, each.after} <= plan.tasks.keys() | plan.milestones.keys()
    ]
    links = [(each.before, each.after, each.kind.value) for each in plan.dependencies.values()]
    tangled = plan_of(
        links=[*links, *back], tasks=_kept(plan.tasks), milestones=_kept(plan.milestones)
    )
    if cycles(tangled):
        with pytest.raises(Fault, match="circle"):
            network(tangled, TODAY)
    else:
        network(tangled, TODAY)


def _kept(parts: Any) -> dict[str, dict[str, Any]]:
    fields = ("milestone", "status", "done_on", "started_on", "moscow")
    return {
        key: {name: getattr(part, name) for name in fields if hasattr(part, name)}
        for key, part in parts.items()
    }


def test_the_calendar_of_an_activity_is_that_of_its_owner() -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_off": ["2027-01-12"]}}
    net = network(plan_of({"a": {"owner": "ann"}, "b": {}}, people=people), TODAY)
    assert net.calendar(net.activities["a"]).off.tolist() == [1]
    assert net.calendar(net.activities["b"]).off.tolist() == []
    assert net.days.day(1) == date(2027, 1, 12)


def test_the_example_in_the_text_holds() -> None:
    assert doctest.testmod(network_module).failed == 0
