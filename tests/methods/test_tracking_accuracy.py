"""Estimates are judged by the first one, fairly, and without pointing at anybody."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.tracking import (
    accuracy,
    calibration,
    calibration_of_dates,
    describe_accuracy,
    describe_calibration,
    ratios,
    records,
)
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, plan_of

PEOPLE = {key: {"id": key, "name": key.title()} for key in ("ann", "bob")}


def items(*pairs: tuple[float, float], person: str = "Ann") -> pd.DataFrame:
    rows = [(f"item {number}", person, *pair) for number, pair in enumerate(pairs)]
    return pd.DataFrame(rows, columns=["title", "person", "estimate", "actual"])


def over_all(frame: pd.DataFrame) -> dict[str, Any]:
    [row] = accuracy(frame).query("by == 'all'").to_dict("records")
    return {str(key): value for key, value in row.items()}


def finished(**fields: Any) -> dict[str, Any]:
    return {"status": "done", "done_on": "2027-01-08", **fields}


def test_the_measures_are_those_of_their_definitions() -> None:
    found = over_all(items((2, 4), (4, 4), (10, 8)))
    assert found["bias"] == pytest.approx((2 * 1 * 0.8) ** (1 / 3))
    assert found["mmre"] == pytest.approx((0.5 + 0 + 0.25) / 3)
    assert found["mdmre"] == pytest.approx(0.25)
    assert found["pred25"] == pytest.approx(2 / 3)
    assert found["log_median"] == pytest.approx(0)
    assert found["log_sd"] == pytest.approx(np.std(np.log([2, 1, 0.8]), ddof=1))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0.1, 100), st.floats(0.1, 100)), min_size=1, max_size=20),
    st.floats(0.1, 10),
)
def test_the_unit_does_not_matter(pairs: list[tuple[float, float]], by: float) -> None:
    one, other = over_all(items(*pairs)), over_all(items(*((a * by, b * by) for a, b in pairs)))
    for measure in ("bias", "log_mean", "mmre", "mdmre"):
        assert other[measure] == pytest.approx(one[measure], rel=1e-6, abs=1e-9)


def test_the_interval_of_the_bias_covers_it_and_needs_three_items() -> None:
    found = over_all(items((2, 3), (2, 4), (2, 5)))
    assert found["bias_low"] < found["bias"] < found["bias_high"]
    assert over_all(items((2, 3), (2, 4)))["bias_low"] is None


def test_zeros_have_no_ratio_and_are_counted_as_skipped() -> None:
    frame = items((0, 3), (3, 0), (2, 4))
    assert ratios(frame)["ratio"].tolist() == [2]
    assert (over_all(frame)["n"], over_all(frame)["skipped"]) == (1, 2)
    assert accuracy(items((0, 3))).empty


@pytest.mark.parametrize("wrong", [float("nan"), -1.0, "soon"])
def test_numbers_that_are_none_are_refused_with_their_row(wrong: float | str) -> None:
    frame = items((1, 1), (2, 2)).assign(actual=[1, wrong])
    with pytest.raises(Fault, match=r"row 2 (holds|is empty)"):
        accuracy(frame)


def test_missing_columns_are_refused_by_name() -> None:
    with pytest.raises(Fault, match="must have the columns person, actual"):
        accuracy(pd.DataFrame({"title": [], "estimate": []}))


def test_nobody_with_fewer_than_three_items_is_named() -> None:
    frame = pd.concat(
        [
            items((1, 1), (1, 2), (1, 3), person="Ann"),
            items((1, 1), (1, 2), person="Bob"),
            items((1, 1), person="Cem"),
        ]
    )
    people = accuracy(frame).query("by == 'person'")
    assert people["group"].tolist() == ["Ann", None]
    assert people["n"].tolist() == [3, 3]
    few = accuracy(frame[frame["person"] != "Cem"]).query("by == 'person'")
    assert few["group"].tolist() == ["Ann"]


def test_sizes_are_thirds_of_the_estimates_from_small_to_large() -> None:
    frame = items(*((size, size) for size in (1, 1, 1, 3, 3, 3, 8, 8, 8)))
    sizes = accuracy(frame).query("by == 'size'")
    assert sizes["group"].tolist() == ["≤ 1", "1-3", "> 3"]
    given_sizes = accuracy(frame.assign(size=[5] * 3 + [2] * 6)).query("by == 'size'")
    assert sorted(given_sizes["group"]) == [2, 5]
    assert accuracy(items(*[(2, 2)] * 4)).query("by == 'size'")["n"].tolist() == [4]


def test_the_first_estimate_counts_and_never_the_corrected_one() -> None:
    plan = plan_of(
        tasks={
            "t": finished(original_days=exactly(2), days=exactly(6), actual_days=6, owner="ann"),
            "never-estimated": finished(actual_days=3),
            "no-actual": finished(original_days=exactly(2)),
            "open": {"original_days": exactly(2), "actual_days": 1},
        },
        people=PEOPLE,
    )
    [row] = records(plan).to_dict("records")
    assert (row["title"], row["person"], row["estimate"], row["actual"]) == ("t", "Ann", 2, 6)
    assert (row["low"], row["high"]) == (None, None)
    assert over_all(records(plan))["bias"] == pytest.approx(3)


def test_points_stand_in_for_days_at_the_teams_own_rate() -> None:
    plan = plan_of(
        tasks={
            "a": finished(original_points=1, actual_days=2),
            "b": finished(original_points=8, actual_days=4),
        }
    )
    found = records(plan)
    assert found["unit"].tolist() == ["points", "points"]
    assert found["estimate"].tolist() == pytest.approx([1, 8])
    assert over_all(found)["bias"] == pytest.approx(1)


def test_a_plan_where_nothing_is_finished_has_no_accuracy() -> None:
    assert accuracy(plan_of()).empty
    assert calibration(plan_of()).empty
    assert describe_accuracy(accuracy(plan_of())).startswith("Nothing finished")
    assert describe_calibration(calibration(plan_of())).startswith("Nothing")


@pytest.mark.parametrize(
    ("actuals", "start"),
    [
        ((4, 4.5, 5, 4.2), "Work takes 120% longer"),
        ((1, 1.1, 0.9, 1.2), "Work takes 48% less"),
        ((1, 4, 2, 2), "Over 4 finished items"),
        ((1, 4), "Too few finished items (2)"),
    ],
)
def test_a_leaning_is_said_only_where_chance_does_not_explain_it(
    actuals: tuple[float, ...], start: str
) -> None:
    found = accuracy(items(*((2, actual) for actual in actuals)))
    assert describe_accuracy(found).startswith(start)


def three_points(*actuals: float) -> pd.DataFrame:
    return items(*((2, actual) for actual in actuals)).assign(low=1.0, high=4.0)


def test_a_level_holds_if_the_actual_is_no_more() -> None:
    found = calibration(three_points(1, 2, 2.5, 4, 9))
    assert found["held"].tolist() == [2, 3, 4]
    assert found["low"].iloc[0] < 0.4 < found["high"].iloc[0]


def test_only_the_surely_wrong_are_called_wrong() -> None:
    def verdict(frame: pd.DataFrame) -> str:
        return str(calibration(frame)["verdict"].iloc[1])

    assert verdict(three_points(*[9] * 10)) == "too_sure"
    assert verdict(three_points(*[1] * 40)) == "too_careful"
    assert verdict(three_points(1, 1, 1, 9)) == "fits"
    assert verdict(three_points(9)) == "fits"


def test_items_without_a_spread_say_nothing_of_calibration() -> None:
    frame = three_points(1, 2).assign(low=[1, float("nan")])
    assert calibration(frame)["n"].tolist() == [1, 1, 1]
    with pytest.raises(Fault, match="must have the columns low, high"):
        calibration(items((1, 1)))


def forecast_plan(done_on: dict[str, str | None]) -> Plan:
    return plan_of(
        milestones={
            key: {"status": "done", "done_on": on} if on else {} for key, on in done_on.items()
        },
        forecasts={
            f"{key}{n}": {
                "id": f"{key}{n}",
                "milestone": key,
                "said_on": date(2026, 10, n),
                "p50": date(2026, 11, 1),
                "p80": p80,
            }
            for key in done_on
            for n, p80 in ((1, date(2026, 12, 1)), (2, date(2027, 6, 1)))
        },
    )


def test_a_milestone_that_is_still_open_after_its_date_did_not_hold() -> None:
    plan = forecast_plan({"in-time": "2026-10-20", "late": "2026-11-20", "open": None})
    found = calibration_of_dates(plan, TODAY).set_index("level")
    assert found["n"].to_dict() == {0.5: 3, 0.8: 3}
    assert found["held"].to_dict() == {0.5: 1, 0.8: 2}


def test_a_level_whose_date_has_not_come_says_nothing_yet() -> None:
    plan = forecast_plan({"early": "2026-10-20"})
    assert calibration_of_dates(plan, date(2026, 11, 15))["level"].tolist() == [0.5]
    assert calibration_of_dates(plan, date(2026, 10, 25)).empty
