from __future__ import annotations

import pytest

from benchmarks.page_visits import Visit
from benchmarks.pages import summary


def visits(*usable_ms: float) -> list[Visit]:
    return [
        Visit(each, requests=4, kb=80, external_requests=0, mb_per_page=1) for each in usable_ms
    ]


def test_a_figure_is_the_median_of_its_rounds() -> None:
    figures = summary({"participant": visits(100, 900, 300), "stock_voila": visits(1000)})
    assert figures["participant"]["usable_ms"] == 300


def test_a_ratio_is_ours_divided_by_stock_voilas() -> None:
    figures = summary({"participant": visits(250), "stock_voila": visits(1000)})
    assert figures["participant"]["usable_ratio"] == pytest.approx(0.25)
    assert figures["stock_voila"]["usable_ratio"] == 1
