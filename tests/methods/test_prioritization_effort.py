"""Effort is shared out within limits, sizes are read from a plan, and other orders are scored."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.methods.prioritization import (
    Overrun,
    chance_of_fit,
    compare_orders,
    describe_orders,
    describe_shares,
    effort_shares,
    ice,
    items,
    team_days,
    wsjf,
)
from milepost.plan.faults import Fault
from tests.methods.plans import exactly, often, plan_of
from tests.methods.work_items import work


def row_of(shares: pd.DataFrame, name: str | None) -> pd.Series[Any]:
    is_it = shares["class"].isna() if name is None else shares["class"] == name
    return shares[is_it].iloc[0]


def test_the_count_misleads_where_the_effort_does_not() -> None:
    found = effort_shares(work(("a", "must", 9), ("b", "should", 1), columns="item class effort"))
    must = row_of(found, "must")
    assert (must["count_share"], must["effort_share"], must["verdict"]) == (0.5, 0.9, "over")
    assert describe_shares(found).startswith("Musts take 90% of the effort, and 60% is the limit")


def test_the_limit_holds_against_the_capacity_where_it_is_known() -> None:
    rows = work(("a", "must", 9), ("b", "should", 1), columns="item class effort")
    must = row_of(effort_shares(rows, 15), "must")
    assert (must["of_capacity"], must["verdict"]) == (0.6, "fits")
    assert must["chance"] == pytest.approx(chance_of_fit(0.6))


def test_items_without_a_size_are_counted_apart_and_wonts_take_nothing() -> None:
    found = effort_shares(
        work(("a", "must", None), ("b", None, 2), ("c", "wont", 8), columns="item class effort")
    )
    assert row_of(found, "must")["unsized"] == 1
    assert row_of(found, "wont")["effort_share"] == 0
    assert row_of(found, None)["effort_share"] == 1
    assert "No Must has a size" in describe_shares(found)


@often
@given(st.floats(0.01, 3), st.floats(0.01, 3))
def test_a_larger_share_never_fits_more_surely(one: float, other: float) -> None:
    small, large = sorted((one, other))
    assert 0 <= chance_of_fit(large) <= chance_of_fit(small) <= 1


def test_a_team_without_records_has_less_chance() -> None:
    assert chance_of_fit(0.6, Overrun(sd=0.5)) == pytest.approx(0.797, abs=0.001)


def test_a_capacity_of_nothing_is_refused() -> None:
    with pytest.raises(Fault, match="above 0"):
        effort_shares(work(("a", "must", 1), columns="item class effort"), 0)


def test_days_of_a_plan_are_those_that_people_give_less_their_days_off() -> None:
    plan = plan_of(
        people={
            "ann": {"id": "ann", "name": "Ann", "days_off": ["2027-01-12"]},
            "bob": {"id": "bob", "name": "Bob", "days_per_week": 2.5},
        }
    )
    assert team_days(plan, date(2027, 1, 11), date(2027, 1, 15)) == 4 + 2.5


def test_items_of_a_plan_are_sized_in_mean_days_and_started_ones_by_what_is_left() -> None:
    plan = plan_of(
        {
            "new": {"days": exactly(4)},
            "begun": {"days": exactly(4), "status": "started", "started_on": "2027-01-07"},
            "alone": {},
        },
        {"stone": {"days": exactly(3), "moscow": "should"}},
    )
    sizes = dict(
        zip(*(items(plan, date(2027, 1, 11))[name] for name in ("item", "effort")), strict=True)
    )
    assert (sizes["new"], sizes["begun"], sizes["stone"]) == (4, 2, 3)
    assert np.isnan(sizes["alone"])


def test_weighted_shortest_job_first_divides_what_delay_costs_by_size() -> None:
    found = wsjf(
        work(
            ("a", 3, 2, 5, 2),
            ("b", 5, 5, 0, 20),
            ("c", 5, 5, 5, 0),
            columns="item value urgency reduction effort",
        )
    )
    assert found["item"].tolist() == ["a", "b", "c"]
    assert found["score"].tolist()[:2] == [5.0, 0.5]
    assert np.isnan(found["rank"].iloc[2])


def test_ice_multiplies_and_takes_small_items_for_easy_ones() -> None:
    found = ice(work(("a", 4, 5, 10), ("b", 4, 5, 1), columns="item impact confidence effort"))
    assert found["item"].tolist() == ["b", "a"]
    assert found["score"].tolist() == [100.0, 20.0]


def test_orders_that_agree_correlate_and_those_that_cannot_be_compared_say_so() -> None:
    rows = work(
        ("a", "must", 5, 5, 1), ("b", "could", 1, 1, 5), columns="item class value urgency effort"
    )
    found = compare_orders(rows)
    assert found["correlation"].iloc[0] == pytest.approx(1)
    assert found["correlation"].iloc[1] is None
    assert describe_orders(found) == (
        "The orders by class and by WSJF are much alike "
        "(agreement 1, where 1 is the same order; 2 items)."
    )
    assert "cannot be compared" in describe_orders(compare_orders(rows[["item", "class"]]))
