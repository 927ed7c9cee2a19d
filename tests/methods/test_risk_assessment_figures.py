"""The figures show what they are given, however little or much, and whatever people typed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from milepost.methods import example
from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.methods.risk_assessment import (
    Bands,
    Simulation,
    convergence,
    curve,
    draw_convergence,
    draw_curve,
    draw_dates,
    draw_matrix,
    draw_mitigation,
    draw_tornado,
    milestone_dates,
    mitigation_value,
    register,
    simulate,
    tornado,
)
from milepost.plan.risks import Assessment, Risk

NOW_AND_LEFT = "4 \u00d7 4 → 2 \u00d7 4"
HOSTILE = ["$x_1$", "<b>bold</b>", "مرحبا بالعالم", "x" * 200, "word " * 40]


@pytest.fixture(scope="module")
def simulation() -> Simulation:
    return simulate(example.plan(), example.TODAY, runs=1000)


def risks(count: int, *, titles: list[str] | None = None, same: bool = False) -> pd.DataFrame:
    rng = np.random.default_rng(1)
    found = {}
    for n in range(count):
        now, left = (
            Assessment(likelihood=int(a), impact=int(b)) for a, b in rng.integers(1, 6, (2, 2))
        )
        title = titles[n % len(titles)] if titles else f"Event {n}"
        now = Assessment(likelihood=3, impact=3) if same else now
        found[f"r{n}"] = Risk(id=f"r{n}", event=title, now=now, residual=left)
    return register(msgspec.structs.replace(example.plan(), risks=found), example.TODAY)


def shown(figure: Figure) -> str:
    return svg(figure, "said")


@pytest.mark.parametrize("count", [0, 1, 20, 21, 40, 60])
def test_the_matrix_draws_any_number_of_risks(count: int) -> None:
    page = shown(draw_matrix(risks(count)))
    assert page.count(">Event ") == (39 if count == 60 else count)
    assert ("and 21 more" in page) == (count == 60)


def test_forty_risks_in_one_cell_say_how_many_do_not_fit() -> None:
    page = shown(draw_matrix(risks(40, same=True)))
    assert ">+32<" in page
    assert ">8<" in page


def test_the_matrix_names_its_bands_and_what_the_mitigation_leaves() -> None:
    page = shown(draw_matrix(register(example.plan(), example.TODAY)))
    for words in ("low", "moderate", "high", "very high", NOW_AND_LEFT, "shortlist"):
        assert words in page
    two = shown(draw_matrix(risks(3), Bands((12,))))
    assert ">low<" in two
    assert ">high<" not in two


@pytest.mark.parametrize("look", [LIGHT, Look(dark=True)])
def test_every_figure_draws_light_and_dark(simulation: Simulation, look: Look) -> None:
    milestone = example.plan().milestones["gates"]
    figures = [
        draw_matrix(register(example.plan(), example.TODAY), look=look),
        draw_dates(milestone_dates(simulation), look),
        draw_curve(curve(simulation, "gates"), milestone.title, milestone.due, look),
        draw_tornado(tornado(simulation, "gates"), milestone.title, look),
        draw_mitigation(mitigation_value(simulation, "gates"), look),
        draw_convergence(convergence(simulation, "gates"), look),
    ]
    assert all(png(each).startswith(b"\x89PNG") for each in figures)


def repeated(frame: pd.DataFrame, titles: list[str], column: str) -> pd.DataFrame:
    """Sixty rows with those titles, the last one kept."""
    rows = pd.concat([frame.iloc[:-1]] * 60, ignore_index=True).head(60)
    rows[column] = [titles[n % len(titles)] for n in range(60)]
    return pd.concat([rows, frame.iloc[-1:]], ignore_index=True)


@pytest.mark.parametrize(
    ("draw", "of", "column"),
    [
        (draw_dates, milestone_dates, "title"),
        (lambda frame: draw_tornado(frame, HOSTILE[0]), tornado, "title"),
        (draw_mitigation, mitigation_value, "event"),
    ],
)
def test_sixty_rows_of_anything_say_how_many_are_not_shown(
    draw: Callable[[pd.DataFrame], Figure],
    of: Callable[[Simulation], pd.DataFrame],
    column: str,
    simulation: Simulation,
) -> None:
    page = shown(draw(repeated(of(simulation), HOSTILE, column)))
    assert "more are not shown" in page
    assert "$x_1$" in page
    assert "&lt;b&gt;bold" in page


def test_frames_without_rows_draw_a_slide_that_says_so(simulation: Simulation) -> None:
    assert "No milestone" in shown(draw_dates(milestone_dates(simulation).head(0)))
    assert "No open risk" in shown(draw_mitigation(mitigation_value(simulation).head(0)))
    assert "chance" in shown(draw_tornado(tornado(simulation).head(0), "The end"))


def test_one_row_draws(simulation: Simulation) -> None:
    assert "of 100" in shown(draw_dates(milestone_dates(simulation).head(1)))
    assert "working days" in shown(draw_tornado(tornado(simulation).head(1), "The end"))
    assert "of" in shown(draw_mitigation(mitigation_value(simulation).iloc[[0, -1]]))


def test_typed_titles_of_any_kind_stand_on_the_matrix() -> None:
    page = shown(draw_matrix(risks(10, titles=HOSTILE)))
    assert "$x_1$" in page
    assert "مرحبا" in page
    assert f"{'x' * 50}" in page


def test_what_nobody_told_of_a_mitigation_is_said(simulation: Simulation) -> None:
    page = shown(draw_mitigation(mitigation_value(simulation, "fares")))
    assert "does not move this date" in page
    assert "nobody has said what remains" in page


def test_a_promise_missed_by_years_still_fits(simulation: Simulation) -> None:
    due = example.TODAY.replace(year=2020)
    page = shown(draw_curve(curve(simulation), "The end", due))
    assert "0 of 100" in page
