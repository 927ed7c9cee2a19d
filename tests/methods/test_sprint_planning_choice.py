"""A choice keeps every limit and wait, is the best there is, and says why the rest is left."""

from __future__ import annotations

from itertools import product
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.sprint_planning import GoalRule, Room, describe_reason, exact, select
from milepost.methods.sprint_planning.exact import best_choice
from milepost.methods.sprint_planning.greedy import in_order
from milepost.methods.sprint_planning.items import Item, items_of
from milepost.methods.sprint_planning.room import Choice, Question, selectable, units
from milepost.plan.faults import Fault

often = settings(max_examples=40, deadline=None)


def frame(**items: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([{"id": key, "title": key, **fields} for key, fields in items.items()])


def states(found: pd.DataFrame) -> dict[str, str]:
    return {row["id"]: str(row["reason"] or row["state"]) for row in found.to_dict("records")}


@st.composite
def questions(draw: st.DrawFn, most: int = 6, sprints: int = 2, *, fixed: bool = False) -> Question:
    count = draw(st.integers(0, most))
    items = tuple(
        Item(
            id=f"i{n}",
            title=f"i{n}",
            size=draw(st.sampled_from([0.0, 1.0, 2.5, 3.0, 5.0])),
            days=draw(st.none() | st.sampled_from([1.0, 2.0])),
            owner=draw(st.sampled_from([None, "ann", "bob"])),
            moscow=draw(st.sampled_from([None, "must", "should", "could"])),
            goal=draw(st.booleans()),
            worth=draw(st.sampled_from([0.0, 1.0, 7.0])),
            waits_for=tuple(
                (f"i{before}", draw(st.integers(0, 1)))
                for before in draw(st.lists(st.integers(0, count - 1), max_size=2, unique=True))
                if before != n
            ),
            first=draw(st.sampled_from([0, 0, 0, 1])),
        )
        for n in range(count)
    )
    rooms = tuple(
        Room(load=draw(st.sampled_from([0.0, 4.0, 6.5])), days={"ann": draw(st.integers(0, 3))})
        for _ in range(draw(st.integers(1, sprints)))
    )
    able = tuple(selectable(items))
    keys = [each.id for each in able]
    held = draw(st.sets(st.sampled_from(keys), max_size=2)) if fixed and keys else ()
    return Question(items=able, rooms=rooms, fixed=frozenset(held))


def value(question: Question, choice: Choice) -> list[int]:
    """What a choice gains, class by class."""
    last = len(question.rooms)
    ranks = sorted({each.rank for each in question.items})
    return [
        sum(
            max(units(each.worth), 1) * (last - choice[each.id])
            for each in question.items
            if each.rank == rank and each.id in choice
        )
        for rank in ranks
    ]


@often
@given(questions(most=12, sprints=3))
def test_every_choice_keeps_all_limits_and_waits(question: Question) -> None:
    assert question.fits(in_order(question))
    best = best_choice(question)
    assert best is not None
    assert question.fits(best)
    assert value(question, best) >= value(question, in_order(question))


@settings(max_examples=25, deadline=None)
@given(questions(most=5, fixed=True))
def test_no_other_choice_is_better(question: Question) -> None:
    keys = [each.id for each in question.items]
    places = [None, *range(len(question.rooms))]
    every = (
        {key: place for key, place in zip(keys, drawn, strict=True) if place is not None}
        for drawn in product(places, repeat=len(keys))
    )
    sound = [each for each in every if question.fits(each) and question.is_kept_by(each)]
    best = best_choice(question)
    assert (best is None) == (not sound)
    if best is not None:
        assert question.is_kept_by(best)
        assert value(question, best) == max(value(question, each) for each in sound)


@often
@given(questions(most=10))
def test_the_same_question_has_the_same_answer(question: Question) -> None:
    assert best_choice(question) == best_choice(question)


@often
@given(questions(most=10, sprints=1), st.floats(0, 12))
def test_every_item_is_in_or_has_a_reason(question: Question, likely: float) -> None:
    rows = [{key: getattr(each, key) for key in each.__struct_fields__} for each in question.items]
    found = select(
        pd.DataFrame(rows or {"id": [], "title": [], "size": []}), question.rooms[0], likely=likely
    )
    assert sorted(found["id"]) == sorted(each.id for each in question.items)
    for row in found.to_dict("records"):
        assert (row["reason"] is None) == (row["state"] != "left")
        assert bool(describe_reason(row)) == (row["state"] == "left")
    chosen = found[found["state"] == "chosen"]["size"].astype(float).sum()
    assert chosen <= question.rooms[0].load + 1e-9


def test_no_number_of_shoulds_outweighs_a_must() -> None:
    shoulds = {f"s{n}": {"size": 1, "moscow": "should", "worth": 99} for n in range(5)}
    found = select(frame(**shoulds, m={"size": 5, "moscow": "must", "worth": 1}), Room(load=5))
    assert states(found) == {"m": "chosen", **dict.fromkeys(shoulds, "lower_class")}


def test_a_must_brings_the_could_that_it_waits_for() -> None:
    found = select(
        frame(
            m={"size": 3, "moscow": "must", "waits_for": ["c"]},
            c={"size": 2, "moscow": "could"},
            s={"size": 2, "moscow": "should"},
        ),
        Room(load=5),
    )
    assert states(found) == {"m": "chosen", "c": "chosen", "s": "lower_class"}


def test_parts_that_wait_for_each_other_come_together_or_not_at_all() -> None:
    knot = frame(a={"size": 2, "waits_for": ["b"]}, b={"size": 2, "waits_for": ["a"]})
    assert states(select(knot, Room(load=4))) == {"a": "chosen", "b": "chosen"}
    assert states(select(knot, Room(load=3))) == {"a": "waits", "b": "waits"}


def test_each_item_that_is_left_says_why() -> None:
    backlog = frame(
        fits={"size": 2, "moscow": "must", "owner": "ann", "days": 2},
        unsized={"size": None, "moscow": "must"},
        huge={"size": 50, "moscow": "must"},
        long={"size": 2, "moscow": "must", "owner": "ann", "days": 9},
        busy={"size": 2, "moscow": "should", "owner": "ann", "days": 2},
        blocked={"size": 1, "blocked_by": ["The audit"]},
        waiting={"size": 1, "waits_for": ["huge", "unsized", "long", "blocked"]},
        after={"size": 1, "waits_for": [("fits", 1)]},
        later={"size": 1, "first": 2},
        also={"size": 2, "moscow": "must"},
        more={"size": 2, "moscow": "must", "worth": 0},
        could={"size": 2, "moscow": "could"},
    )
    found = select(backlog, Room(load=4, days={"ann": 3.0}, names={"ann": "Ann"}))
    said = {row["id"]: describe_reason(row) for row in found.to_dict("records")}
    assert said == {
        "fits": "",
        "also": "",
        "unsized": "not sized yet",
        "huge": "larger than a sprint: split it",
        "long": "more days than Ann has: split it",
        "busy": "Ann has too few days left",
        "blocked": "waits for The audit",
        "waiting": "waits for huge, unsized and 2 more",
        "after": "waits for fits",
        "later": "may start only later",
        "more": "does not fit any more",
        "could": "a Must goes first",
    }


def test_what_its_own_class_leaves_no_room_for_is_not_put_down_to_a_higher_one() -> None:
    backlog = frame(
        must={"size": 1, "moscow": "must"},
        first={"size": 5, "moscow": "should"},
        second={"size": 4, "moscow": "should"},
        could={"size": 2, "moscow": "could"},
    )
    told = states(select(backlog, Room(load=7)))
    assert (told["second"], told["could"]) == ("over_capacity", "lower_class")


def test_a_goal_that_only_a_later_sprint_has_room_for_is_refused() -> None:
    goal = Item(id="goal", title="Goal", size=3.0, goal=True)
    rooms = (Room(load=2), Room(load=9))
    assert best_choice(Question(items=(goal,), rooms=rooms)) == {"goal": 1}
    assert best_choice(Question(items=(goal,), rooms=rooms, fixed=frozenset({"goal"}))) is None


def test_the_stretch_keeps_what_is_chosen_and_stays_below_the_likely_load() -> None:
    backlog = frame(a={"size": 4}, b={"size": 2}, c={"size": 3})
    assert states(select(backlog, Room(load=4), likely=6)) == {
        "a": "chosen",
        "b": "stretch",
        "c": "over_capacity",
    }


def test_what_serves_the_goal_comes_first_within_its_class_only() -> None:
    backlog = frame(
        plain={"size": 3, "moscow": "must", "worth": 9},
        goal={"size": 3, "moscow": "must", "worth": 1, "goal": True},
        could={"size": 1, "moscow": "could", "goal": True},
        should={"size": 1, "moscow": "should"},
    )
    assert states(select(backlog, Room(load=4)))["goal"] == "chosen"
    assert states(select(backlog, Room(load=4)))["should"] == "chosen"
    required = states(select(backlog, Room(load=4), goal=GoalRule.REQUIRED))
    assert (required["could"], required["should"]) == ("chosen", "lower_class")


def test_a_required_goal_that_cannot_be_met_is_refused_by_name() -> None:
    large = frame(a={"size": 3, "goal": True}, b={"size": 3, "goal": True})
    with pytest.raises(Fault, match=r"safe load of 5\.0 .* “a”, “b”"):
        select(large, Room(load=5), goal=GoalRule.REQUIRED)
    unsized = frame(a={"size": None, "goal": True})
    with pytest.raises(Fault, match="cannot be chosen: “a”"):
        select(unsized, Room(load=5), goal=GoalRule.REQUIRED)


def test_without_a_solver_items_are_taken_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exact, "find_spec", lambda _: None)
    backlog = frame(a={"size": 3, "worth": 4}, b={"size": 2, "worth": 2}, c={"size": 2, "worth": 2})
    assert states(select(backlog, Room(load=4)))["a"] == "chosen"
    required = frame(a={"size": 3, "worth": 9}, b={"size": 3, "goal": True, "moscow": "could"})
    assert states(select(required, Room(load=4), goal=GoalRule.REQUIRED))["b"] == "chosen"
    with pytest.raises(Fault, match="does not fit"):
        select(frame(a={"size": 9, "goal": True}), Room(load=4), goal=GoalRule.REQUIRED)


@pytest.mark.parametrize("wrong", [-1, float("inf"), "many"])
def test_sizes_that_are_no_numbers_are_refused_by_title(wrong: object) -> None:
    with pytest.raises(Fault, match="“size” of “a” must be a number"):
        items_of(frame(a={"size": wrong}))


def test_a_backlog_needs_its_columns_and_ids_of_its_own() -> None:
    with pytest.raises(Fault, match="must have the columns size"):
        select(pd.DataFrame({"id": [], "title": []}), Room(load=1))
    twice = pd.DataFrame({"id": ["a", "a"], "title": ["x", "y"], "size": [1, 2]})
    with pytest.raises(Fault, match="stands in two rows"):
        select(twice, Room(load=1))


def test_an_empty_backlog_gives_an_empty_sprint() -> None:
    empty = pd.DataFrame({"id": [], "title": [], "size": []})
    assert list(select(empty, Room(load=5)).columns)[-3:] == ["state", "reason", "because"]


def test_missing_numbers_and_classes_nobody_knows_count_as_unknown() -> None:
    [item] = items_of(frame(a={"size": float("nan"), "moscow": "urgent", "owner": float("nan")}))
    assert (item.size, item.owner, item.rank[0]) == (None, None, 3)
