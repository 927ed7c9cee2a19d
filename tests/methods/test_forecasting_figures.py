"""Forecasts as slides."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.methods.forecasting import (
    Work,
    capacity_forecast,
    cone,
    draw_capacity,
    draw_when_done,
    when_done,
)
from milepost.plan.faults import Fault
from tests.methods.histories import MIXED, both, delivered, work

HISTORY = delivered(*MIXED)


def capacity(history: pd.DataFrame, commitment: float | None = None, look: Look = LIGHT) -> Figure:
    return draw_capacity(history, capacity_forecast(history, commitment=commitment), look)


def done(what: Work, look: Look = LIGHT) -> Figure:
    return draw_when_done(cone(HISTORY, what), when_done(HISTORY, what), look)


def texts(figure: Figure) -> str:
    return svg(figure, "a forecast")


@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)])
def test_a_capacity_is_drawn_with_the_safe_load_in_its_title(look: Look) -> None:
    figure = capacity(HISTORY, look=look)
    assert png(figure)
    assert "85% sure to finish" in texts(figure)
    assert "next" in texts(figure)


def test_a_commitment_is_drawn_with_its_chance() -> None:
    shown = texts(capacity(both(MIXED, [20] * len(MIXED)), commitment=22))
    assert "The commitment of 22 is" in shown
    assert "22: committed" in shown
    assert "lines: committed" in shown


@pytest.mark.parametrize("periods", [0, 1, 3, 12, 30])
def test_any_number_of_periods_is_drawn(periods: int) -> None:
    figure = capacity(delivered(*[20.0] * periods), commitment=20)
    assert "not shown" not in texts(figure)


def test_of_a_long_past_the_last_is_drawn_and_the_rest_counted() -> None:
    shown = texts(capacity(delivered(*[float(load) for load in range(1, 61)])))
    assert "30 earlier periods are not shown" in shown
    assert ">60<" in shown


def test_labels_never_lie_on_each_other() -> None:
    figure = capacity(delivered(*[20.0] * 40, 200.0), commitment=20)
    axes = figure.axes[0]
    canvas: Any = FigureCanvasAgg(figure)
    boxes = [
        text.get_window_extent(canvas.get_renderer())
        for text in axes.texts
        if "not shown" not in text.get_text()
    ]
    assert len(boxes) == 4
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_a_gap_and_nothing_delivered_are_drawn() -> None:
    assert png(capacity(delivered(20, None, 0, 19, 21)))
    assert "Nothing was delivered" in texts(capacity(delivered(0, 0, 0)))


@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)])
def test_a_cone_is_drawn_with_its_dates(look: Look) -> None:
    figure = done(work(150, growth=0.1), look)
    assert png(figure)
    shown = texts(figure)
    assert "85% sure" in shown
    assert "all work: 167" in shown


def test_work_that_is_never_done_or_done_already_is_told_to_be() -> None:
    assert "85% sure that it is done within 130 periods" in texts(done(work(1e5)))
    assert "Nothing remains" in texts(done(work(0)))


def test_dates_that_were_not_asked_for_are_not_marked() -> None:
    what = work(100)
    dates = when_done(HISTORY, what, chances=(0.5,))
    assert "85%:" not in texts(draw_when_done(cone(HISTORY, what), dates))


def test_a_frame_without_its_columns_is_refused() -> None:
    with pytest.raises(Fault, match="must have the columns"):
        draw_when_done(pd.DataFrame(), when_done(HISTORY, work(10)))
