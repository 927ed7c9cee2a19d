"""How documents say days, numbers and periods."""

from datetime import date

import pytest

from milepost.export.periods import Period, period_of
from milepost.export.printable import Press
from milepost.export.results import CardDots, VoteResult
from milepost.export.worded import worded
from milepost.export.wording import Wording


@pytest.fixture
def english() -> Wording:
    return Wording("en")


def test_a_day_is_written_so_that_nobody_swaps_day_and_month(english: Wording) -> None:
    assert english.day(date(2027, 3, 4)) == "4 Mar 2027"


@pytest.mark.parametrize(
    ("number", "written"), [(40.0, "40"), (-1.5, "-1.5"), (1234567.25, "1,234,567.25")]
)
def test_a_number_has_no_decimals_that_it_does_not_need(
    english: Wording, number: float, written: str
) -> None:
    assert english.number(number) == written


@pytest.mark.parametrize(
    ("months", "said"), [(1, "May 2027"), (3, "Q2 2027"), (12, "2027"), (60, "2025\N{EN DASH}2029")]
)
def test_a_period_is_called_what_people_call_it(english: Wording, months: int, said: str) -> None:
    assert english.period(period_of(date(2027, 5, 9), months)) == said


def test_a_script_has_its_own_name_and_signs_of_none_are_symbols(english: Wording) -> None:
    assert english.script("Hira") == "Hiragana"
    assert english.script("Zyyy") == "symbols"


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(LookupError, match=r"there are: .*en"):
        Wording("xx")


def test_counts_stay_numbers_and_everything_else_becomes_text(english: Wording) -> None:
    vote = VoteResult(title="Dots\r", voters=2, cards=(CardDots(title="த", dots=3),))
    press = Press()
    assert worded({"v": vote, "p": Period(2027, 4, 3), "n": None}, english, press) == {
        "v": {
            "tag": "vote",
            "title": "Dots\n",
            "voters": 2,
            "cards": [{"title": "\ufffd", "dots": 3, "became": None}],
        },
        "p": "Q2 2027",
        "n": None,
    }
    assert press.missing == {"Taml"}
