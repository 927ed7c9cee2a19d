"""Effort: three points alone and together, and what earlier estimates came to."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.agile_estimating import (
    add_up,
    bias,
    corrected,
    describe_bias,
    describe_total,
    pert,
    spread_of,
    total,
)
from milepost.methods.example import finished_items
from milepost.plan.faults import Fault

PAST = finished_items()
THREE = pd.DataFrame({"low": [1.0, 2], "likely": [2.0, 4], "high": [4.0, 12]}, index=["a", "b"])


def drawn(n: int, factor: float, *, seed: int = 1, **columns: object) -> pd.DataFrame:
    draws = np.random.default_rng(seed)
    estimates = draws.choice([1.0, 2.0, 4.0, 8.0], n)
    actual = estimates * factor * draws.lognormal(0, 0.4, n)
    return pd.DataFrame({"estimate": estimates, "actual": actual}).assign(**columns)  # type: ignore[arg-type]


def test_quantiles_of_a_task_run_through_its_three_points() -> None:
    found = spread_of(THREE, (0.1, 0.5, 0.9))
    assert found[["p10", "p50", "p90"]].to_numpy() == pytest.approx(THREE.to_numpy())
    assert found.index.tolist() == ["a", "b"]


def test_likely_values_do_not_add_up_to_the_likely_sum() -> None:
    found = add_up(THREE, correlation=0.0).iloc[0]
    assert found["p50"] > found["likely"] == 6


def test_pieces_that_are_late_together_make_a_wider_sum() -> None:
    alone, together = (add_up(THREE, each).iloc[0] for each in (0.0, 0.6))
    assert together["sd"] > alone["sd"]
    assert together["p90"] > alone["p90"]
    assert together["mean"] == pytest.approx(alone["mean"])


def test_pieces_wholly_late_together_have_the_sum_of_their_quantiles() -> None:
    assert add_up(THREE, 1.0, (0.9,))["p90"].iloc[0] == pytest.approx(16, rel=0.03)


def test_pert_is_the_formula_of_1959() -> None:
    found = pert(THREE)
    assert found["mean"].tolist() == pytest.approx([13 / 6, 5])
    assert found["sd"].tolist() == pytest.approx([0.5, 10 / 6])


def test_no_tasks_have_no_sum() -> None:
    assert add_up(THREE.iloc[:0]).empty
    assert spread_of(THREE.iloc[:0]).columns.tolist()[:2] == ["mean", "sd"]


def test_points_correlations_and_probabilities_out_of_bounds_are_refused() -> None:
    with pytest.raises(Fault, match="in the order low, likely, high"):
        add_up(THREE.assign(low=5.0))
    with pytest.raises(Fault, match="correlation lies between 0 and 1"):
        add_up(THREE, 1.5)
    with pytest.raises(Fault, match=r"Write 80% as 0\.8"):
        spread_of(THREE, (80,))
    with pytest.raises(Fault, match="likely"):
        pert(THREE.drop(columns="likely"))


def test_a_team_of_many_tasks_speaks_for_itself_and_a_newcomer_is_held_to_be_like_it() -> None:
    history = pd.concat(
        [drawn(300, 1.5, person="ada"), drawn(300, 1.5, seed=2, person="ben"),
         drawn(1, 3.0, person="new")]
    )  # fmt: skip
    found = bias(history).set_index("person")
    assert found["factor"]["ada"] == pytest.approx(1.5, rel=0.05)
    assert 1.4 < found["factor"]["new"] < found["observed"]["new"] / 1.2


def test_more_tasks_are_believed_more() -> None:
    few, many = (bias(drawn(n, 2.0)).iloc[0] for n in (3, 300))
    assert 1 < few["factor"] < many["factor"] < 2.2
    assert few["high"] / few["low"] > many["high"] / many["low"]


def test_the_team_comes_first_and_people_with_most_tasks_next() -> None:
    found = bias(PAST)
    assert found["person"].tolist() == [None, "ada", "ben", "chi", "dov"]
    assert (found["low"] < found["factor"]).all()
    assert (found["factor"] < found["high"]).all()


def test_without_people_only_the_team_is_told() -> None:
    assert bias(drawn(20, 1.0))["person"].tolist() == [None]
    assert bias(drawn(20, 1.0, person=None))["person"].tolist() == [None]


def test_a_bias_is_said_only_when_the_tasks_can_tell() -> None:
    assert "longer than estimated" in describe_bias(bias(drawn(200, 1.5)))
    assert "less than estimated" in describe_bias(bias(drawn(200, 0.6)))
    assert "not clearly" in describe_bias(bias(drawn(4, 1.1)))
    assert "Nothing finished" in describe_bias(bias(PAST.iloc[:0]))


def test_without_a_past_an_estimate_stays_as_it_is_with_a_spread() -> None:
    found = corrected(pd.DataFrame({"estimate": [4.0]}), PAST.iloc[:0]).iloc[0]
    assert found["p50"] == pytest.approx(4, rel=0.02)
    assert found["p10"] < 2
    assert found["p90"] > 8


def test_a_team_that_is_right_is_left_alone() -> None:
    found = corrected(pd.DataFrame({"estimate": [1.0, 8.0]}), drawn(300, 1.0))
    assert found["p50"].tolist() == pytest.approx([1, 8], rel=0.15)


def test_a_past_of_overruns_raises_the_next_estimate() -> None:
    found = corrected(pd.DataFrame({"estimate": [4.0]}), drawn(200, 2.0)).iloc[0]
    assert found["p50"] == pytest.approx(8, rel=0.15)


def test_tasks_of_the_same_person_and_kind_count_most() -> None:
    history = pd.concat(
        [drawn(80, 1.0, person="ada", kind="test"), drawn(80, 2.0, person="ben", kind="build"),
         drawn(80, 1.0, seed=3, person="ben", kind="test")]
    ).sample(frac=1, random_state=1)  # fmt: skip
    new = pd.DataFrame({"estimate": 4.0, "person": ["ben", "ada"], "kind": ["build", "test"]})
    found = corrected(new, history)["p50"]
    assert found[0] > 6
    assert found[1] < 5


def test_the_order_of_a_dated_past_does_not_matter() -> None:
    days = [date(2027, 1, 1) + timedelta(days=each) for each in range(40)]
    history = drawn(40, 1.3).assign(date=days)
    new = pd.DataFrame({"estimate": [2.0]})
    pd.testing.assert_frame_equal(
        corrected(new, history), corrected(new, history.sample(frac=1, random_state=2))
    )


def test_gaps_and_zeros_in_the_past_are_passed_over() -> None:
    gaps = pd.DataFrame({"estimate": [0, 2, float("nan"), 3], "actual": [1, 0, 2, float("nan")]})
    new = pd.DataFrame({"estimate": [2.0]})
    pd.testing.assert_frame_equal(corrected(new, gaps), corrected(new, gaps.iloc[:0]))
    assert bias(gaps).empty


def test_an_estimate_of_zero_stays_zero_and_a_negative_one_is_refused() -> None:
    assert corrected(pd.DataFrame({"estimate": [0.0]}), PAST).iloc[0].eq(0).all()
    assert total(pd.DataFrame({"estimate": [0.0]}), PAST)["p90"].tolist() == [0]
    with pytest.raises(Fault, match="estimate"):
        corrected(pd.DataFrame({"estimate": [-1.0]}), PAST)
    with pytest.raises(Fault, match="actual"):
        bias(drawn(3, 1.0).assign(actual=-1.0))


def test_a_total_is_narrower_than_the_sum_of_its_ends_and_wider_than_chance() -> None:
    new = pd.DataFrame({"estimate": [4.0] * 20})
    each, all_of_them = corrected(new, PAST), total(new, PAST).iloc[0]
    assert each["p10"].sum() < all_of_them["p10"]
    assert all_of_them["p90"] < each["p90"].sum()
    assert all_of_them["sd"] > (each["sd"] ** 2).sum() ** 0.5
    assert all_of_them["mean"] == pytest.approx(each["mean"].sum())


def test_no_tasks_have_no_total() -> None:
    found = total(pd.DataFrame({"estimate": []}), PAST)
    assert found.empty
    assert describe_total(found) == "There is nothing to add up."


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.1, 100), st.floats(0.1, 100)), max_size=15),
    st.lists(st.floats(0, 100), min_size=1, max_size=4),
)
def test_cases_are_in_order_and_finite_whatever_the_past(
    pairs: list[tuple[float, float]], estimates: list[float]
) -> None:
    history = pd.DataFrame(pairs, columns=["estimate", "actual"], dtype=float)
    found = corrected(pd.DataFrame({"estimate": estimates}), history)
    assert np.isfinite(found.to_numpy()).all()
    assert (found["p10"] <= found["p50"]).all()
    assert (found["p50"] <= found["p90"]).all()


def test_thousands_of_tasks_are_corrected_one_by_one_as_together() -> None:
    new = pd.DataFrame({"estimate": np.linspace(0.5, 20, 3000)})
    found = corrected(new, PAST)
    pd.testing.assert_frame_equal(found.iloc[-1:], corrected(new.iloc[-1:], PAST))
    assert len(found) == 3000
