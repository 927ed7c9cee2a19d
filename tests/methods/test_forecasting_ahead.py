"""How much is done after several periods, and when a stretch of work is done."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.forecasting import (
    FARTHEST,
    LEVELS,
    capacity_forecast,
    chance_by,
    cone,
    describe_when_done,
    how_much,
    quantiles,
    when_done,
)
from milepost.plan.faults import Fault
from tests.methods.histories import CALM, MIXED, START, delivered, work

HISTORY = delivered(*MIXED)


def test_one_period_ahead_is_the_next_period() -> None:
    simulated = how_much(HISTORY, 1)["load"].to_numpy()
    exact = quantiles(capacity_forecast(HISTORY))["load"].to_numpy()
    assert simulated == pytest.approx(exact, rel=0.08)
    assert tuple(how_much(HISTORY, 1)["level"]) == LEVELS


def test_several_periods_are_surer_than_one_and_less_sure_than_if_errors_cancelled() -> None:
    def spread(periods: int) -> float:
        loads = how_much(HISTORY, periods)["load"]
        return float((loads.iloc[17] - loads.iloc[1]) / loads.iloc[9])

    assert spread(1) / np.sqrt(6) < spread(6) < spread(1)


def test_the_same_seed_gives_the_same_forecast() -> None:
    assert how_much(HISTORY, 4, seed=3).equals(how_much(HISTORY, 4, seed=3))
    assert not how_much(HISTORY, 4, seed=3).equals(how_much(HISTORY, 4, seed=4))


def test_a_calm_team_is_done_when_one_would_count() -> None:
    done = when_done(delivered(*CALM), work(100))
    assert done["chance"].tolist() == [0.5, 0.8, 0.85, 0.95]
    assert done["periods"].tolist()[0] == 5
    assert done["date"].tolist()[0] == START + timedelta(days=5 * 14 - 1)
    assert done["periods"].tolist()[-1] <= 6


@settings(max_examples=8, deadline=None)
@given(st.floats(0, 300), st.floats(0, 0.5), st.integers(1, 31))
def test_dates_come_later_the_surer_they_are(
    remaining: float, growth: float, period_days: int
) -> None:
    what = work(remaining, growth, period_days)
    done = when_done(HISTORY, what)
    assert done["periods"].is_monotonic_increasing
    for chance, day in zip(done["chance"], done["date"], strict=True):
        assert chance_by(HISTORY, what, day) >= chance
        earlier = chance_by(HISTORY, what, day - timedelta(days=1))
        assert earlier < chance or remaining == 0


def test_new_work_found_on_the_way_puts_the_end_off() -> None:
    plain, growing = when_done(HISTORY, work(200)), when_done(HISTORY, work(200, growth=0.3))
    assert growing["periods"].iloc[0] > plain["periods"].iloc[0]


def test_where_nothing_remains_it_is_done_before_the_start() -> None:
    done = when_done(HISTORY, work(0))
    assert set(done["periods"]) == {0}
    assert chance_by(HISTORY, work(0), START) == 1


def test_only_whole_periods_count_towards_a_date() -> None:
    what = work(20)
    assert chance_by(HISTORY, what, START + timedelta(days=12)) == 0
    assert chance_by(HISTORY, what, START + timedelta(days=13)) > 0.3
    assert chance_by(HISTORY, what, date(2026, 1, 1)) == 0


def test_what_takes_longer_than_anyone_can_tell_gets_no_date() -> None:
    done = when_done(HISTORY, work(1e6))
    assert done["date"].tolist() == [None] * 4
    assert describe_when_done(done).count(f"more than {FARTHEST} periods") == 4
    assert chance_by(HISTORY, work(1e6), date(2100, 1, 1)) == 0


def test_a_team_that_never_delivers_is_never_done() -> None:
    done = when_done(delivered(0, 0, 0), work(10))
    assert done["periods"].tolist() == [None] * 4


def test_a_cone_begins_at_the_start_and_reaches_the_work() -> None:
    found = cone(HISTORY, work(100))
    bands = found[["p05", "p10", "p25", "p50", "p75", "p90", "p95"]]
    assert found["date"].iloc[0] == START - timedelta(days=1)
    assert (bands.iloc[0] == 0).all()
    assert (bands.diff(axis=1).iloc[1:, 1:] >= 0).all(axis=None)
    assert (bands.diff().iloc[1:] >= 0).all(axis=None)
    assert found["p05"].iloc[-1] >= 100 > found["p05"].iloc[-2]


def test_known_work_grows_until_the_median_is_done() -> None:
    found = cone(HISTORY, work(100, growth=0.2))
    assert found["to_do"].iloc[0] == 100
    assert found["to_do"].iloc[-1] == pytest.approx(125)
    assert found["to_do"].is_monotonic_increasing


def test_dates_are_told_with_their_chances() -> None:
    told = describe_when_done(when_done(delivered(*CALM), work(100), chances=(0.5,)))
    assert told == "50% sure by 21 Mar 2027"


@pytest.mark.parametrize(
    ("remaining", "growth", "period_days", "words"),
    [
        (-1, 0, 14, "What remains"),
        (float("nan"), 0, 14, "What remains"),
        (10, 1, 14, "never done"),
        (10, -0.1, 14, "New work"),
        (10, 0, 0, "1 to 366 days"),
    ],
)
def test_unusable_work_is_refused(
    remaining: float, growth: float, period_days: int, words: str
) -> None:
    with pytest.raises(Fault, match=words):
        work(remaining, growth, period_days)


@pytest.mark.parametrize("periods", [0, -1, FARTHEST + 1])
def test_nobody_looks_farther_than_can_be_told(periods: int) -> None:
    with pytest.raises(Fault, match="1 to 130 periods"):
        how_much(HISTORY, periods)


def test_too_short_a_past_gives_no_date() -> None:
    with pytest.raises(Fault, match="at least 3 past periods"):
        when_done(delivered(20, 20), work(100))
