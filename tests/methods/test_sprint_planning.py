"""How much a team can take on: its days, its load, its backlog, its chances."""

from __future__ import annotations

import doctest
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest

from milepost.methods import example, sprint_planning
from milepost.methods.risk_assessment import Correlation
from milepost.methods.sprint_planning import (
    GoalRule,
    Rules,
    backlog,
    capacity,
    chance_by_estimates,
    chance_by_history,
    days_needed,
    describe_ahead,
    describe_capacity,
    describe_load,
    describe_sprint,
    history_for,
    load,
    plan_sprint,
    sprints_ahead,
)
from milepost.methods.tracking import Unit
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, plan_of

PEOPLE = {"ann": {"id": "ann", "name": "Ann"}, "bob": {"id": "bob", "name": "Bob"}}


def sprints(*completed: float, **fields: Any) -> dict[str, Any]:
    count = len(completed)
    return {
        f"s{n}": {
            "id": f"s{n}",
            "start": TODAY - timedelta(weeks=2 * (count - n)),
            "completed": each,
            **fields,
        }
        for n, each in enumerate(completed)
    }


def pointed(*points: float, **fields: Any) -> dict[str, Any]:
    return {f"t{n}": {"points": each, **fields} for n, each in enumerate(points)}


def test_the_examples_in_the_docs_hold() -> None:
    assert doctest.testmod(sprint_planning).failed == 0


def test_days_are_working_days_less_holidays_days_off_and_other_work() -> None:
    people = {
        "ann": {"id": "ann", "name": "Ann", "days_off": ["2027-03-30", "2027-04-03", "2026-01-01"]},
        "bob": {"id": "bob", "name": "Bob", "days_per_week": 2.5},
        "cem": {"id": "cem", "name": "Cem", "days_per_week": 0},
        "dee": {"id": "dee", "name": "Dee", "days_per_week": 7},
    }
    plan = plan_of(people=people, calendar={"country": "GB-ENG"})
    # Good Friday is 26 March, Easter Monday 29 March 2027; 3 April is a Saturday.
    found = capacity(plan, date(2027, 3, 22), 2)
    assert found["working_days"].tolist() == [8] * 4
    assert found["days_off"].tolist() == [1, 0, 0, 0]
    assert found["days"].tolist() == [7, 4, 0, 8]
    assert describe_capacity(found) == "4 people have 19 days together for this sprint."


def test_a_team_of_nobody_has_no_days() -> None:
    assert capacity(plan_of(), TODAY).empty
    assert load(plan_of(), capacity(plan_of(), TODAY), TODAY).safe == 0


@pytest.mark.parametrize("weeks", [0, 7, -1])
def test_a_sprint_takes_one_to_six_weeks(weeks: int) -> None:
    with pytest.raises(Fault, match="one to six weeks"):
        capacity(plan_of(), TODAY, weeks)


def test_the_safe_load_is_below_the_likely_one_and_grows_with_the_days() -> None:
    plan = plan_of(pointed(3), people=PEOPLE, sprints=sprints(10, 14, 9, 12, capacity=20))
    there = capacity(plan, TODAY)
    found = load(plan, there, TODAY)
    assert (found.unit, found.sprints, found.days) == (Unit.POINTS, 4, 20)
    assert 0 < found.safe < found.likely < 14
    half = load(plan, there[there["person"] == "ann"], TODAY)
    assert half.safe == pytest.approx(found.safe / 2)
    assert "85% sure to finish" in describe_load(found)


def test_where_days_of_past_sprints_are_unknown_weeks_count() -> None:
    plan = plan_of(people=PEOPLE, sprints=sprints(10, 10, weeks=1))
    assert history_for(plan, TODAY, 20, 2)["delivered"].tolist() == [20, 20]


def test_sprints_that_run_or_begin_later_are_no_past() -> None:
    past = sprints(10, 10, 10)
    past["runs"] = {"id": "runs", "start": TODAY - timedelta(weeks=1)}
    past["next"] = {"id": "next", "start": TODAY, "completed": 99}
    assert len(history_for(plan_of(sprints=past), TODAY, 20, 2)) == 3


def test_with_fewer_than_three_sprints_days_stand_in() -> None:
    plan = plan_of(pointed(3), people=PEOPLE, sprints=sprints(10, 10))
    found = load(plan, capacity(plan, TODAY), TODAY)
    assert (found.unit, found.safe, found.by_history) == (Unit.DAYS, 14, False)
    assert "three sprints" in describe_load(found)


def test_items_are_counted_where_no_task_has_points() -> None:
    plan = plan_of({"a": {}}, people=PEOPLE, sprints=sprints(3, 4, 3))
    assert load(plan, capacity(plan, TODAY), TODAY).unit is Unit.ITEMS


def test_the_chance_falls_with_the_load() -> None:
    history = pd.DataFrame({"delivered": [10.0, 12, 9, 11, 10]})
    chances = [chance_by_history(history, amount) for amount in (0, 5, 10, 15, 50)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1
    assert chances[-1] < 0.01


def test_a_backlog_holds_open_tasks_with_what_they_wait_for() -> None:
    plan = plan_of(
        {
            "a": {"points": 2, "milestone": "m", "days": {"low": 1, "likely": 2, "high": 4}},
            "b": {"points": 3},
            "done": {"status": "done", "done_on": "2027-01-04"},
            "not-now": {"moscow": "wont"},
        },
        {"m": {"value": 5, "urgency": 4, "moscow": "should"}, "outside": {}, "reached": {}},
        [
            ("a", "b", "finish_start", 25),
            ("outside", "a"),
            ("done", "a"),
            ("a", "m"),
        ],
        people=PEOPLE,
    )
    a, b = backlog(plan, TODAY, goal=["m"]).to_dict("records")
    assert (a["id"], a["size"], a["moscow"], a["goal"], a["worth"]) == ("a", 2, "should", True, 18)
    assert a["days"] == pytest.approx(2.35, abs=0.1)
    assert (a["waits_for"], a["blocked_by"]) == ((), ("outside",))
    assert (b["moscow"], b["goal"], b["worth"]) == (None, False, 18)
    # 25 working days are two and a half sprints of two weeks.
    assert b["waits_for"] == (("a", 2),)


def test_a_task_waits_for_all_that_its_milestone_waits_for() -> None:
    plan = plan_of(
        {"x": {"milestone": "first"}, "y": {"milestone": "first"}, "z": {"milestone": "second"}},
        {"first": {}, "second": {}},
        [("first", "second")],
    )
    assert backlog(plan, TODAY)["waits_for"].tolist()[-1] == (("x", 0), ("y", 0))


def test_a_task_that_may_start_only_later_says_in_which_sprint() -> None:
    tasks = {"now": {"earliest": "2027-01-20"}, "then": {"earliest": "2027-02-08"}}
    assert backlog(plan_of(tasks), TODAY)["first"].tolist() == [0, 2]


def test_a_goal_that_is_no_part_of_the_plan_is_refused() -> None:
    with pytest.raises(Fault, match="nowhere"):
        backlog(plan_of(), TODAY, goal=["nowhere"])


def estimated(**owners: list[tuple[float, float, float]]) -> pd.DataFrame:
    rows = [(owner, *points) for owner, many in owners.items() for points in many]
    return pd.DataFrame(rows, columns=["owner", "low", "likely", "high"])


def test_the_chance_by_estimates_is_that_everybody_finishes() -> None:
    days = {"ann": 4.0, "bob": 4.0}
    alone = chance_by_estimates(estimated(ann=[(2, 4, 8)]), days)
    both = chance_by_estimates(estimated(ann=[(2, 4, 8)], bob=[(2, 4, 8)]), days)
    assert alone == pytest.approx(0.5, abs=0.03)
    assert both is not None
    assert 0.25 < both < 0.35  # a little above a quarter, as errors go together


def test_what_nobody_owns_fits_into_what_is_left_over() -> None:
    days = {"ann": 4.0, "bob": 4.0}
    assert chance_by_estimates(estimated(nobody=[(7, 7, 7)]), days) == 1
    assert chance_by_estimates(estimated(nobody=[(9, 9, 9)]), days) == 0
    assert chance_by_estimates(estimated(ann=[(3, 3, 3)], nobody=[(6, 6, 6)]), days) == 0


def test_what_nobody_owns_has_no_owner_whose_errors_go_together() -> None:
    only_owners, items = Correlation(everybody=0, owner=1), estimated(ann=[(2, 4, 8)] * 4)
    ann = days_needed(items, correlation=only_owners)
    nobody = days_needed(items.assign(owner=None), correlation=only_owners)
    assert ann is not None
    assert nobody is not None
    assert nobody < ann - 4


def test_without_items_all_is_finished_and_without_estimates_nobody_knows() -> None:
    assert chance_by_estimates(estimated(), {"ann": 1.0}) == 1
    unknown = estimated(ann=[(1, 2, float("nan"))])
    assert chance_by_estimates(unknown, {"ann": 1.0}) is None


def test_the_days_needed_lie_above_the_sum_of_likely_days() -> None:
    items = estimated(ann=[(2, 4, 8), (2, 4, 8)], bob=[(2, 4, 8)])
    needed = days_needed(items)
    assert needed is not None
    assert 12 < needed < 24
    assert days_needed(estimated(ann=[(3, 3, 3)])) == 3
    assert days_needed(estimated(ann=[(1, 2, float("nan"))])) is None


def planned(**others: Any) -> Plan:
    tasks = pointed(5, 5, 5, 5, 5, moscow="must", days=exactly(2), owner="ann")
    return plan_of(tasks, people=PEOPLE, sprints=sprints(*[12] * 8, capacity=20), **others)


def test_a_sprint_is_filled_up_to_its_safe_load_and_stretched_to_the_likely_one() -> None:
    found = plan_sprint(planned(), TODAY)
    assert found.size <= found.load.safe
    assert found.by_history is not None
    assert found.by_history >= 0.85
    assert found.by_estimates == 1
    assert "items are chosen" in describe_sprint(found) or "item is chosen" in describe_sprint(
        found
    )


def test_nobody_gets_more_days_than_they_have_unless_all_take_over_from_all() -> None:
    plan = planned(calendar={"days_off": [date(2027, 1, day).isoformat() for day in range(12, 25)]})
    one_day_each = plan_sprint(plan, TODAY)
    assert one_day_each.items["reason"].tolist() == ["too_large"] * 5
    assert describe_sprint(one_day_each).startswith("0 items are chosen")


def test_a_plan_without_tasks_or_people_has_an_empty_sprint() -> None:
    found = plan_sprint(plan_of(), TODAY)
    assert found.items.empty
    assert (found.size, found.by_history) == (0, None)
    assert sprints_ahead(plan_of(), TODAY).empty
    assert describe_ahead(sprints_ahead(plan_of(), TODAY)).startswith("0 of 0")


def test_sprints_ahead_respect_lags_and_say_what_fits_into_none() -> None:
    tasks: dict[str, dict[str, Any]] = {
        "a": {"points": 5},
        "b": {"points": 5},
        "huge": {"points": 90},
        "unsized": {},
        "later": {"points": 1, "earliest": "2027-02-08"},
    }
    plan = plan_of(
        tasks,
        links=[("a", "b", "finish_start", 12)],
        people=PEOPLE,
        sprints=sprints(*[12] * 8, capacity=20),
    )
    found = sprints_ahead(plan, TODAY).set_index("id")
    assert found["sprint"].to_dict() == {
        "a": 1,
        "b": 2,
        "later": 3,
        "huge": None,
        "unsized": None,
    }
    assert found["start"]["later"] == date(2027, 2, 8)
    assert found["reason"].tolist()[-2:] == ["too_large", "not_sized"]


def test_too_many_sprints_ahead_are_refused() -> None:
    for number in (0, 27):
        with pytest.raises(Fault, match="1 to 26 sprints"):
            sprints_ahead(plan_of(), TODAY, n=number)


def test_what_the_goal_requires_is_in_the_first_sprint() -> None:
    plan = example.plan()
    rules = Rules(goal=("refund-rules",), goal_rule=GoalRule.REQUIRED, by_person=False)
    assert "refund-rules" in plan_sprint(plan, TODAY, rules=rules).chosen["id"].tolist()
    ahead = sprints_ahead(plan, TODAY, rules=rules).set_index("id")
    assert ahead["sprint"]["refund-rules"] == 1


def test_the_same_plan_gives_the_same_sprint() -> None:
    one, other = (plan_sprint(example.plan(), TODAY) for _ in range(2))
    pd.testing.assert_frame_equal(one.items, other.items)
    assert one.by_estimates == other.by_estimates
