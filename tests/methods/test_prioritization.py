"""Votes become classes, and what voters do not agree on is found."""

from __future__ import annotations

import doctest
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.methods import prioritization
from milepost.methods.prioritization import (
    CLASSES,
    agreement,
    describe_agreement,
    describe_splits,
    shares,
    splits,
)
from milepost.methods.prioritization.splits import eijk_agreement
from milepost.plan.faults import Fault
from tests.methods.plans import often


def votes_of(*rows: tuple[Any, Any, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["item", "member", "class"])


def ballots(ranks: np.ndarray[Any, Any]) -> pd.DataFrame:
    """Votes of shape (members, items) as classes 0 to 3; -1 is none."""
    return votes_of(
        *(
            (f"i{item}", f"m{member}", CLASSES[int(rank)] if rank >= 0 else None)
            for member, row in enumerate(ranks)
            for item, rank in enumerate(row)
        )
    )


def one_item(*classes: str) -> pd.Series[Any]:
    return splits(votes_of(*(("x", f"m{n}", each) for n, each in enumerate(classes)))).iloc[0]


ranks = st.integers(2, 6).flatmap(
    lambda members: st.integers(2, 8).flatmap(
        lambda items: st.lists(
            st.lists(st.integers(0, 3), min_size=items, max_size=items),
            min_size=members,
            max_size=members,
        ).map(np.array)
    )
)


def test_the_examples_hold() -> None:
    for module in (prioritization, shares):
        found = doctest.testmod(module)
        assert found.attempted
        assert not found.failed


@often
@given(ranks)
def test_agreement_is_kendalls_w_with_its_correction_for_ties(given: np.ndarray[Any, Any]) -> None:
    members, items = given.shape
    mid = pd.DataFrame(given).rank(axis=1).to_numpy()
    ties = sum(
        (count**3 - count)
        for row in given
        for count in np.unique(row, return_counts=True)[1].astype(float)
    )
    squares = ((mid.sum(axis=0) - members * (items + 1) / 2) ** 2).sum()
    below = members**2 * (items**3 - items) - members * ties
    found = agreement(ballots(given))
    if below == 0:
        assert found.w is None
    else:
        assert found.w == pytest.approx(12 * squares / below)


@often
@given(ranks, st.integers(0, 2**32 - 1))
def test_a_missing_vote_leaves_agreement_between_0_and_1(
    given: np.ndarray[Any, Any], seed: int
) -> None:
    gone = np.random.default_rng(seed).random(given.shape) < 0.3
    found = agreement(ballots(np.where(gone, -1, given)))
    assert found.missing == gone.sum()
    assert found.w is None or 0 <= found.w <= 1


def test_voters_of_one_mind_stay_so_when_each_leaves_out_another_item() -> None:
    given = np.array([[0, 1, 2, -1], [0, 1, -1, 3], [-1, 1, 2, 3]])
    found = agreement(ballots(given))
    assert found.w == pytest.approx(1)
    assert describe_agreement(found).endswith("3 votes are missing.")


def test_two_voters_at_random_reach_half_by_chance_and_are_not_called_agreed() -> None:
    found = agreement(ballots(np.array([[0, 1, 2, 3], [1, 0, 3, 2]])))
    assert found.by_chance == 0.5
    assert found.p is not None
    lukewarm = agreement(ballots(np.array([[0, 1, 2, 3], [1, 3, 0, 2]])))
    assert "than chance" in describe_agreement(lukewarm)


@pytest.mark.parametrize(
    ("order", "members", "p"),
    [((0, 1), 2, 1 / 2), ((0, 1, 2), 2, 1 / 6), ((0, 1), 5, 1 / 16), ((0, 0, 0, 3), 3, 1 / 16)],
)
def test_few_who_agree_on_little_may_do_so_by_chance(
    order: tuple[int, ...], members: int, p: float
) -> None:
    found = agreement(ballots(np.array([order] * members)))
    assert found.w == pytest.approx(1)
    assert found.p == pytest.approx(p)
    assert "than chance" in describe_agreement(found)


@pytest.mark.parametrize(
    "given", [np.array([[0, 1, 2]]), np.array([[0], [1]]), np.zeros((0, 0)), np.ones((4, 3))]
)
def test_one_voter_one_item_nobody_and_equal_votes_have_no_agreement_to_measure(
    given: np.ndarray[Any, Any],
) -> None:
    found = agreement(ballots(given))
    assert found.w is None
    assert describe_agreement(found)


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ((24, 28, 32, 62, 135, 304, 416), 0.61),
        ((16, 26, 82, 210, 293, 270, 103), 0.48),
        ((30, 40, 210, 130, 530, 50, 10), 0.61),
        ((6, 8, 5, 3, 2), 0.31),
    ],
)
def test_agreement_over_classes_is_that_of_the_examples_in_print(
    counts: tuple[int, ...], published: float
) -> None:
    assert eijk_agreement(np.array(counts)) == pytest.approx(published, abs=0.005)


def test_an_item_reaches_a_class_only_with_more_than_half_of_its_votes() -> None:
    assert one_item("must", "wont")["suggested"] == "wont"
    assert one_item("must", "must", "wont")["suggested"] == "must"
    assert one_item("must", "should", "could", "wont")["suggested"] == "could"


@pytest.mark.parametrize(
    ("classes", "agrees"),
    [
        (("must",) * 5, 1.0),
        (("must", "should"), 2 / 3),
        (("must", "should", "could", "wont"), 0.0),
        (("must", "wont"), -1.0),
    ],
)
def test_agreement_of_an_item_is_van_der_eijks(classes: tuple[str, ...], agrees: float) -> None:
    assert one_item(*classes)["agreement"] == pytest.approx(agrees)


@often
@given(st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any))
def test_agreement_of_an_item_is_the_same_read_backwards_and_within_bounds(
    counts: list[int],
) -> None:
    forwards, backwards = (eijk_agreement(np.array(each)) for each in (counts, counts[::-1]))
    assert forwards == pytest.approx(backwards)
    assert -1 <= forwards <= 1


def test_votes_in_two_neighbouring_classes_never_split_the_room() -> None:
    for first, second in product(range(1, 8), repeat=2):
        assert not one_item(*["must"] * first, *["should"] * second)["splits"]


def test_one_of_five_at_the_other_end_splits_the_room_and_comes_first() -> None:
    rows = [("a", f"m{n}", "must") for n in range(5)]
    rows += [("b", f"m{n}", "must" if n else "wont") for n in range(5)]
    found = splits(votes_of(*rows))
    assert found["item"].tolist() == ["b", "a"]
    assert found["splits"].tolist() == [True, False]
    assert found["outside"].iloc[0] == pytest.approx(0.2)
    assert found["distance"].iloc[0] == pytest.approx(0.6)
    assert describe_splits(found) == "1 of 2 items splits the room: “b” (4 Must, 1 Won\u2019t)"


def test_one_vote_never_splits_the_room() -> None:
    assert not one_item("must")["splits"]


def test_an_item_without_votes_has_no_class_and_counts_what_is_missing() -> None:
    found = splits(votes_of(("a", "ann", "must"), ("b", "ann", None), ("b", "ben", float("nan"))))
    assert found["suggested"].tolist() == ["must", None]
    assert found["missing"].tolist() == [1, 2]


def test_the_last_of_two_votes_on_an_item_counts() -> None:
    found = splits(votes_of(("a", "ann", "wont"), ("a", "ann", "Must have")))
    assert found["must"].tolist() == [1]
    assert found["votes"].tolist() == [1]


@pytest.mark.parametrize(
    ("votes", "says"),
    [
        (votes_of(("a", "ann", "maybe")), "“maybe”"),
        (votes_of(("a", None, "must")), "no member"),
        (votes_of(("", "ann", "must")), "no item"),
        (pd.DataFrame({"item": ["a"]}), "member, class"),
    ],
)
def test_votes_that_cannot_be_counted_are_refused_with_the_row(
    votes: pd.DataFrame, says: str
) -> None:
    with pytest.raises(Fault, match=says):
        splits(votes)


def test_no_votes_give_an_empty_frame_and_say_so() -> None:
    found = splits(votes_of())
    assert found.empty
    assert describe_splits(found) == "Nobody has voted yet"
