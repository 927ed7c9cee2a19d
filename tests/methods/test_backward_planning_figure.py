"""The way back is drawn from the horizon, with what is missing before today."""

from __future__ import annotations

from typing import Any

import pytest

from milepost.methods.backward_planning import backward_plan, draw_backward
from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import HOSTILE, TODAY, exactly, plan_of

CHAIN: dict[str, dict[str, Any]] = {
    "a": {"days": exactly(4), "title": "Dig"},
    "b": {"days": exactly(9), "title": "Build"},
}


def drawn(plan: Plan, look: Look = LIGHT) -> str:
    frame = backward_plan(plan, TODAY)
    return svg(draw_backward(frame, TODAY, plan.horizon, look), "The way back")


def test_what_is_missing_is_the_message_and_stands_beside_its_row() -> None:
    figure = drawn(plan_of(CHAIN, links=[("a", "b")], horizon="2027-01-22"))
    for words in (
        "3 working days are missing to reach “Build” in time",
        "horizon, 22 Jan 2027",
        "6 Jan 2027, 3 days missing",
        "had to begin before today",
        "today",
    ):
        assert words in figure


def test_a_plan_that_fits_says_what_has_to_begin_first() -> None:
    figure = drawn(plan_of(CHAIN, links=[("a", "b")], horizon="2027-02-26"))
    assert "All of it fits if “Dig” begins by 10 Feb 2027" in figure
    assert "missing" not in figure


def test_a_plan_of_milestones_alone_says_which_is_to_be_reached_first() -> None:
    milestones = {"m": {"title": "Pilot", "due": "2027-01-29"}, "n": {"due": "2027-02-26"}}
    assert "All of it fits if “Pilot” is reached by 29 Jan" in drawn(plan_of(milestones=milestones))


def test_a_horizon_behind_us_is_drawn_left_of_today() -> None:
    assert "horizon, 4 Jan 2027" in drawn(plan_of(CHAIN, horizon="2027-01-04"))


def test_without_a_date_or_without_work_the_slide_says_what_to_do() -> None:
    assert "the horizon, or the date of a milestone" in drawn(plan_of(CHAIN))
    assert "Nothing is left to be done" in drawn(plan_of(horizon="2027-02-26"))


def test_rows_that_do_not_fit_are_counted_and_the_shortest_of_days_stay() -> None:
    tasks = {f"t{n}": {"days": exactly(n), "title": f"Task {n}."} for n in range(1, 61)}
    figure = drawn(plan_of(tasks, {"m": {"title": "Opening"}}, horizon="2027-02-26"))
    assert "39 more parts are not shown." in figure
    assert "Task 60." in figure
    assert "Task 38." not in figure


def test_parts_without_a_date_are_left_out_and_counted() -> None:
    tasks: dict[str, dict[str, Any]] = {**CHAIN, "c": {"due": "2027-01-29", "title": "Dated"}}
    figure = drawn(plan_of(tasks))
    assert "Dated" in figure
    assert "2 more parts are not shown." in figure


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)])
def test_whatever_people_type_is_drawn_as_it_is(title: str, look: Look) -> None:
    tasks = {"a": {"title": title, "days": exactly(5), "milestone": "m"}}
    plan = plan_of(tasks, {"m": {"title": title}}, horizon="2027-01-12")
    figure = draw_backward(backward_plan(plan, TODAY), TODAY, plan.horizon, look)
    assert png(figure).startswith(b"\x89PNG")
    assert "<b>" not in svg(figure, "The way back")


def test_a_frame_of_something_else_is_refused() -> None:
    frame = backward_plan(plan_of(CHAIN), TODAY).drop(columns="missing")
    with pytest.raises(Fault, match="missing"):
        draw_backward(frame, TODAY)
