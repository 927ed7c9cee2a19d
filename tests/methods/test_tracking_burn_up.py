"""The burn-up counts what is done, all that is left, and says when it may be over."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.drawing import Look, svg
from milepost.methods.tracking import (
    Remaining,
    Unit,
    burn_up,
    burn_up_of,
    describe_burn_up,
    draw_burn_up,
    remaining,
)
from milepost.plan.faults import Fault
from tests.methods.plans import TODAY, plan_of


def history(*completed: float, weeks: int = 2) -> pd.DataFrame:
    starts = [TODAY - timedelta(weeks=weeks * each) for each in range(len(completed), 0, -1)]
    return pd.DataFrame({"start": starts, "weeks": weeks, "completed": completed})


def left(amount: float) -> Remaining:
    return Remaining(amount=amount, unit=Unit.POINTS, tasks=9)


def test_what_is_left_are_points_with_the_unsized_at_the_average_of_the_others() -> None:
    plan = plan_of(tasks={"a": {"points": 2}, "b": {"points": 4}, "c": {}, "d": {"moscow": "wont"}})
    assert remaining(plan) == Remaining(amount=9, unit=Unit.POINTS, tasks=3, unsized=1)


def test_without_any_points_items_are_counted() -> None:
    assert remaining(plan_of(tasks={"a": {}, "b": {}})).unit is Unit.ITEMS
    assert remaining(plan_of()).amount == 0


def test_a_plan_is_read_with_its_sprints_in_order_and_the_running_one_left_out() -> None:
    sprints = {
        "later": {"id": "later", "start": "2026-12-28", "completed": 5},
        "first": {"id": "first", "start": "2026-12-14", "completed": 3},
        "runs": {"id": "runs", "start": "2027-01-11", "committed": 6},
    }
    found = burn_up(plan_of(tasks={"a": {"points": 2}}, sprints=sprints), TODAY)
    assert found.past["done"].tolist() == [3, 8]
    assert found.past["end"].tolist() == [date(2026, 12, 27), date(2027, 1, 10)]
    assert (found.scope, found.likely) == (10, None)
    assert "2 known so far" in describe_burn_up(found)


def test_a_steady_team_is_done_when_division_says() -> None:
    found = burn_up_of(history(*[10] * 8), left(35), TODAY)
    assert found.likely == TODAY + timedelta(weeks=8, days=-1)
    assert found.ahead["date"].iloc[0] == TODAY - timedelta(days=1)
    assert "35 points that are left" in describe_burn_up(found)


def test_sprints_of_another_length_count_by_the_week() -> None:
    mixed = history(*[10] * 6)
    mixed.loc[:2, ["weeks", "completed"]] = (1, 5)
    assert burn_up_of(mixed, left(35), TODAY).likely == TODAY + timedelta(weeks=8, days=-1)


def test_after_a_pause_the_forecast_starts_today() -> None:
    later = TODAY + timedelta(weeks=5)
    found = burn_up_of(history(*[10] * 8), left(10), later)
    assert found.ahead["date"].iloc[0] == later - timedelta(days=1)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.floats(0, 50), min_size=3, max_size=12), st.floats(0.5, 300))
def test_the_cone_starts_at_what_is_done_rises_and_ends_at_the_scope(
    completed: list[float], amount: float
) -> None:
    found = burn_up_of(history(*completed), left(amount), TODAY)
    ahead = found.ahead
    assert ahead["p50"].iloc[0] == pytest.approx(sum(completed))
    for band in ("p10", "p50", "p90"):
        assert ahead[band].is_monotonic_increasing
        assert ahead[band].max() <= found.scope + 1e-9
    assert (ahead["p10"] <= ahead["p50"]).all()
    if found.likely and found.safe:
        assert found.likely <= found.safe


def test_more_than_anybody_finishes_has_no_date_and_no_endless_cone() -> None:
    found = burn_up_of(history(1, 2, 1), left(1e6), TODAY)
    assert (found.likely, found.safe, len(found.ahead)) == (None, None, 41)
    assert "more than this team finishes" in describe_burn_up(found)


def test_nothing_left_needs_no_forecast() -> None:
    done = Remaining(amount=0, unit=Unit.ITEMS, tasks=0)
    found = burn_up_of(history(5, 5, 5), done, TODAY)
    assert found.ahead.empty
    assert describe_burn_up(found) == "Nothing is left to do"


def test_numbers_that_are_none_are_refused() -> None:
    with pytest.raises(Fault, match=r"row 2 (holds|is empty)"):
        burn_up_of(history(5, float("nan"), 5), left(9), TODAY)
    with pytest.raises(Fault, match="must have the columns weeks"):
        burn_up_of(history(5).drop(columns="weeks"), left(9), TODAY)


@pytest.mark.parametrize("completed", [(), (5,), (5, 0, 9), tuple(range(60))])
def test_it_is_drawn_for_none_one_and_many_sprints(completed: tuple[float, ...]) -> None:
    for dark in (False, True):
        found = burn_up_of(history(*completed), left(40), TODAY)
        drawn = svg(draw_burn_up(found, Look(dark=dark)), "told")
        assert "40 points" in drawn


def test_dates_stand_at_the_scope() -> None:
    drawn = svg(draw_burn_up(burn_up_of(history(8, 12, 10, 9, 11), left(60), TODAY)), "told")
    assert "85% sure" in drawn
    assert "All known work: 110 points" in drawn


def test_unsized_tasks_are_told_under_the_figure() -> None:
    some = Remaining(amount=12, unit=Unit.ITEMS, tasks=5, unsized=2)
    drawn = svg(draw_burn_up(burn_up_of(history(5, 6, 5), some, TODAY)), "told")
    assert "count as the average of the others: 2" in drawn
    assert "12 items" in drawn
