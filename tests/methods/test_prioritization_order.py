"""The backlog respects classes and what waits for what, and what breaks its order is found."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods import example
from milepost.methods.prioritization import (
    CLASSES,
    backlog,
    describe_backlog,
    describe_inversions,
    inversions,
    items,
    wont_list,
)
from milepost.plan.faults import Fault
from tests.methods.plans import often, plan_of
from tests.methods.work_items import work


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
    assert "none of which has a size" in describe_backlog(
        backlog(work(("a",), ("b",), columns="item"))
    )
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
