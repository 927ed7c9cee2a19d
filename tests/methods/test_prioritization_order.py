"""Effort is shared out within limits, and the backlog respects classes and what waits for what."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods import example
from milepost.methods.prioritization import (
    CLASSES,
    Overrun,
    backlog,
    chance_of_fit,
    compare_orders,
    describe_backlog,
    describe_inversions,
    describe_orders,
    describe_shares,
    effort_shares,
    ice,
    inversions,
    items,
    team_days,
    wont_list,
    wsjf,
)
from milepost.plan.faults import Fault
from tests.methods.plans import exactly, often, plan_of


def work(*rows: tuple[Any, ...], columns: str = "item class effort waits_for") -> pd.DataFrame:
    return pd.DataFrame([list(row) for row in rows], columns=columns.split())


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


def test_a_task_has_the_class_of_its_milestone_and_none_that_is_higher_than_wont() -> None:
    plan = plan_of(
        {"a": {"milestone": "m"}, "b": {"milestone": "w", "moscow": "must"}},
        {"m": {"moscow": "should"}, "w": {"moscow": "wont"}},
    )
    assert dict(zip(*(items(plan)[name] for name in ("item", "class")), strict=True)) == {
        "a": "should",
        "b": "wont",
    }


def test_a_must_behind_a_could_is_found_also_through_a_chain() -> None:
    found = inversions(
        work(
            ("top", "must", 1, ("mid",)),
            ("mid", None, 1, ("low",)),
            ("low", "could", 1, ("never",)),
            ("never", "wont", 1, ()),
        )
    )
    pairs = list(
        zip(found["item"], found["waits_for"], found["through"], found["severity"], strict=True)
    )
    assert pairs == [("top", "low", ("mid",), "grave"), ("low", "never", (), "grave")]
    assert "“low” is a Could, yet “top” (Must)" in describe_inversions(found)


def test_what_waits_for_a_milestone_does_not_wait_for_what_it_may_leave_out() -> None:
    plan = plan_of(
        {
            "need": {"milestone": "m", "moscow": "must"},
            "extra": {"milestone": "m", "moscow": "could"},
            "next": {"moscow": "must"},
        },
        {"m": {"moscow": "must"}},
        [("m", "next")],
    )
    assert inversions(plan).empty
    assert describe_inversions(inversions(plan)) == "Nothing waits for anything of a lower class."
    assert backlog(plan)["item"].tolist() == ["need", "next", "extra"]


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
    assert "cannot be compared" in describe_orders(found)


def test_the_backlog_pulls_up_what_a_must_waits_for_and_says_for_whom() -> None:
    found = backlog(
        work(
            ("a", "must", 2, ()),
            ("b", "must", 3, ("c",)),
            ("c", "could", 1, ()),
            ("d", "should", 1, ()),
        )
    )
    assert found["item"].tolist() == ["a", "c", "b", "d"]
    assert found["pulled_by"].tolist() == [None, "b", None, None]
    assert found["cumulative"].tolist() == [2, 3, 6, 7]


def test_a_circle_is_entered_at_its_most_urgent_item_and_marked() -> None:
    found = backlog(work(("a", "could", 1, ("b",)), ("b", "must", 1, ("a",)), ("c", "must", 1, ())))
    assert found["in_circle"].tolist() == [item != "c" for item in found["item"]]
    assert sorted(found["item"]) == ["a", "b", "c"]


def test_votes_give_classes_and_the_order_within_a_class() -> None:
    votes = pd.DataFrame(
        [
            ("a", "m", "should"),
            ("b", "m", "must"),
            ("c", "m", "wont"),
            ("b", "n", "must"),
            ("a", "n", "must"),
        ],
        columns=["item", "member", "class"],
    )
    rows = work(("a",), ("b",), ("c",), ("d",), columns="item")
    found = backlog(rows, "votes", votes)
    assert found["item"].tolist() == ["b", "a", "d"]
    assert found["class"].tolist() == ["must", "should", None]
    assert wont_list(rows, votes)["item"].tolist() == ["c"]


def test_the_wont_list_says_who_would_need_it() -> None:
    found = wont_list(work(("a", "must", 1, ("b",)), ("b", "wont", 1, ())))
    assert found["needed_by"].tolist() == [("a",)]


def test_a_backlog_tells_which_musts_the_capacity_cuts_off() -> None:
    found = backlog(
        work(("a", "must", 3), ("b", "must", 3), ("c", "could", 1), columns="item class effort")
    )
    assert describe_backlog(found, 4) == "4 units are not enough for 1 of 2 Musts: “b” is cut off"
    assert describe_backlog(found, 6) == "6 units are enough for all Musts, and for 2 of 3 items"
    assert describe_backlog(found, 9) == "9 units are enough for all 3 items"
    assert describe_backlog(backlog(example.plan())).startswith("16 items of 113.3 days in all")


@st.composite
def works(draw: st.DrawFn) -> pd.DataFrame:
    count = draw(st.integers(0, 12))
    names = [f"i{n}" for n in range(count)]
    links = st.lists(st.sampled_from(names), max_size=3) if names else st.just([])
    return work(
        *(
            (
                name,
                draw(st.sampled_from([*CLASSES, None])),
                draw(st.none() | st.integers(0, 9)),
                tuple(draw(links)),
                draw(st.none() | st.integers(1, 5)),
                3,
            )
            for name in names
        ),
        columns="item class effort waits_for value urgency",
    )


@settings(often, max_examples=25)
@given(works())
def test_nothing_in_a_backlog_stands_before_what_it_waits_for_but_in_a_circle(
    rows: pd.DataFrame,
) -> None:
    found = backlog(rows)
    place = dict(zip(found["item"], found["place"], strict=True))
    circle = dict(zip(found["item"], found["in_circle"], strict=True))
    assert len(place) + len(wont_list(rows)) == len(rows)
    for item, waits in zip(found["item"], found["waits_for"], strict=True):
        for before in waits:
            assert place[before] < place[item] or (circle[item] and circle[before])


@settings(often, max_examples=25)
@given(works())
def test_only_what_a_higher_class_needs_stands_above_its_own(rows: pd.DataFrame) -> None:
    found = backlog(rows)
    order = ["must", "should", "could", None]
    free = [
        order.index(name)
        for name, pulled in zip(found["class"], found["pulled_by"], strict=True)
        if pulled is None
    ]
    assert free == sorted(free) or found["in_circle"].any()


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (work(("a", "must", -1, ())), "effort"),
        (work(("a", "must", 1, ()), ("a", "must", 1, ())), "again in row 2"),
        (work(("a", "urgent", 1, ())), "urgent"),
        (pd.DataFrame({"class": ["must"]}), "item"),
    ],
)
def test_frames_that_cannot_be_used_are_refused(frame: pd.DataFrame, says: str) -> None:
    with pytest.raises(Fault, match=says):
        backlog(frame)


def test_an_order_by_votes_asks_for_them() -> None:
    with pytest.raises(Fault, match="needs the votes"):
        backlog(work(("a", "must", 1, ())), "votes")


def test_thousands_of_items_in_one_chain_are_put_in_order() -> None:
    chain = [(f"i{n}", "must", 1, (f"i{n + 1}",) if n < 2999 else ()) for n in range(3000)]
    assert backlog(work(*chain))["item"].iloc[0] == "i2999"
