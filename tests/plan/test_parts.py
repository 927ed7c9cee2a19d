"""What is invalid cannot be built, and every reference within a plan leads somewhere."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from milepost.methods import example
from milepost.plan.faults import Fault
from milepost.plan.parts import Milestone, Status
from milepost.plan.plan import Plan
from milepost.plan.references import is_needed
from milepost.plan.reviews import Cadence, Forecast
from milepost.plan.risks import Risk
from milepost.plan.three_point import ThreePoint
from milepost.plan.work import Dependency, Sprint, Task, TaskStatus


def refused(make: type[Any], **fields: Any) -> str:
    with pytest.raises(Fault) as caught:
        make(**fields)
    return caught.value.refusal.code


@pytest.mark.parametrize(
    "days", [(3, 2, 5), (1, 4, 3), (-1, 2, 3), (1, 2, 20000), (1, float("nan"), 3)]
)
def test_a_three_point_estimate_rises_from_good_to_bad(days: tuple[float, float, float]) -> None:
    low, likely, high = days
    assert refused(ThreePoint, low=low, likely=likely, high=high) == "three_point_order"


def test_zero_days_are_an_estimate() -> None:
    assert not ThreePoint.exactly(0).has_spread
    assert ThreePoint(low=0, likely=0, high=1).has_spread


def test_the_first_estimate_of_a_task_is_kept_for_ever() -> None:
    task = Task(id="t1", title="Sell", days=ThreePoint.exactly(3), points=0)
    again = task.estimated(ThreePoint.exactly(5), 8).estimated(ThreePoint.exactly(9), 13)
    assert (again.days, again.points) == (ThreePoint.exactly(9), 13)
    assert (again.original_days, again.original_points) == (ThreePoint.exactly(3), 0)


def test_a_task_estimated_for_the_first_time_keeps_that_one() -> None:
    task = Task(id="t1", title="Sell").estimated(ThreePoint.exactly(2), None)
    assert task.original_days == ThreePoint.exactly(2)


def test_what_is_done_was_done_on_a_day_after_its_start() -> None:
    day = date(2027, 3, 1)
    assert refused(Task, id="t", title="T", status=TaskStatus.DONE) == "done_needs_date"
    assert refused(Task, id="t", title="T", done_on=day) == "done_needs_date"
    done = {"status": TaskStatus.DONE, "done_on": day, "started_on": date(2027, 3, 2)}
    assert refused(Task, id="t", title="T", **done) == "done_before_start"


def test_a_fixed_date_must_be_named() -> None:
    assert refused(Milestone, id="m", title="Fair", fixed=True) == "fixed_needs_date"


def test_nothing_waits_for_itself() -> None:
    assert refused(Dependency, id="d", before="a", after="a") == "depends_on_itself"


def test_a_risk_names_each_part_once() -> None:
    assert refused(Risk, id="r", event="Rain", threatens=("a", "a")) == "threatened_twice"


def test_the_surer_date_comes_later() -> None:
    said = {"said_on": date(2027, 1, 1), "p50": date(2027, 3, 2), "p80": date(2027, 3, 1)}
    assert refused(Forecast, id="f", milestone="m", **said) == "forecast_order"


def test_a_plan_is_reviewed_at_least_once_a_year() -> None:
    assert refused(Cadence, weeks=0) == refused(Cadence, weeks=53) == "cadence_out_of_range"


REFERENCES = {
    ("tasks", "sell", "milestone"): "part_unknown",
    ("tasks", "sell", "owner"): "owner_unknown",
    ("milestones", "pilot", "owner"): "owner_unknown",
    ("risks", "sun", "owner"): "owner_unknown",
    ("dependencies", "d1", "before"): "part_unknown",
    ("dependencies", "d1", "after"): "part_unknown",
    ("assignments", "fares-dov", "person"): "assignee_unknown",
    ("assignments", "fares-dov", "part"): "part_unknown",
}


@pytest.mark.parametrize(("shelf", "key", "field"), REFERENCES)
def test_a_reference_that_leads_nowhere_is_refused(shelf: str, key: str, field: str) -> None:
    raw = msgspec.to_builtins(example.plan())
    raw[shelf][key][field] = "nobody"
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(raw, Plan)
    fault = caught.value.__cause__
    assert isinstance(fault, Fault)
    assert fault.refusal.code == REFERENCES[shelf, key, field]
    assert "nobody" in str(fault)


@pytest.mark.parametrize(
    ("shelf", "part"),
    [
        ("risks", {"id": "x", "event": "Rain", "threatens": ["nothing"]}),
        ("sprints", {"id": "x", "start": "2027-01-11", "tasks": ["pilot"]}),
        ("estimates", {"id": "x", "task": "pilot"}),
        ("feedback", {"id": "x", "on": "2027-01-11", "about": "nothing"}),
        ("reviews", {"id": "x", "on": "2027-01-11", "about": ["nothing"]}),
    ],
)
def test_parts_that_look_back_refer_to_what_is_there(shelf: str, part: dict[str, Any]) -> None:
    raw = msgspec.to_builtins(example.plan())
    raw[shelf]["x"] = part
    with pytest.raises(msgspec.ValidationError, match="which the plan does not have"):
        msgspec.convert(raw, Plan)


def test_a_milestone_and_a_task_never_share_an_id() -> None:
    both = {
        "milestones": {"a": Milestone(id="a", title="A")},
        "tasks": {"a": Task(id="a", title="A")},
    }
    assert refused(Plan, title="P", **both) == "id_of_two_parts"


def test_whoever_holds_anything_is_needed() -> None:
    plan = example.plan()
    assert all(is_needed(plan, person) for person in plan.people)
    assert not is_needed(plan, "nobody")


def test_dropped_tasks_no_longer_belong_to_their_milestone() -> None:
    plan = example.plan()
    dropped = msgspec.structs.replace(plan.tasks["sell"], status=TaskStatus.DROPPED)
    left = msgspec.structs.replace(plan, tasks={**plan.tasks, "sell": dropped})
    assert [task.id for task in left.tasks_of("pilot")] == [
        task.id for task in plan.tasks_of("pilot") if task.id != "sell"
    ]


def test_a_whole_plan_survives_the_way_through_json() -> None:
    plan = example.plan()
    assert msgspec.json.decode(msgspec.json.encode(plan), type=Plan) == plan


def test_what_is_dropped_or_done_is_no_longer_open() -> None:
    milestone = Milestone(id="m", title="M", status=Status.DONE, done_on=date(2027, 1, 1))
    assert not milestone.is_open
    assert Milestone(id="m", title="M").is_open


def test_a_sprint_lasts_one_to_six_weeks() -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"id": "s", "start": "2027-01-11", "weeks": 7}, Sprint)
