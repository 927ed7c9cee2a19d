"""The schedule of a plan: dates that people can keep, the order of their hands, and its figure."""

from __future__ import annotations

import doctest
from collections import defaultdict
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from milepost.methods import example, scheduling
from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.methods.network import Link, WorkRules, network
from milepost.methods.scheduling import (
    Aim,
    Search,
    breaches,
    describe_proof,
    describe_schedule,
    draw_schedule,
    problem_of,
    resource_links,
    schedule,
)
from milepost.methods.scheduling.planned import COLUMNS
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, often, plan_of, plans

TRICKY = ("$x_1$", "<b>bold</b>", "أول إصدار", "x" * 200, "100 % of_it^2 \\frac", "é" * 40)


def people(*names: str, **fields: Any) -> dict[str, Any]:
    return {each: {"id": each, "name": each.title(), **fields} for each in names}


def test_the_examples_in_the_docs_hold() -> None:
    assert doctest.testmod(scheduling).failed == 0


@often
@given(plans(statuses=True))
def test_every_plan_gets_a_schedule_that_its_network_allows(plan: Plan) -> None:
    frame = schedule(plan, TODAY)
    net = network(plan, TODAY)
    asked = problem_of(net)
    starts = dict(zip(frame["id"], frame["start_day"], strict=True))
    gates = {each.id: 0 for each in asked.jobs if each.id not in starts}
    found = [each for each in breaches(asked, gates | starts) if not _of_gate(each.where, gates)]
    assert found == []
    assert (frame["finish"] >= frame["start"]).all()


def _of_gate(where: tuple[str, ...], gates: dict[str, int]) -> bool:
    return any(each in gates for each in where)


@often
@given(plans())
def test_nobody_does_two_things_at_once(plan: Plan) -> None:
    days = defaultdict[str, list[range]](list)
    for _, row in schedule(plan, TODAY).iterrows():
        if row["owner"] is not None:
            days[row["owner"]].append(range(row["start_day"], row["finish_day"]))
    for spans in days.values():
        taken = [day for span in spans for day in span]
        assert len(taken) == len(set(taken))


def two_tasks(**fields: Any) -> Plan:
    tasks = {key: {"owner": "ann", "days": exactly(3), **fields} for key in ("a", "b")}
    return plan_of(tasks, people=people("ann"))


def test_dates_are_days_of_the_calendar() -> None:
    frame = schedule(two_tasks(), TODAY)
    assert frame["start"].tolist() == [date(2027, 1, 11), date(2027, 1, 14)]
    assert frame["finish"].tolist() == [date(2027, 1, 13), date(2027, 1, 18)]
    assert frame["late_days"].tolist() == [0, 0]


def test_days_late_are_working_days_after_the_due_date() -> None:
    frame = schedule(two_tasks(due="2027-01-15"), TODAY)
    assert frame["late_days"].tolist() == [0, 1]
    assert frame.attrs["lateness"] == frame.attrs["lateness_bound"] == 1


def test_a_person_works_on_no_day_off() -> None:
    plan = plan_of(
        {"a": {"owner": "ann", "days": exactly(3)}},
        people=people("ann", days_off=["2027-01-12", "2027-01-13"]),
    )
    assert schedule(plan, TODAY)["finish"].tolist() == [date(2027, 1, 15)]


def test_work_that_nobody_owns_waits_for_nobody() -> None:
    plan = plan_of({"a": {"days": exactly(3)}, "b": {"days": exactly(3)}})
    frame = schedule(plan, TODAY)
    assert frame["start_day"].tolist() == [0, 0]
    assert frame["person"].tolist() == [None, None]


def test_a_task_without_an_estimate_takes_what_the_rules_say() -> None:
    frame = schedule(plan_of({"a": {}}), TODAY, WorkRules(unknown_days=4))
    assert frame["duration"].tolist() == [4]


def test_an_empty_plan_has_an_empty_schedule() -> None:
    frame = schedule(plan_of(), TODAY)
    assert frame.empty
    assert tuple(frame.columns) == COLUMNS
    assert resource_links(frame) == ()
    assert describe_schedule(frame) == "There is nothing left to schedule"
    assert describe_proof(frame) == ""


def test_a_circle_is_refused_with_its_members() -> None:
    circle = plan_of({"a": {}, "b": {}}, links=[("a", "b"), ("b", "a")])
    with pytest.raises(Fault, match="“a”"):
        schedule(circle, TODAY)


def test_each_owners_work_follows_in_a_chain() -> None:
    tasks = {
        key: {"owner": who, "days": exactly(2)} for key, who in zip("abcd", "xxyx", strict=True)
    }
    frame = schedule(plan_of(tasks, links=[("d", "b")], people=people("x", "y")), TODAY)
    links = resource_links(frame)
    order = frame[frame["owner"] == "x"]["id"].tolist()
    assert links == (Link(order[0], order[1]), Link(order[1], order[2]))
    assert order.index("d") < order.index("b")


def test_links_need_a_schedule() -> None:
    with pytest.raises(Fault, match="start_day"):
        resource_links(pd.DataFrame({"id": [], "owner": [], "duration": []}))


def test_a_schedule_is_told_by_its_end_or_by_what_is_latest() -> None:
    assert describe_schedule(schedule(two_tasks(), TODAY)).endswith("done by 18 Jan 2027")
    late = schedule(two_tasks(due="2027-01-12"), TODAY)
    assert describe_schedule(late) == "2 of 2 dates missed: “b” is 4 working days late"


@pytest.mark.parametrize(
    ("attrs", "sentence"),
    [
        ({"status": "optimal", "lateness": 0}, "No schedule is shorter."),
        (
            {"status": "optimal", "lateness": 2, "lateness_bound": 2},
            "No schedule has fewer days late.",
        ),
        ({"status": "feasible", "lateness": 2, "lateness_bound": 1}, "At most 1 day late"),
        (
            {
                "status": "feasible",
                "lateness": 0,
                "lateness_bound": 0,
                "makespan": 103,
                "bound": 100,
            },
            "Within 3% of the shortest possible.",
        ),
    ],
)
def test_what_is_proven_is_said(attrs: dict[str, Any], sentence: str) -> None:
    frame = schedule(two_tasks(), TODAY)
    frame.attrs.update({"bound": 6, "makespan": 6} | attrs)
    assert describe_proof(frame).startswith(sentence)


def test_a_schedule_that_keeps_dates_is_not_called_the_shortest_of_all() -> None:
    tasks = {
        "first": {"owner": "ann", "days": exactly(1), "due": TODAY.isoformat()},
        "long": {"owner": "ann", "days": exactly(3)},
        "after": {"owner": "bob", "days": exactly(5)},
    }
    plan = plan_of(tasks, links=[("long", "after")], people=people("ann", "bob"))
    frame, hurried = schedule(plan, TODAY), schedule(plan, TODAY, search=Search(aim=Aim.MAKESPAN))
    assert (frame.attrs["makespan"], hurried.attrs["makespan"]) == (9, 8)
    assert describe_proof(frame) == "No schedule that keeps all dates is shorter."
    assert describe_proof(hurried) == "At most 3 days late could still be saved."


def crowd(count: int) -> Plan:
    """``count`` people with two tasks each, in as many milestones, some of them late."""
    names = [f"p{number}" for number in range(count)]
    tasks = {
        f"{who}-{part}": {"owner": who, "days": exactly(6), "milestone": f"m-{who}"}
        for who in names
        for part in "ab"
    }
    dues = ("2027-01-15", "2027-03-01")
    stones = {f"m-{who}": {"due": dues[place % 2]} for place, who in enumerate(names)}
    return plan_of(tasks, stones, people=people(*names))


@pytest.mark.parametrize("count", [0, 1, 3, 60])
@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)])
def test_a_schedule_is_drawn_for_any_number_of_people(count: int, look: Look) -> None:
    frame = schedule(crowd(count), TODAY)
    drawn = svg(draw_schedule(frame, look), describe_schedule(frame))
    assert ("rows are not" in drawn) == (count == 60)
    assert ("days late" in drawn) == (count > 0)


def test_the_figure_names_people_work_and_milestones() -> None:
    frame = schedule(example.plan(), example.TODAY)
    drawn = svg(draw_schedule(frame), "")
    for name in ("Ada", "Chi", "One fare table", "No schedule that keeps all dates"):
        assert name in drawn


def test_a_promise_long_after_the_work_is_written_and_leaves_the_work_its_room() -> None:
    drawn = svg(draw_schedule(schedule(example.plan(), example.TODAY)), "")
    assert "promised: 16 Jul 2027" in drawn
    assert ">Apr 2027<" in drawn
    assert ">Jul 2027<" not in drawn


def test_work_of_nobody_at_one_time_has_a_lane_each() -> None:
    frame = schedule(plan_of({each: {"days": exactly(9)} for each in "abcdef"}), TODAY)
    assert svg(draw_schedule(frame), "").count(">Nobody yet<") == 6


def test_only_what_is_drawn_is_explained() -> None:
    on_time = svg(draw_schedule(schedule(two_tasks(), TODAY)), "")
    assert "Diamond" not in on_time
    assert "Outlined" not in on_time
    assert "Outlined" in svg(draw_schedule(schedule(crowd(1), TODAY)), "")


@pytest.mark.parametrize("title", TRICKY)
def test_whatever_people_type_is_drawn_as_it_is(title: str) -> None:
    plan = plan_of(
        {"a": {"title": title, "owner": "ann", "days": exactly(9), "milestone": "m"}},
        {"m": {"title": title, "due": "2027-01-12"}},
        people={"ann": {"id": "ann", "name": title[:60]}},
    )
    assert len(png(draw_schedule(schedule(plan, TODAY)))) > 1000
