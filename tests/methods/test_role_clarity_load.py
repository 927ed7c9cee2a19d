"""Work is held against people's days, by date and by week, and the figures draw."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from milepost.methods import example
from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.methods.role_clarity import (
    demand,
    describe_load,
    draw_load,
    draw_raci,
    findings,
    load,
    raci,
)
from milepost.methods.role_clarity.availability import spreads_left
from milepost.methods.role_clarity.load import LOAD_COLUMNS
from milepost.methods.timeline_mapping import timeline
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, often, plan_of, plans

ODD = ("$x_1$", "<b>bold</b>", "مرحبا", "x" * 5000, "{field}", "_^\\")


def people(**fields: dict[str, Any]) -> dict[str, Any]:
    return {key: {"id": key, "name": key.title(), **each} for key, each in fields.items()}


def dates(*rows: tuple[str, str, str]) -> pd.DataFrame:
    told = [(key, date.fromisoformat(start), date.fromisoformat(end)) for key, start, end in rows]
    return pd.DataFrame(told, columns=["id", "start", "finish"])


def early(plan: Plan) -> pd.DataFrame:
    columns = {"early_start": "start", "early_finish": "finish"}
    return timeline(plan, TODAY).rename(columns=columns)


def test_demand_adds_up_to_each_date_and_takes_the_earlier_of_two() -> None:
    plan = plan_of(
        {
            "a": {"owner": "ann", "days": exactly(2), "due": "2027-01-13"},
            "b": {"owner": "ann", "days": exactly(4), "due": "2027-02-26", "milestone": "m"},
        },
        {"m": {"due": "2027-01-15"}},
        people=people(ann={}),
    )
    found = demand(plan, TODAY)
    assert found["due"].tolist() == [date(2027, 1, 13), date(2027, 1, 15)]
    assert found["days_needed"].tolist() == [2, 6]
    assert found["days_available"].tolist() == [3, 5]
    assert found["over"].tolist() == [0, 1]


def test_what_was_due_before_today_still_takes_its_days() -> None:
    plan = plan_of(
        {
            "old": {"owner": "ann", "days": exactly(2), "due": "2027-01-04"},
            "new": {"owner": "ann", "days": exactly(1), "due": "2027-01-12"},
        },
        people=people(ann={}),
    )
    found = demand(plan, TODAY)
    assert found["due"].tolist() == [date(2027, 1, 12)]
    assert found["over"].tolist() == [1]


def test_half_a_week_makes_half_the_days_and_begun_work_takes_what_is_left() -> None:
    plan = plan_of(
        {
            "t": {
                "owner": "ann",
                "days": exactly(4),
                "status": "started",
                "started_on": "2027-01-07",
            }
        },
        people=people(ann={"days_per_week": 2.5}),
    )
    assert spreads_left(plan, list(plan.tasks.values()), TODAY)["t"].likely == 3


def test_load_spreads_a_task_over_the_working_days_between_its_dates() -> None:
    plan = plan_of(
        {"t": {"owner": "ann", "days": exactly(8)}},
        people=people(ann={"days_off": ["2027-01-14", "2027-01-15"]}),
    )
    found = load(plan, TODAY, dates(("t", "2027-01-11", "2027-01-22")))
    assert found["week"].tolist() == [date(2027, 1, 11), date(2027, 1, 18)]
    assert found["days_needed"].tolist() == pytest.approx([3, 5])
    assert found["days_available"].tolist() == [3, 5]
    assert found["over"].tolist() == [0, 0]


def test_load_over_the_days_there_are_is_said_with_its_weeks() -> None:
    plan = plan_of(
        {"t": {"owner": "ann", "days": exactly(6)}, "u": {"owner": "ann", "days": exactly(1)}},
        people=people(ann={}),
    )
    found = load(
        plan, TODAY, dates(("t", "2027-01-11", "2027-01-15"), ("u", "2027-01-11", "2027-01-11"))
    )
    assert found["over"].tolist() == [2]
    assert describe_load(found) == "Ann has more work than days in 1 week, by 2 days"


def test_work_on_days_off_falls_into_the_week_of_its_start() -> None:
    plan = plan_of(
        {"t": {"owner": "ann", "days": exactly(1)}}, people=people(ann={"days_off": ["2027-01-13"]})
    )
    found = load(plan, TODAY, dates(("t", "2027-01-13", "2027-01-13")))
    assert found["days_needed"].tolist() == [1]


@settings(often, max_examples=30)
@given(plans(statuses=True))
def test_load_holds_all_estimated_work_that_has_an_owner(plan: Plan) -> None:
    found = load(plan, TODAY, early(plan))
    work = [task for task in plan.tasks.values() if task.owner]
    known = set(timeline(plan, TODAY)["id"])
    left = spreads_left(plan, [task for task in work if task.id in known], TODAY)
    bare = [
        each.days.likely
        for each in plan.milestones.values()
        if each.id in known and each.days and each.owner and not plan.tasks_of(each.id)
    ]
    total = sum(each.likely for each in left.values()) + sum(bare)
    assert found["days_needed"].sum() == pytest.approx(total)
    assert (found["over"] >= 0).all()


def test_in_a_schedule_of_its_own_nobody_has_two_things_to_do_at_once() -> None:
    found = load(example.plan(), example.TODAY)
    assert not found["over"].any()
    assert describe_load(found).startswith("Nobody has more work than days; Ada is fullest")


def test_a_plan_without_people_or_dates_has_no_load() -> None:
    assert load(plan_of(), TODAY, dates()).columns.tolist() == list(LOAD_COLUMNS)
    told = describe_load(load(plan_of(people=people(ann={})), TODAY, dates()))
    assert told == "Nobody has work with days and dates yet"


def test_dates_without_a_finish_are_refused() -> None:
    with pytest.raises(Fault, match="finish"):
        load(plan_of(), TODAY, pd.DataFrame({"id": [], "start": []}))


def matrix(parts: int, members: int) -> pd.DataFrame:
    names = [*ODD, *(f"part {n}" for n in range(parts))][:parts]
    rows = [
        (part, [*ODD, *(f"p{n}" for n in range(members))][member], "RACI "[(n * member) % 5])
        for n, part in enumerate(names)
        for member in range(members)
    ]
    return raci(pd.DataFrame(rows, columns=["part", "person", "role"]))


@pytest.mark.parametrize(
    ("parts", "members", "look"),
    [(0, 0, LIGHT), (1, 1, Look(dark=True)), (60, 20, LIGHT)],
)
def test_the_matrix_draws_for_none_one_and_many(parts: int, members: int, look: Look) -> None:
    shown = matrix(parts, members)
    assert png(draw_raci(shown, findings(shown), look))


def test_the_matrix_marks_rows_and_says_what_is_not_shown() -> None:
    shown = matrix(40, 18)
    drawn = svg(draw_raci(shown, findings(shown)), "matrix")
    assert "not shown: 19 of the parts, 3 of the people" in drawn
    assert "nobody answers" in drawn
    assert "<b>bold" not in drawn


def test_the_matrix_of_the_example_names_its_people_and_what_to_talk_about() -> None:
    plan = example.plan()
    drawn = svg(draw_raci(raci(plan), findings(plan, example.TODAY)), "matrix")
    for told in ("Ada", "Pilot on two lines", "all tasks are Ben", ">AR<"):
        assert told in drawn


@pytest.mark.parametrize(("members", "look"), [(0, LIGHT), (1, LIGHT), (20, Look(dark=True))])
def test_the_load_draws_for_none_one_and_many(members: int, look: Look) -> None:
    names = [*ODD, *(f"n{n}" for n in range(20))]
    team = {f"p{n}": {"id": f"p{n}", "name": names[n][:60]} for n in range(members)}
    tasks = {f"t{n}": {"owner": f"p{n}", "days": exactly(n + 1)} for n in range(members)}
    plan = plan_of(tasks, people=team)
    spans = dates(*((f"t{n}", "2027-01-11", "2027-01-15") for n in range(members)))
    drawn = svg(draw_load(load(plan, TODAY, spans), look), "load")
    assert ("12 more people are not shown" in drawn) == (members == 20)
    assert ("over in 1 week" in drawn) == (members == 20)
