"""The book: all documents under one outline, each once, with one count of pages."""

from __future__ import annotations

import pytest

from milepost.export import DOCUMENTS, pdf
from milepost.export import likely as likely_module
from milepost.plan.board import Board
from milepost.words import messages
from tests.export.boards import plan_of, revealed
from tests.export.plans import HOSTILE, opened, work
from tests.export.reading import facts_of, structure_of, text_of, words_outside

BOUND = [stem for stem in DOCUMENTS if stem != "book"]


def test_it_binds_every_document_once_under_one_outline() -> None:
    structure = structure_of(pdf("book", revealed().board()))
    for stem in BOUND:
        name = messages()[f"pdf.document.{stem}"]
        assert structure.count(f'H1 "{name}"') == 1, stem
    assert structure.count("TOC ") + structure.count("TOC\n") > 0


def test_pages_are_counted_through() -> None:
    printed = pdf("book", revealed().board())
    count = int(facts_of(printed)["Pages"])
    assert f"{count} of {count}" in text_of(printed).split("\f")[-2]


def test_the_same_board_makes_the_same_bytes() -> None:
    assert pdf("book", revealed().board()) == pdf("book", revealed().board())


def test_the_plan_is_simulated_once_for_all_that_is_bound() -> None:
    likely_module._likely.cache_clear()
    pdf("book", opened(work(12)))
    assert likely_module._likely.cache_info().misses == 1


@pytest.mark.parametrize(
    "board", [opened(plan_of()), opened(work(6, said=HOSTILE))], ids=["empty", "hostile"]
)
def test_it_is_right_for_a_plan_of_nothing_and_for_one_of_hostile_words(board: Board) -> None:
    assert words_outside(pdf("book", board)) == []
