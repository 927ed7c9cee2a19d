"""The register tells what to talk about first, and the matrix does not pretend to know more."""

from __future__ import annotations

import doctest
from datetime import date
from typing import Any

import msgspec
import numpy as np
import pandas as pd
import pytest

from milepost.methods import example, risk_assessment
from milepost.methods.risk_assessment import (
    Bands,
    describe_matrix,
    describe_ratings,
    describe_register,
    matrix,
    rate,
    register,
)
from milepost.methods.risk_assessment.register import COLUMNS
from milepost.plan.faults import Fault
from milepost.plan.risks import Assessment, Risk, RiskStatus
from tests.methods.risk_plans import TODAY, plan_of


def test_the_worked_example_works() -> None:
    assert doctest.testmod(risk_assessment).failed == 0


def risks(*found: Risk) -> pd.DataFrame:
    plan = msgspec.structs.replace(plan_of(), risks={each.id: each for each in found})
    return register(plan, TODAY)


def scored(key: str, likelihood: int, impact: int, **more: object) -> Risk:
    now = Assessment(likelihood=likelihood, impact=impact)
    return msgspec.convert({"id": key, "event": key, "now": now, **more}, Risk)


def test_a_plan_without_risks_has_an_empty_register_of_the_same_columns() -> None:
    found = risks()
    assert found.empty
    assert list(found.columns) == list(COLUMNS)
    assert matrix(found)["count"].sum() == 0


def test_the_gravest_band_comes_first_then_what_is_overdue_then_the_score() -> None:
    old = date(2026, 12, 1)
    found = risks(
        scored("mild", 1, 2),
        scored("high-fresh", 3, 5),
        scored("high-old", 2, 5, review_on=old),
        scored("gravest", 5, 5),
    )
    assert list(found["risk"]) == ["gravest", "high-old", "high-fresh", "mild"]
    assert list(found["overdue"]) == [False, True, False, False]
    assert list(found["number"]) == [1, 2, 3, 4]


def test_what_happened_comes_first_and_what_is_closed_last_and_neither_is_on_the_matrix() -> None:
    found = risks(
        scored("closed", 5, 5, status=RiskStatus.CLOSED, review_on=date(2026, 1, 1)),
        scored("open", 1, 1),
        scored("happened", 1, 1, status=RiskStatus.HAPPENED),
    )
    assert list(found["risk"]) == ["happened", "open", "closed"]
    assert not found["overdue"].any()
    assert matrix(found)["count"].sum() == 1


def test_exposure_is_probability_times_mean_delay_and_residual_where_it_is_told() -> None:
    found = register(example.plan(), example.TODAY).set_index("risk")
    sun: dict[Any, Any] = found.loc["sun"].to_dict()
    # The mean of 4, 8 and 15 days is more than 8, since bad cases weigh more.
    assert 0.4 * 8 < sun["exposure"] < 0.4 * 10
    assert sun["residual_exposure"] < 0.4 * sun["exposure"]
    assert sun["owner"] == "Ben"
    assert sun["threatens"] == ("Check a ticket on board", "Open a gate by ticket")
    assert found["residual_exposure"].isna().sum() == 3
    assert found["review_on"].isna().sum() == 2


def test_a_risk_that_nobody_scored_is_in_the_register_but_in_no_cell() -> None:
    found = risks(msgspec.convert({"id": "new", "event": "New"}, Risk), scored("old", 1, 1))
    assert list(found["risk"]) == ["old", "new"]
    assert found["band"].iloc[1] is None or pd.isna(found["band"].iloc[1])
    assert matrix(found)["count"].sum() == 1


def test_a_cell_names_its_risks_by_number() -> None:
    found = matrix(risks(scored("one", 2, 3), scored("two", 2, 3), scored("three", 3, 2)))
    cell = found[(found["likelihood"] == 2) & (found["impact"] == 3)].iloc[0]
    assert (cell["score"], cell["band"], cell["count"]) == (6, "moderate", 2)
    assert set(cell["risks"]) == {"one", "two"}
    assert len(found) == 25


def test_the_register_says_what_its_open_risks_lack() -> None:
    assert describe_register(register(example.plan(), example.TODAY)) == (
        "5 risks are open: 1 overdue for review, 1 without an owner and 2 without a trigger"
    )
    whole = scored("a", 1, 1, trigger="Smoke")
    found = risks(whole).assign(owner="Ada")
    assert describe_register(found).startswith("One risk is open, with its score")
    assert describe_register(risks()).startswith("No risk is open")


def test_bands_are_a_setting() -> None:
    strict = Bands((4, 15))
    assert [strict.of(score) for score in (3, 4, 14, 15, 25, None)] == [
        *("low", "moderate", "moderate", "high", "high", None)
    ]
    assert Bands().of(15) == "high"
    assert Bands().of(16) == "very_high"


@pytest.mark.parametrize("begin", [(), (5, 5), (9, 4), (1, 9), (5, 26), (2, 3, 4, 5, 6)])
def test_bands_that_do_not_rise_within_the_scores_are_refused(begin: tuple[int, ...]) -> None:
    with pytest.raises(Fault, match="rising scores"):
        Bands(begin)


def test_the_matrix_says_how_many_are_in_the_gravest_band_that_holds_any() -> None:
    assert describe_matrix(risks(scored("a", 5, 5), scored("b", 1, 1))).startswith("1 of 2 risks")
    assert "moderate" in describe_matrix(risks(scored("a", 2, 3)))
    assert "scored" in describe_matrix(risks())


def votes(**by_risk: list[tuple[int, int]]) -> pd.DataFrame:
    rows = [
        (risk, f"m{voter}", likelihood, impact)
        for risk, given in by_risk.items()
        for voter, (likelihood, impact) in enumerate(given)
    ]
    return pd.DataFrame(rows, columns=["risk", "member", "likelihood", "impact"])


def test_the_median_stands_for_the_room_and_a_spread_of_two_calls_for_talk() -> None:
    found = rate(votes(calm=[(3, 4), (3, 4), (4, 4)], split=[(1, 3), (3, 3), (5, 3)]))
    assert list(found["risk"]) == ["split", "calm"]
    assert list(found["talk_about"]) == [True, False]
    assert list(found["likelihood"]) == [3, 3]
    assert list(found["spread_likelihood"]) == [4, 1]
    assert list(found["voters"]) == [3, 3]
    assert describe_ratings(found).startswith("Talk about one of 2 risks")
    assert describe_ratings(found.iloc[1:]).startswith("Votes lie close together on all 1")


def test_one_voter_alone_and_equal_votes_have_no_spread() -> None:
    found = rate(votes(one=[(2, 5)], all=[(3, 3)] * 5))
    assert not found["talk_about"].any()


def test_among_ten_voters_one_at_each_end_does_not_make_a_spread() -> None:
    lonely = [(1, 3), *[(3, 3)] * 8, (5, 3)]
    assert rate(votes(a=lonely))["spread"].iloc[0] == 0
    assert rate(votes(a=lonely[:9]))["spread"].iloc[0] == 2


def test_the_last_vote_of_a_member_counts() -> None:
    twice = pd.concat([votes(a=[(1, 1)]), votes(a=[(5, 5)])], ignore_index=True)
    found = rate(twice)
    assert (found["voters"].iloc[0], found["likelihood"].iloc[0]) == (1, 5)


def test_no_votes_give_an_empty_frame_and_unusable_ones_a_reason() -> None:
    assert rate(votes()).empty
    with pytest.raises(Fault, match="impact"):
        rate(votes(a=[(1, 1)]).drop(columns="impact"))
    with pytest.raises(Fault, match="6"):
        rate(votes(a=[(6, 1)]))
    with pytest.raises(Fault, match="likelihood"):
        rate(votes(a=[(1, 1)]).assign(likelihood=np.nan))
