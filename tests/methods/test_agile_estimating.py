"""Planning poker: what the cards on the table say, and what to do next."""

from __future__ import annotations

import doctest
from datetime import date

import msgspec
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods import agile_estimating, example
from milepost.methods.agile_estimating import (
    FIBONACCI,
    POWERS_OF_TWO,
    T_SHIRTS,
    Deck,
    ballots,
    convergence,
    decks,
    describe_poker,
    poker,
)
from milepost.plan.faults import Fault
from milepost.plan.reviews import EstimateRound

NEXT = {"vote", "break", "ask", "second", "agree", "neighbours", "revote", "park"}
CARDS = st.sampled_from([*FIBONACCI.cards, "?", "☕", None])


def votes(*rounds: list[object], item: str = "Help page") -> pd.DataFrame:
    rows = [
        (item, number, f"member {place}", value)
        for number, cards in enumerate(rounds, 1)
        for place, value in enumerate(cards)
    ]
    return pd.DataFrame(rows, columns=["item", "round", "member", "value"], dtype=object)


def last(*rounds: list[object], deck: Deck = FIBONACCI) -> dict[object, object]:
    return dict(poker(votes(*rounds), deck).to_dict("records")[-1])


def test_the_worked_examples_hold() -> None:
    for module in (agile_estimating, decks):
        assert doctest.testmod(module).failed == 0


def test_cards_all_alike_are_agreed() -> None:
    found = last([5, 5, 5])
    assert (found["next"], found["card"], found["spread"], found["converged"]) == (
        "agree",
        5,
        0,
        True,
    )


def test_of_two_neighbours_the_larger_is_written_down() -> None:
    found = last([3, 5, 3])
    assert (found["next"], found["card"], found["converged"]) == ("neighbours", 5, True)


@pytest.mark.parametrize(
    ("cards", "step"), [([5], "second"), ([5, "?", "?"], "ask"), ([5, 5, "☕", "☕"], "break")]
)
def test_what_is_no_conversation_yet_has_not_converged(cards: list[object], step: str) -> None:
    found = last(cards)
    assert (found["next"], found["card"], found["converged"]) == (step, None, False)


def test_cards_further_apart_are_voted_on_again() -> None:
    found = last([3, 8, 5])
    assert (found["next"], found["card"], found["low"], found["high"]) == ("revote", None, 3, 8)


def test_after_three_rounds_apart_the_item_is_parked() -> None:
    assert last([3, 8], [3, 8], [3, 8])["next"] == "park"


def test_the_spread_counts_cards_and_not_points() -> None:
    assert last([13, 40])["spread"] == 2


def test_the_middle_of_an_even_number_is_the_larger_card() -> None:
    assert last([1, 2, 5, 8])["median"] == 5


def test_one_voter_is_asked_for_company() -> None:
    found = last([5])
    assert (found["next"], found["n"]) == ("second", 1)


def test_a_round_without_a_card_has_no_size() -> None:
    found = last([None, None])
    assert (found["next"], found["n"], found["low"], found["converged"]) == ("vote", 0, None, False)


def test_question_marks_are_counted_and_are_no_size() -> None:
    found = last([5, "?", 5])
    assert (found["n"], found["unsure"], found["next"]) == (2, 1, "agree")


def test_half_a_room_that_cannot_tell_is_asked_what_it_needs() -> None:
    assert last(["?", "?", 3, 5])["next"] == "ask"


def test_half_a_room_that_wants_coffee_gets_it() -> None:
    assert last(["☕", "coffee", 3, 5])["next"] == "break"


def test_a_member_who_changes_a_card_before_the_reveal_has_one_vote() -> None:
    cards = pd.concat([votes([3]), votes([8])[lambda each: each["round"] == 1]])
    assert poker(cards)["low"].tolist() == [8]


def test_shirts_and_own_cards_are_decks_too() -> None:
    assert last(["S", "m "], deck=T_SHIRTS)["card"] == "M"
    assert last([2, 4.0], deck=POWERS_OF_TWO)["card"] == 4
    assert last([0.5, 1], deck=Deck((0.5, 1, 2)))["low"] == 0.5


def test_a_card_from_another_deck_is_refused_by_name() -> None:
    with pytest.raises(Fault, match=r"“4” is not on this deck, which has 0 1 2 3 5"):
        last([4])


@pytest.mark.parametrize("cards", [(), (1, 1), ("S", "s"), (3, 2)])
def test_a_deck_without_cards_or_order_is_refused(cards: tuple[float | str, ...]) -> None:
    with pytest.raises(Fault):
        Deck(cards)


@pytest.mark.parametrize("number", [0, -1, 1.5, float("nan"), "first"])
def test_a_round_that_is_no_number_from_1_is_refused(number: float | str) -> None:
    with pytest.raises(Fault, match="counted from 1"):
        poker(votes([3]).assign(round=[number]))


def test_missing_columns_are_named() -> None:
    with pytest.raises(Fault, match="member, value"):
        poker(pd.DataFrame({"item": [], "round": []}))


def test_no_votes_give_an_empty_table_that_says_so() -> None:
    found = poker(votes())
    assert found.empty
    assert "spread" in found.columns
    assert describe_poker(found) == "No card has been played yet."
    assert convergence(votes()).empty


def test_who_changed_a_card_is_counted_over_the_rounds() -> None:
    course = convergence(votes([3, 8, 5], [5, 5, 5]))
    assert course.to_dict("records") == [
        {
            "item": "Help page",
            "rounds": 2,
            "first_spread": 2,
            "last_spread": 0,
            "changed": 2,
            "converged": True,
        }
    ]


def test_each_item_is_told_what_comes_next() -> None:
    both = pd.concat([votes([3, 8]), votes([5, 5], item="Launch")])
    assert describe_poker(poker(both)).splitlines() == [
        "Help page: from 3 to 8; hear the lowest and the highest, then vote again.",
        "Launch: all say 5; write it down.",
    ]


def test_the_votes_of_a_plan_are_read_by_the_titles_of_its_tasks() -> None:
    plan = example.plan()
    cast = EstimateRound(id="e1", task="pay", votes={"ada": 5.0, "ben": 8.0}, on=date(2027, 1, 11))
    found = poker(ballots(msgspec.structs.replace(plan, estimates={"e1": cast})))
    assert found[["item", "n", "next"]].to_numpy().tolist() == [
        ["Take the payment", 2, "neighbours"]
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CARDS, min_size=1, max_size=9), min_size=1, max_size=4))
def test_whatever_is_played_there_is_a_next_step_and_low_is_never_above_high(
    rounds: list[list[object]],
) -> None:
    found = poker(votes(*rounds))
    assert len(found) == len(rounds)
    assert set(found["next"]) <= NEXT
    sized = found[found["n"] > 0]
    assert (sized["low"] <= sized["median"]).all()
    assert (sized["median"] <= sized["high"]).all()
    assert (found["n"] + found["unsure"] + found["breaks"] <= [len(each) for each in rounds]).all()
    assert len(describe_poker(found).splitlines()) == 1
