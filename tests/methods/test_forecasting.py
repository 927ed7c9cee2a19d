"""What a team's past says of its next period."""

from __future__ import annotations

import doctest
import importlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.methods import forecasting
from milepost.methods.forecasting import (
    LEVELS,
    Capacity,
    capacity_forecast,
    chance_to_finish,
    describe_capacity,
    quantiles,
    safe_load,
)
from milepost.methods.forecasting.pool import pool
from milepost.plan.faults import Fault
from tests.methods.histories import CALM, MIXED, both, delivered
from tests.plan.moves import often

loads = st.floats(0, 1e6, allow_subnormal=False).map(lambda load: round(load, 3))
histories = st.lists(st.none() | loads, min_size=3, max_size=40).filter(
    lambda past: sum(each is not None for each in past) >= 3
)


def interval(forecast: Capacity) -> tuple[float, float]:
    low, high = quantiles(forecast, (0.1, 0.9))["load"]
    return low, high


def width(forecast: Capacity) -> float:
    low, high = interval(forecast)
    return high - low


def test_the_worked_examples_hold() -> None:
    assert doctest.testmod(forecasting).failed == 0
    assert doctest.testmod(forecasting).attempted > 8


def test_a_forecast_is_told_in_nineteen_quantiles() -> None:
    table = quantiles(capacity_forecast(delivered(*MIXED)))
    assert list(table.columns) == ["level", "load"]
    assert tuple(table["level"]) == LEVELS
    assert len(table) == 19


@often
@given(histories)
def test_quantiles_rise_and_are_never_below_nothing(past: list[float | None]) -> None:
    found = quantiles(capacity_forecast(delivered(*past)))["load"]
    assert found.is_monotonic_increasing
    assert (found >= 0).all()
    assert np.isfinite(found).all()


@often
@given(st.lists(st.floats(0.01, 1000), min_size=3, max_size=20), st.floats(0.01, 1000))
def test_points_and_hours_are_forecast_alike(past: list[float], unit: float) -> None:
    one = quantiles(capacity_forecast(delivered(*past)))["load"]
    other = quantiles(capacity_forecast(delivered(*(unit * load for load in past))))["load"]
    assert other.to_numpy() == pytest.approx(unit * one.to_numpy(), rel=1e-6, abs=1e-9 * unit)


@often
@given(histories, loads | st.none(), st.floats(0.02, 0.98))
def test_a_safe_load_is_finished_with_the_chance_it_was_asked_for(
    past: list[float | None], commitment: float | None, chance: float
) -> None:
    forecast = capacity_forecast(delivered(*past), commitment=commitment)
    load = safe_load(forecast, chance)
    if load > 1e-6:
        assert chance_to_finish(forecast, load) == pytest.approx(chance, abs=1e-4) or (
            forecast.spread < 1e-6 * forecast.middle
        )


def test_the_more_is_loaded_the_less_likely_it_is_finished() -> None:
    forecast = capacity_forecast(delivered(*MIXED))
    chances = [chance_to_finish(forecast, load) for load in (0, 5, 10, 20, 40, 400)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1
    assert chances[-1] < 0.01


def test_a_calm_team_gets_a_narrow_interval() -> None:
    low, high = interval(capacity_forecast(delivered(*CALM)))
    assert 17.5 < low < 20 < high < 22.5


def test_a_calm_team_is_believed_by_degrees() -> None:
    widths = [width(capacity_forecast(delivered(*CALM[:periods]))) for periods in (3, 5, 7, 10)]
    assert widths == sorted(widths, reverse=True)


def test_a_team_that_swings_gets_a_wide_interval() -> None:
    assert width(capacity_forecast(delivered(5, 40, 12, 0, 33, 8, 45, 3))) > 25


def test_what_came_last_counts_most() -> None:
    rising = capacity_forecast(delivered(10, 10, 10, 20, 20, 20))
    falling = capacity_forecast(delivered(20, 20, 20, 10, 10, 10))
    assert rising.middle**2 > 15 > falling.middle**2


def test_a_period_that_nobody_recorded_is_no_period_without_delivery() -> None:
    gap = capacity_forecast(delivered(20, 21, 19, None, 20, 21))
    nothing = capacity_forecast(delivered(20, 21, 19, 0, 20, 21))
    assert gap.periods == 5
    assert safe_load(gap) > safe_load(nothing)


def test_rows_may_have_any_index() -> None:
    shuffled = delivered(*MIXED).set_index(pd.Index([7] * len(MIXED)))
    assert capacity_forecast(shuffled) == capacity_forecast(delivered(*MIXED))


def test_a_team_that_never_delivered_is_told_so() -> None:
    forecast = capacity_forecast(delivered(0, 0, 0))
    assert safe_load(forecast) == 0
    assert chance_to_finish(forecast, 1) == 0
    assert "Nothing was delivered" in describe_capacity(forecast)


@pytest.mark.parametrize("known", [0, 1, 2])
def test_fewer_than_three_periods_without_a_commitment_are_too_few(known: int) -> None:
    with pytest.raises(Fault, match=f"at least 3 past periods.*there are {known}"):
        capacity_forecast(delivered(*[20.0] * known, None))


@pytest.mark.parametrize("known", [0, 1, 2])
def test_with_a_commitment_fewer_do_and_other_teams_stand_in(known: int) -> None:
    forecast = capacity_forecast(delivered(*[20.0] * known), commitment=20)
    assert forecast.borrowed
    assert "of other teams" in describe_capacity(forecast)
    low, high = interval(forecast)
    assert 0 < low < 20 < high


def test_a_forecast_says_what_a_facilitator_says() -> None:
    told = describe_capacity(capacity_forecast(delivered(*MIXED), commitment=50))
    assert told.startswith("Next period: about ")
    assert "The commitment of 50 is finished with a chance of " in told
    assert "other teams" not in told


@pytest.mark.parametrize(
    ("history", "words"),
    [
        (pd.DataFrame({"points": [1, 2, 3]}), "must have the columns delivered"),
        (pd.DataFrame(), "must have the columns delivered"),
        (delivered(1, -2, 3), "row 2 holds “-2.0”"),
        (delivered(1, 2, float("inf")), "row 3"),
        (pd.DataFrame({"delivered": [1, "many", 3]}), "“many”"),
        (both([1, 2, 3], [1, -1, 2]), "Column “committed”"),
    ],
)
def test_an_unusable_history_is_refused_with_its_reason(history: pd.DataFrame, words: str) -> None:
    with pytest.raises(Fault, match=words):
        capacity_forecast(history)


@pytest.mark.parametrize("commitment", [-1, float("nan"), float("inf")])
def test_an_unusable_commitment_is_refused(commitment: float) -> None:
    with pytest.raises(Fault, match="A commitment is a number"):
        capacity_forecast(delivered(*MIXED), commitment=commitment)


@pytest.mark.parametrize("chance", [0, 1, -0.5, 85, float("nan")])
def test_a_chance_lies_between_nothing_and_one(chance: float) -> None:
    with pytest.raises(Fault, match="between 0 and 1"):
        safe_load(capacity_forecast(delivered(*MIXED)), chance)


def test_the_pool_says_where_it_comes_from() -> None:
    command = pool().source.split()[2]
    assert importlib.import_module(command).__doc__
    assert " teams, " in pool().source
