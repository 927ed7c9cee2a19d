"""A day is written in one way in each language, wherever it stands."""

from datetime import date

import pytest

from milepost.export.wording import Wording
from milepost.methods import saying
from milepost.pages import reading
from milepost.words import languages

DAY = date(2027, 5, 4)


@pytest.mark.parametrize("language", languages())
def test_pages_figures_and_documents_write_a_day_alike(language: str) -> None:
    told = {saying.day(DAY, language), reading.day(DAY, language), Wording(language).day(DAY)}
    assert len(told) == 1


@pytest.mark.parametrize("language", languages())
def test_no_day_can_be_read_as_another(language: str) -> None:
    assert any(map(str.isalpha, saying.day(DAY, language)))
