"""A duration runs through its three points, and is sound at their edges."""

from __future__ import annotations

import doctest

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods import three_point
from milepost.methods.three_point import TENTH, durations, mean, quantiles, sd
from milepost.plan.faults import Fault

days = st.floats(0, 1000, allow_subnormal=False)
estimates = st.lists(days, min_size=3, max_size=3).map(sorted)


@settings(max_examples=200, deadline=None)
@given(estimates, st.lists(st.floats(-4, 4), min_size=2, max_size=20).map(sorted))
def test_durations_are_finite_and_never_shorter_for_a_worse_run(
    points: list[float], scores: list[float]
) -> None:
    low, likely, high = points
    drawn = durations(low, likely, high, np.array(scores))
    assert np.all(np.isfinite(drawn))
    assert np.all(drawn >= 0)
    assert np.all(np.diff(drawn) >= -1e-9 * drawn[1:])


@settings(max_examples=100, deadline=None)
@given(st.floats(0.1, 50), st.floats(1, 19), st.floats(1, 19))
def test_one_time_in_ten_is_better_than_low_and_one_worse_than_high(
    low: float, first: float, second: float
) -> None:
    likely, high = low * first, low * first * second
    found = quantiles(low, likely, high, [0.1, 0.5, 0.9])
    np.testing.assert_allclose(found, [low, likely, high], rtol=1e-9)


def test_mean_and_spread_are_those_of_many_drawn_durations() -> None:
    scores = np.random.default_rng(1).standard_normal(400_000)
    drawn = durations(2, 4, 10, scores)
    assert float(mean(2, 4, 10)) == pytest.approx(drawn.mean(), rel=0.01)
    assert float(sd(2, 4, 10)) == pytest.approx(drawn.std(), rel=0.02)


def test_points_for_tasks_and_scores_for_runs_broadcast() -> None:
    drawn = durations([1, 2], [2, 4], [3, 9], np.zeros((5, 2)))
    assert drawn.shape == (5, 2)
    assert drawn[0].tolist() == [2, 4]


def test_float32_scores_give_float32_durations() -> None:
    assert durations(1, 2, 3, np.zeros(4, dtype=np.float32)).dtype == np.float32


def test_three_equal_points_have_no_spread() -> None:
    assert durations(5, 5, 5, np.array([-3.0, 0, 3])).tolist() == [5, 5, 5]
    assert float(mean(5, 5, 5)) == 5
    assert float(sd(5, 5, 5)) == 0


def test_nothing_to_do_takes_no_time() -> None:
    assert durations(0, 0, 0, np.array([-3.0, 0, 3])).tolist() == [0, 0, 0]
    assert float(mean(0, 0, 0)) == 0


def test_a_low_of_nothing_counts_as_a_twentieth_of_likely() -> None:
    assert float(durations(0, 4, 8, -TENTH)) == pytest.approx(0.2)
    assert float(durations(0, 4, 8, 0)) == 4


def test_a_likely_of_nothing_counts_as_a_twentieth_of_high() -> None:
    assert quantiles(0, 0, 10, [0.5, 0.9]).tolist() == pytest.approx([0.5, 10])
    assert float(mean(0, 0, 10)) < 10


@pytest.mark.parametrize(
    ("low", "likely", "high"),
    [(3, 2, 4), (1, 5, 4), (-1, 2, 3), (1, float("nan"), 3), (1, 2, float("inf"))],
)
def test_points_out_of_order_or_no_numbers_are_refused(
    low: float, likely: float, high: float
) -> None:
    with pytest.raises(Fault, match="in the order low, likely, high"):
        durations(low, likely, high, np.zeros(1))


def test_the_refusal_names_the_estimate_that_is_wrong() -> None:
    with pytest.raises(Fault, match="these are 3, 2, 4"):
        durations([1, 3], [2, 2], [3, 4], np.zeros(2))


def test_the_worked_example_holds() -> None:
    assert doctest.testmod(three_point).failed == 0
