"""What the past says of a new item: items alike, and the chance of each size."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.methods.agile_estimating import (
    FIBONACCI,
    T_SHIRTS,
    Deck,
    describe_similar,
    describe_suggestion,
    middle,
    similar,
    suggest,
    suggestions,
)
from milepost.methods.example import finished_items
from milepost.plan.faults import Fault

PAST = finished_items()


def past(points: list[float], titles: list[str] | None = None) -> pd.DataFrame:
    names = titles or [f"Task {number}" for number in range(len(points))]
    return pd.DataFrame({"title": names, "points": points})


def test_the_most_alike_item_comes_first_with_what_it_took() -> None:
    found = similar("Keep tickets without network", PAST)
    assert found["title"].iloc[0] == "Keep a ticket without a network"
    assert found["actual"].iloc[0] == 10.0
    assert found["score"].is_monotonic_decreasing
    assert found["score"].between(0, 1).all()


def test_nothing_alike_is_said_and_not_made_up() -> None:
    found = similar("Repaint the funnel", PAST)
    assert found.empty
    assert describe_similar(found) == "Nothing like it was finished before."


def test_everyday_words_alone_make_nothing_alike() -> None:
    titles = [f"the {word} of the" for word in ("gate", "fare", "boat", "crew", "page", "line")]
    assert similar("the moon of the", past([1] * 6, titles)).empty


def test_of_the_same_title_only_the_latest_is_shown() -> None:
    found = similar("Pay by card", past([3, 8], ["Pay by card", "pay  BY card"]))
    assert found["points"].tolist() == [8]


def test_descriptions_count_as_well_as_titles() -> None:
    history = past([2, 3], ["Task A", "Task B"]).assign(description=["crane motor", ""])
    assert similar("replace the crane motor", history)["title"].tolist() == ["Task A"]


@pytest.mark.parametrize(
    ("text", "like"),
    [
        ("用手机付款", "在柜台用手机付款"),
        ("بيع تذكرة", "بيع تذكرة على الهاتف"),
        ("продать билет", "продать билет в кассе"),
        ("ขายตั๋ว", "ขายตั๋วทางโทรศัพท์"),
    ],
)
def test_any_script_finds_its_like(text: str, like: str) -> None:
    history = pd.DataFrame({"title": ["Draw the line map", like, "Count riders"]})
    assert similar(text, history)["title"].tolist() == [like]


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=30), max_size=6))
def test_no_text_breaks_the_search(text: str, titles: list[str]) -> None:
    found = similar(text, pd.DataFrame({"title": titles}, dtype=object))
    assert found["score"].between(0, 1).all()


def test_a_history_without_titles_is_refused_and_an_empty_one_is_not() -> None:
    with pytest.raises(Fault, match="title"):
        similar("x", pd.DataFrame({"name": ["x"]}))
    assert similar("x", PAST.iloc[:0]).empty


def test_the_chances_of_all_cards_add_up_to_one() -> None:
    odds = suggest("Sell a ticket on the phone", PAST)
    assert odds["probability"].sum() == pytest.approx(1)
    assert odds["at_most"].iloc[-1] == pytest.approx(1)
    assert odds["card"].is_monotonic_increasing


def test_like_items_pull_the_odds_to_their_size() -> None:
    words = ["export report", "login page"]
    titles = [f"{words[number % 2]} {number}" for number in range(60)]
    history = past([8.0 if number % 2 == 0 else 2.0 for number in range(60)], titles)
    items = pd.DataFrame({"title": ["export report again", "login page again"]}, index=[7, 9])
    assert middle(suggestions(items, history)).to_dict() == {7: 8.0, 9: 2.0}


def test_recent_items_pull_the_odds_to_their_size() -> None:
    history = past([2.0] * 200 + [8.0] * 60)
    odds = suggest("Something new", history)
    share = dict(zip(odds["card"], odds["probability"], strict=True))
    assert share[8.0] > 60 / 260


def test_text_that_says_nothing_leaves_the_median() -> None:
    draws = np.random.default_rng(1)
    words = np.array(["red", "blue", "green", "grey"])
    titles = [" ".join(draws.choice(words, 3)) for _ in range(120)]
    history = past(list(draws.choice([1.0, 3.0, 3.0, 3.0, 8.0], 120)), titles)
    items = pd.DataFrame({"title": ["red blue green", "grey grey", "blue"]})
    assert middle(suggestions(items, history)).tolist() == [3.0, 3.0, 3.0]


def test_a_deck_spreads_the_odds_over_its_cards() -> None:
    odds = suggest("Sell a ticket", past([1, 2, 4, 7, 7, 12]), deck=FIBONACCI)
    assert odds["card"].tolist() == [float(card) for card in FIBONACCI.cards]
    assert odds["probability"].sum() == pytest.approx(1)
    assert suggest("Sell", past([4.4] * 6), deck=Deck((1, 5)))["probability"].tolist() == [0, 1]


def test_a_deck_without_numbers_cannot_be_suggested_on() -> None:
    with pytest.raises(Fault, match="XS S M L"):
        suggest("Sell a ticket", PAST, deck=T_SHIRTS)


def test_too_few_items_suggest_nothing_and_say_so() -> None:
    odds = suggest("Sell a ticket", PAST.head(4))
    assert odds.empty
    assert odds.columns.tolist() == ["card", "probability", "at_most"]
    assert describe_suggestion(odds) == "Too few past items to suggest a size: it takes 5."
    assert middle(suggestions(PAST, PAST.head(4))).empty


def test_items_without_points_are_passed_over() -> None:
    history = past([3.0, float("nan"), 3.0, 3.0, float("nan"), 3.0, 3.0])
    assert suggest("x", history)["card"].tolist() == [3.0]


def test_equal_sizes_leave_no_doubt() -> None:
    odds = suggest("x", past([5.0] * 8))
    assert describe_suggestion(odds) == "Items like this are mostly 5 (100%)"


def test_negative_points_are_refused() -> None:
    with pytest.raises(Fault, match="points"):
        suggest("x", past([1, 2, -3, 4, 5]))


def test_many_different_sizes_and_a_long_past_are_told_by_at_most_25_cards() -> None:
    sizes = np.random.default_rng(1).lognormal(2, 1, 1500).round(2)
    assert len(suggest("x", past(sizes.tolist()))) <= 25


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([0.0, 0.5, 1, 2, 3, 5, 8, 13, 100]), min_size=5, max_size=30))
def test_odds_are_odds_whatever_the_sizes(points: list[float]) -> None:
    odds = suggest("Task 3", past(points))
    assert odds["probability"].between(0, 1).all()
    assert odds["probability"].sum() == pytest.approx(1)
    assert set(odds["card"]) == set(points)
