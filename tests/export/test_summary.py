"""The summary: one page, whatever the plan, with what a board has to know and to decide."""

from __future__ import annotations

from functools import cache

import pytest

from milepost import words
from milepost.export import pdf
from milepost.export.document import Document
from milepost.export.documents import printed_as
from milepost.export.summary import Summary, summary, summary_document
from tests.export.boards import Story, harbour, plan_of
from tests.export.plans import HOSTILE, opened, work
from tests.export.reading import facts_of, text_of, words_outside

PLANS = {
    "empty": opened(plan_of()),
    "three": opened(work(3)),
    "many": opened(work(300, milestones=40, risks=60)),
    "hostile": opened(work(12, milestones=9, risks=9, said=HOSTILE)),
    "shouted": opened(work(12, milestones=9, risks=9, said="W" * 299)),
}


@cache
def document(plan: str) -> Document:
    return summary_document(PLANS[plan], None)


def told(plan: str) -> Summary:
    record = document(plan).content["summary"]
    assert isinstance(record, Summary)
    return record


@pytest.mark.parametrize("language", words.languages())
@pytest.mark.parametrize("plan", PLANS)
def test_it_is_one_page_for_any_plan_in_any_language(plan: str, language: str) -> None:
    printed = printed_as(document(plan), language=language)
    assert facts_of(printed)["Pages"] == "1"
    assert words_outside(printed) == []


def test_it_is_one_page_on_letter_as_well() -> None:
    assert facts_of(pdf("summary", PLANS["hostile"], paper="letter"))["Pages"] == "1"


def test_the_next_milestones_stand_beside_the_dates_that_are_likely() -> None:
    record = told("many")
    assert [each.title for each in record.ahead] == [f"Pier [{n:03d}] is open" for n in range(5)]
    assert record.more_ahead == 35
    for each in record.ahead:
        assert each.likely is not None
        assert each.likely.p50 <= each.likely.p80


def test_the_gravest_risks_are_told_and_the_others_counted() -> None:
    record = told("many")
    assert [each.score for each in record.risks] == [15, 15, 15]
    assert record.more_risks == 57


def test_what_is_asked_is_what_the_check_of_the_plan_finds_gravest() -> None:
    record = told("many")
    assert [each.severity for each in record.asked] == ["grave"] * 3
    assert all(each.next.say("en") for each in record.asked)


def test_the_chance_of_a_date_is_the_same_wherever_the_page_tells_it() -> None:
    record = told("many")
    chances = {each.title: each.likely.hundred for each in record.ahead if each.likely}
    for asked in record.asked:
        sentence = asked.finding.say("en")
        if " of 100 " in sentence:
            [title] = [title for title in chances if title in sentence]
            assert f" {chances[title]} of 100 " in sentence


def test_what_is_left_out_of_a_long_text_is_marked() -> None:
    record = told("hostile")
    assert record.vision.endswith("…")
    assert len(record.vision) <= 300


def test_a_plan_with_nothing_in_it_says_what_to_do_first() -> None:
    text = " ".join(text_of(pdf("summary", PLANS["empty"])).split())
    for said in ("No vision yet", "No milestones yet", "There is no work to weigh yet", "No risks"):
        assert said in text


def test_reached_milestones_are_counted_and_dropped_ones_are_not() -> None:
    record = summary(Story(harbour()).board())
    assert (record.done, record.milestones) == (1, 4)
