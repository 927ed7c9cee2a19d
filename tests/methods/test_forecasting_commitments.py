"""How far a team's commitment is believed."""

from __future__ import annotations

import pytest

from milepost.methods.forecasting import Capacity, capacity_forecast, safe_load
from tests.methods.histories import CALM, both, delivered

SWINGING = [10.0, 30, 20, 40, 15, 25, 30, 20]


def middle(forecast: Capacity) -> float:
    return forecast.middle**2


def test_a_team_that_always_does_what_it_said_is_believed() -> None:
    forecast = capacity_forecast(both(SWINGING, SWINGING), commitment=35)
    assert middle(forecast) == pytest.approx(35, rel=0.05)
    assert safe_load(forecast) > 30


def test_a_team_that_always_does_half_is_expected_to_do_half() -> None:
    doubled = [2 * load for load in SWINGING]
    forecast = capacity_forecast(both(SWINGING, doubled), commitment=60)
    assert middle(forecast) == pytest.approx(30, rel=0.15)


def test_a_calm_team_that_commits_to_what_it_does_loses_nothing() -> None:
    alone = capacity_forecast(delivered(*CALM))
    meant = capacity_forecast(delivered(*CALM), commitment=20)
    assert middle(meant) == pytest.approx(middle(alone), rel=0.03)


def test_a_bold_commitment_moves_a_calm_team_little() -> None:
    meant = capacity_forecast(delivered(*CALM), commitment=60)
    assert middle(meant) < 30


def test_the_more_is_committed_the_more_is_expected() -> None:
    history = both(SWINGING, [20, 20, 30, 40, 20, 30, 20, 20])
    expected = [middle(capacity_forecast(history, commitment=each)) for each in (0, 5, 20, 50)]
    assert expected == sorted(expected)
    assert expected[0] < expected[-1]


def test_a_commitment_to_nothing_is_a_commitment() -> None:
    history = both(SWINGING, SWINGING)
    nothing, none = (capacity_forecast(history, commitment=each) for each in (0, None))
    assert middle(nothing) < middle(none)


def test_periods_without_a_commitment_are_read_as_such() -> None:
    sparse = both(SWINGING, [None, 30, None, 40, None, None, 30, 20])
    forecast = capacity_forecast(sparse, commitment=35)
    assert 25 < middle(forecast) < 40


def test_commitments_of_the_past_do_not_touch_a_forecast_without_one() -> None:
    plain, with_past = delivered(*SWINGING), both(SWINGING, [90] * len(SWINGING))
    assert capacity_forecast(plain) == capacity_forecast(with_past)


def test_commitments_to_nothing_and_deliveries_of_nothing_divide_by_nothing() -> None:
    forecast = capacity_forecast(both([0, 0, 0, 5], [0, 0, 0, 0]), commitment=0)
    assert safe_load(forecast) >= 0
    forecast = capacity_forecast(both([0, 0, 0], [0, 0, 0]), commitment=10)
    assert safe_load(forecast) >= 0
