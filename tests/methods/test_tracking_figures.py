"""Every figure of tracking is drawn for none, one and many, whatever people typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from matplotlib.figure import Figure

from milepost.methods import example
from milepost.methods.drawing import LIGHT, Look, shortened, svg
from milepost.methods.tracking import (
    calibration,
    completion,
    draw_accuracy,
    draw_calibration,
    draw_completion,
    draw_feedback,
    draw_trend,
    feedback,
    trend,
    verdicts,
)
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, plan_of

TYPED = ("$x_1$", "<b>bold</b>", "مرحبا بالعالم", "a_{b}^c \\frac", "W" * 300, "👩🏽‍🚀")


def days(number: int) -> str:
    return (TODAY + timedelta(days=number)).isoformat()


def tracked(count: int) -> Plan:
    """A plan with so many milestones, tasks and days of feedback, named in many ways."""
    names = [TYPED[number % len(TYPED)] for number in range(count)]
    milestones = {
        f"m{n}": {"title": name, **milestone(n, done=n % 3 == 0)} for n, name in enumerate(names)
    }
    tasks = {f"t{n}": {"title": name, **task(n)} for n, name in enumerate(names)}
    said = {f"f{n}": {"id": f"f{n}", "on": days(-7 * n), **score(n)} for n in range(2 * count)}
    return plan_of(tasks, milestones, feedback=said)


def milestone(number: int, *, done: bool) -> dict[str, Any]:
    first, now = days(20 * number - 200), days(20 * number - 190)
    said = [{"said_on": days(-300), "due": first}, {"said_on": days(-250), "due": now}]
    standing = {"status": "done", "done_on": days(-number - 1)} if done else {}
    return {"status": "committed", "due": now, "promises": said, **standing}


def task(number: int) -> dict[str, Any]:
    spread = {"low": 1, "likely": 2 + number % 5, "high": 9}
    actual = number % 7
    return {"original_days": spread, "actual_days": actual, "status": "done", "done_on": days(-1)}


def score(number: int) -> dict[str, Any]:
    if number % 2:
        return {"voice": "users", "verdict": ("keep", "change", "stop")[number % 3]}
    return {"feasibility": 1 + number % 5, "pacing": 1 + number % 4, "confidence": 3}


def figures(plan: Plan, look: Look = LIGHT) -> Iterator[Figure]:
    yield draw_completion(completion(plan, TODAY), look)
    yield draw_trend(trend(plan, TODAY), look)
    yield draw_feedback(feedback(plan), verdicts(plan), look)
    yield draw_accuracy(plan, look)
    yield draw_calibration(calibration(plan), look)


@pytest.mark.parametrize("count", [0, 1, 60])
def test_figures_are_drawn_for_none_one_and_many(count: int) -> None:
    for figure in figures(tracked(count), Look(dark=count == 1)):
        assert svg(figure, "told").startswith('<figure role="img"')


def test_what_people_typed_is_no_formula_and_no_markup() -> None:
    drawn = svg(draw_trend(trend(tracked(5), TODAY)), "told")
    assert "$x_1$" in drawn
    assert "&lt;b&gt;bold" in drawn
    assert "<b>" not in drawn


def words_of(draw: Callable[[], Figure]) -> str:
    return svg(draw(), "told")


def test_figures_say_what_they_show() -> None:
    plan = example.plan()
    assert "No milestone has come due yet; 5 are open" in words_of(
        lambda: draw_completion(completion(plan, TODAY))
    )
    drawn = words_of(lambda: draw_trend(trend(plan, TODAY)))
    assert "9 working days later" in drawn
    assert "30 Apr 2027, as promised" in drawn
    assert "Feasibility fell from 4 to 3" in words_of(lambda: draw_feedback(feedback(plan)))
    assert "Read a code with a phone" in words_of(lambda: draw_accuracy(example.finished_items()))


def test_more_than_fit_are_counted() -> None:
    assert "The 10 of 60 milestones" in words_of(lambda: draw_trend(trend(tracked(60), TODAY)))
    drawn = words_of(lambda: draw_completion(completion(tracked(60), TODAY)))
    assert "in other months" in drawn


def test_items_of_no_days_are_counted_under_the_figure() -> None:
    frame = example.finished_items().assign(actual=0.0)
    frame.loc[:2, "actual"] = 2.0
    assert "Not shown: 13 with an estimate" in words_of(lambda: draw_accuracy(frame))


def test_months_far_apart_do_not_draw_forever() -> None:
    far = plan_of(
        milestones={
            "a": {"due": date.max.isoformat()},
            "b": {"due": "2027-01-01", "status": "committed"},
        }
    )
    assert "1 in other months" in words_of(lambda: draw_completion(completion(far, TODAY)))


def test_a_frame_of_verdicts_alone_is_drawn() -> None:
    plan = plan_of(feedback={"u": {"id": "u", "on": days(0), "voice": "users", "verdict": "stop"}})
    assert "1 stop" in words_of(lambda: draw_feedback(feedback(plan), verdicts(plan)))


def test_tasks_and_dates_are_drawn_below_each_other() -> None:
    tasks = calibration(tracked(12))
    both = pd.concat([tasks, tasks.assign(source="milestones").iloc[:2]])
    drawn = words_of(lambda: draw_calibration(both))
    assert "Tasks called 90% sure" in drawn
    assert "Milestones called 50% sure" in drawn


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("sell a ticket", "sell a ticket"),
        ("Sell a ticket to all", "Sell a tick…"),
        ("WWWWWWWWWW", "WWWWWW…"),
        ("一二三四五六七八九十", "一二三四五六…"),
        ("a\nb", "a b"),
        ("", ""),
    ],
)
def test_names_are_cut_by_the_room_they_take(name: str, fits: str) -> None:
    assert shortened(name, 13) == fits


@pytest.mark.parametrize(
    ("due", "done_on", "label"),
    [
        ("2027-03-02", None, "2 Mar 2027, 1 working day later"),
        ("2027-02-26", None, "26 Feb 2027, 1 working day earlier"),
        ("2027-02-22", None, "22 Feb 2027, 5 working days earlier"),
        ("2027-03-01", "2027-01-08", "done on 8 Jan 2027, 36 working days early"),
        ("2027-03-01", "2027-03-01", "done on 1 Mar 2027, as promised"),
        ("2027-03-01", "2027-03-02", "done on 2 Mar 2027, 1 working day late"),
    ],
)
def test_each_line_of_the_trend_ends_in_words(due: str, done_on: str | None, label: str) -> None:
    said = [{"said_on": days(-60), "due": "2027-03-01"}, {"said_on": days(-30), "due": due}]
    standing = {"status": "done", "done_on": done_on} if done_on else {"status": "committed"}
    plan = plan_of(milestones={"m": {"due": due, "promises": said, **standing}})
    assert label in words_of(lambda: draw_trend(trend(plan, TODAY)))


def test_what_is_dropped_or_without_a_date_is_told_under_the_columns() -> None:
    plan = plan_of(
        milestones={"a": {"status": "dropped"}, "b": {}, "c": {"due": "2027-02-01"}},
    )
    drawn = words_of(lambda: draw_completion(completion(plan, TODAY)))
    assert "Not shown: 1 without a date and 1 dropped." in drawn


def test_a_team_that_is_too_sure_is_told_so() -> None:
    frame = example.finished_items().assign(low=0.1, high=lambda items: items["estimate"] * 1.01)
    assert "too sure of ourselves" in words_of(lambda: draw_calibration(calibration(frame)))
