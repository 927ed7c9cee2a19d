"""Cards that say alike are found in any language, and few that do not."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.methods.likeness import MOST, alike, likeness

ALIKE = [
    ("Refunds take too long", "The refund takes too long"),
    ("Nobody knows who decides", "We don't know who decides"),
    ("Release process is too slow", "Slow release process"),
    ("Die Abnahme dauert zu lange", "Abnahmen dauern viel zu lange"),
    ("Los reembolsos tardan demasiado", "El reembolso tarda demasiado"),
    ("Trop de réunions", "On a trop de reunions"),
    ("Faltam testes automáticos", "Não há testes automáticos"),
    ("测试太慢了", "我们的测试太慢"),
    ("التسليم متأخر دائما", "التسليم متأخر"),
    ("Login fails on mobile", "Mobile login is failing"),
    ("Supplier delivers late", "The supplier is late with delivery"),
]
APART = [
    ("Refunds take too long", "Deliveries take too long"),
    ("We should have more tests", "We should have more coffee"),
    ("The key developer leaves", "The key supplier leaves"),
    ("Wir haben keine Ziele", "Wir haben keine Tester"),
    ("Il nous faut plus de temps", "Il nous faut plus de clients"),
    ("Hire two testers", "Train two testers"),
    ("Version 1 is live", "Version 2 is live"),
    ("测试太慢了", "客户不满意"),
]
AROUND = ["Gates stay shut", "Pay by card", "Ask riders what they pay for", "Schiffe fahren nachts"]


@pytest.mark.parametrize("pair", ALIKE)
def test_what_says_the_same_belongs_together(pair: tuple[str, str]) -> None:
    assert alike([*AROUND, *pair]) == [(4, 5)]


@pytest.mark.parametrize("pair", APART)
def test_what_differs_in_the_word_that_matters_does_not(pair: tuple[str, str]) -> None:
    assert alike([*AROUND, *pair]) == []


def test_every_two_of_a_group_are_alike() -> None:
    chain = ["Refunds take too long", "Refunds take too long at night", "Trains at night are late"]
    assert alike(chain) == [(0, 1)]


def test_duplicates_come_first() -> None:
    texts = ["Refunds take too long", "The refund takes long", "Pay by card", "Pay by card"]
    assert alike(texts)[0] == (2, 3)


def test_of_very_many_cards_the_first_are_read() -> None:
    assert alike(["Pay by card"] * (MOST + 5)) == [tuple(range(MOST))]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_texts_are_compared_and_each_is_in_one_group_at_most(texts: list[str]) -> None:
    scores = likeness(texts)
    assert np.allclose(scores, scores.T)
    assert ((scores >= 0) & (scores <= 1 + 1e-9)).all()
    places = [place for group in alike(texts) for place in group]
    assert len(places) == len(set(places))
