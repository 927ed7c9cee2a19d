"""The Gantt figure carries its message, shows what matters, and says what it leaves out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.methods.timeline_mapping import draw_timeline, timeline
from milepost.methods.timeline_mapping.gantt_rows import MOST, rows_to_draw
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import HOSTILE, TODAY, exactly, plan_of, plans


def drawn(plan: Plan, look: Look = LIGHT) -> str:
    return svg(draw_timeline(timeline(plan, TODAY), TODAY, look), "A timeline")


def test_an_empty_timeline_says_what_to_do() -> None:
    assert "Nothing is left to be done" in drawn(plan_of())


def test_a_timeline_of_one_part_shows_it_and_today() -> None:
    figure = drawn(plan_of({"a": {"days": exactly(4), "title": "Sell a ticket"}}))
    for words in ("Sell a ticket", "today", "no slack", "14 Jan 2027; 1 of 1 parts has no slack"):
        assert words in figure
    assert "has slack<" not in figure


def test_what_is_late_is_the_message_and_stands_beside_its_row() -> None:
    milestones = {"m": {"title": "Pilot", "due": "2027-01-14"}, "n": {"due": "2027-03-01"}}
    figure = drawn(plan_of({"a": {"days": exactly(6), "milestone": "m"}}, milestones))
    assert "1 of 2 dates cannot hold; “Pilot” comes 2 working days late" in figure
    assert "18 Jan 2027, 2 days late" in figure


def test_each_kind_of_mark_is_named_where_it_is_used() -> None:
    promises = [{"said_on": "2026-12-01", "due": "2027-01-20"}]
    milestones = {"m": {"due": "2027-01-29", "promises": promises}}
    tasks: dict[str, dict[str, Any]] = {
        "a": {"milestone": "m", "days": exactly(5)},
        "b": {"milestone": "m", "days": exactly(2), "kind": "research"},
        "c": {"milestone": "m"},
    }
    figure = drawn(plan_of(tasks, milestones))
    for mark in ("room to slip", "finding out", "not estimated", "first promised", "promised now"):
        assert mark in figure
    bare = drawn(plan_of({"a": {"days": exactly(5)}}))
    for mark in ("room to slip", "finding out", "not estimated", "first promised", "promised now"):
        assert mark not in bare


def test_rows_that_do_not_fit_are_counted_and_milestones_stay() -> None:
    tasks = {f"t{n}": {"milestone": f"m{n % 4}", "days": exactly(n % 7)} for n in range(60)}
    milestones: dict[str, Any] = {f"m{n}": {} for n in range(4)}
    frame = timeline(plan_of(tasks, milestones), TODAY)
    rows = rows_to_draw(frame)
    assert len(rows) == MOST
    assert milestones.keys() <= {row["id"] for row in rows}
    left_out = frame[~frame["id"].isin([row["id"] for row in rows])]
    shown = [row["total_slack"] for row in rows if row["kind"] == "task"]
    assert max(shown) <= left_out["total_slack"].min()
    assert "40 more parts are not shown." in drawn(plan_of(tasks, milestones))


def test_of_too_many_milestones_those_with_least_slack_are_shown() -> None:
    milestones = {f"m{n}": {"days": exactly(n)} for n in range(40)}
    rows = rows_to_draw(timeline(plan_of(milestones=milestones), TODAY))
    assert {row["id"] for row in rows} == {f"m{n}" for n in range(16, 40)}


@settings(max_examples=30, deadline=None)
@given(plans(statuses=True))
def test_tasks_stand_below_their_milestone(plan: Plan) -> None:
    frame = timeline(plan, TODAY)
    rows = rows_to_draw(frame)
    assert sorted(row["id"] for row in rows) == sorted(frame["id"])
    above = None
    for row in rows:
        above = row["id"] if row["kind"] == "milestone" else above
        if row["kind"] == "task" and row["milestone"] in set(frame["id"]):
            assert row["milestone"] == above


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)])
def test_whatever_people_type_is_drawn_as_it_is(title: str, look: Look) -> None:
    milestones = {"m": {"title": title, "due": "2027-01-12"}}
    plan = plan_of({"a": {"title": title, "milestone": "m", "days": exactly(5)}}, milestones)
    figure = draw_timeline(timeline(plan, TODAY), TODAY, look)
    assert png(figure).startswith(b"\x89PNG")
    assert "<b>" not in svg(figure, "A timeline")


@pytest.mark.parametrize(("letter", "shown"), [("計", 18), ("W", 19), ("x", 35)])
def test_wide_letters_are_cut_before_they_reach_the_bars(letter: str, shown: int) -> None:
    assert f">{letter * (shown - 1)}…<" in drawn(plan_of(milestones={"m": {"title": letter * 80}}))


def test_a_date_far_away_or_long_past_is_drawn() -> None:
    milestones = {"m": {"due": "2012-01-01"}, "n": {"due": "2060-01-01"}}
    assert "days late" in drawn(plan_of(milestones=milestones))


def test_a_frame_that_is_no_timeline_is_refused() -> None:
    frame = timeline(plan_of({"a": {}}), TODAY).drop(columns="first_due")
    with pytest.raises(Fault, match="first_due"):
        draw_timeline(frame, date(2027, 1, 11))
