"""Votes, odds and bias are drawn for none, one and many, whatever people typed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from milepost.methods.agile_estimating import (
    FIBONACCI,
    bias,
    draw_bias,
    draw_poker,
    draw_suggestion,
    similar,
    suggest,
)
from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.methods.example import finished_items

PAST = finished_items()
TYPED = ["$x_1$", "<b>bold</b>", "تذكرة واحدة", "x" * 5000]


def votes(item: str, rounds: int, members: int) -> pd.DataFrame:
    draws = np.random.default_rng(1)
    rows = [
        (item, number, member, draws.choice([*FIBONACCI.cards, "?"]))
        for number in range(1, rounds + 1)
        for member in range(members)
    ]
    return pd.DataFrame(rows, columns=["item", "round", "member", "value"]).assign(
        value=lambda each: [v if v == "?" else float(v) for v in each["value"]]
    )


@pytest.mark.parametrize(("rounds", "members"), [(0, 0), (1, 1), (3, 6), (7, 60)])
@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)])
def test_votes_are_drawn_for_any_room(rounds: int, members: int, look: Look) -> None:
    assert png(draw_poker(votes("Help page", rounds, members), look=look))


def test_the_title_of_the_votes_says_what_comes_next() -> None:
    cards = votes("Help page", 1, 2).assign(value=[3, 8])
    shown = svg(draw_poker(cards), "votes")
    assert "Help page: from 3 to 8; hear the lowest and the highest" in shown
    assert "2 cards apart" in shown


def test_rounds_that_do_not_fit_are_counted() -> None:
    assert "2 earlier rounds are not shown." in svg(draw_poker(votes("Help page", 7, 5)), "votes")


def test_the_item_voted_on_last_is_drawn_unless_another_is_named() -> None:
    both = pd.concat([votes("Help page", 1, 3), votes("Launch", 1, 3)])
    assert "Launch" in svg(draw_poker(both), "votes")
    assert "Help page" in svg(draw_poker(both, "Help page"), "votes")


@pytest.mark.parametrize("typed", TYPED)
def test_what_people_typed_is_drawn_as_they_typed_it(typed: str) -> None:
    assert svg(draw_poker(votes(typed, 1, 3)), typed)
    history = PAST.assign(title=typed, person=typed)
    assert svg(draw_suggestion(suggest(typed, history), similar(typed, history)), typed)
    assert svg(draw_bias(bias(history)), typed)


def test_odds_stand_beside_what_like_items_took() -> None:
    text = "Keep a ticket on the phone"
    shown = svg(draw_suggestion(suggest(text, PAST), similar(text, PAST)), "odds")
    assert "Items like this are mostly" in shown
    assert "Keep a ticket without a network" in shown
    assert "size 8, estimated 7, took 10" in shown


def test_sizes_that_do_not_fit_are_counted_with_their_chance() -> None:
    history = pd.DataFrame({"title": [f"Task {n}" for n in range(40)], "points": range(1, 41)})
    assert "more sizes (" in svg(draw_suggestion(suggest("x", history)), "odds")


def test_without_a_past_the_odds_say_so() -> None:
    nothing = draw_suggestion(suggest("x", PAST.head(2)), similar("Repaint the funnel", PAST))
    shown = svg(nothing, "odds")
    assert "Too few past items" in shown
    assert "Nothing like it was finished before." in shown


@pytest.mark.parametrize("people", [0, 1, 4, 60])
def test_bias_is_drawn_for_any_team(people: int) -> None:
    draws = np.random.default_rng(1)
    history = pd.DataFrame(
        {"estimate": [2.0] * people * 3, "actual": draws.lognormal(1, 0.5, people * 3)}
    )
    history["person"] = [f"p{number % max(people, 1)}" for number in range(len(history))]
    shown = svg(draw_bias(bias(history)), "bias")
    assert ("47 more people are not shown." in shown) == (people == 60)


def test_people_can_be_drawn_without_their_names() -> None:
    shown = svg(draw_bias(bias(PAST), anonymous=True), "bias")
    assert "Person 1" in shown
    assert ">ada<" not in shown
