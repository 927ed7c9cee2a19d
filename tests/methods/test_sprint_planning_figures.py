"""Sprints are drawn for none, one and many items, whatever people typed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from milepost.methods import example
from milepost.methods.drawing import Look, svg
from milepost.methods.sprint_planning import (
    Rules,
    draw_ahead,
    draw_sprint,
    plan_sprint,
    sprints_ahead,
)
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, plan_of

TYPED = ("$x_1$", "<b>bold</b>", "مرحبا بالعالم", "a_{b}^c \\frac", "W" * 300, "👩🏽‍🚀")
TOGETHER = Rules(by_person=False)


def sprinting(count: int, points: float = 2.0) -> Plan:
    """A team that finishes 40 points a sprint, with so many tasks."""
    classes = ("must", "should", "could", None)
    tasks = {
        f"t{n}": {
            "title": TYPED[n % len(TYPED)],
            "points": points,
            "owner": "ann" if n % 3 else None,
            "moscow": classes[n % 4],
            "days": {"low": 0.2, "likely": 0.5, "high": 1},
        }
        for n in range(count)
    }
    sprints = {
        f"s{n}": {"id": f"s{n}", "start": TODAY - timedelta(weeks=2 * n), "completed": 40}
        for n in range(1, 9)
    }
    people: dict[str, dict[str, Any]] = {"ann": {"id": "ann", "name": "<i>Ann</i> $a$"}}
    return plan_of(tasks, people=people, sprints=sprints)


@pytest.mark.parametrize("count", [0, 1, 60])
def test_they_are_drawn_for_none_one_and_many(count: int) -> None:
    for look in (Look(), Look(dark=True)):
        plan = sprinting(count)
        drawn = svg(draw_sprint(plan_sprint(plan, TODAY), look), "told")
        assert "<b>" not in drawn
        drawn = svg(draw_ahead(sprints_ahead(plan, TODAY, n=3), look), "told")
        assert "<b>" not in drawn


def test_what_people_typed_is_shown_as_it_is() -> None:
    drawn = svg(draw_sprint(plan_sprint(sprinting(6, 5.0), TODAY)), "told")
    assert "$x_1$" in drawn
    assert "&lt;b&gt;bold" in drawn
    assert "WWW" in drawn


def test_the_sprint_names_its_lines_and_the_reasons_of_what_is_left() -> None:
    drawn = svg(draw_sprint(plan_sprint(example.plan(), TODAY)), "told")
    assert "85% sure" in drawn
    assert "more days than Ada has: split it" in drawn
    assert "Not in this sprint: 14" in drawn
    assert "and 5 more" in drawn


def test_blocks_that_are_too_low_for_a_name_are_counted() -> None:
    drawn = svg(draw_sprint(plan_sprint(sprinting(200, 0.4), TODAY, rules=TOGETHER)), "told")
    assert "Too low to be named" in drawn


def test_a_team_without_a_past_is_shown_its_days() -> None:
    plan = plan_of(
        {"t": {"days": {"low": 1, "likely": 2, "high": 3}, "title": "Try"}},
        people={"ann": {"id": "ann", "name": "Ann"}},
    )
    drawn = svg(draw_sprint(plan_sprint(plan, TODAY)), "told")
    assert "70% of the days" in drawn
    assert "Try" in drawn


def test_more_sprints_than_can_be_read_are_counted() -> None:
    ahead = sprints_ahead(sprinting(60, 13), TODAY, n=12, rules=TOGETHER)
    drawn = svg(draw_ahead(ahead), "told")
    assert "In later sprints, not shown" in drawn
    assert "Sprint 6" in drawn
    assert "Sprint 7" not in drawn


def test_what_fits_into_no_sprint_is_listed_with_its_reason() -> None:
    drawn = svg(draw_ahead(sprints_ahead(example.plan(), TODAY, n=2)), "told")
    assert "In none of them" in drawn
    assert "split it" in drawn


def test_what_serves_the_goal_is_marked() -> None:
    plan = sprinting(6, 5.0)
    found = plan_sprint(plan, TODAY, rules=Rules(goal=("t0",), by_person=False))
    assert "goal · 5" in svg(draw_sprint(found), "told")
