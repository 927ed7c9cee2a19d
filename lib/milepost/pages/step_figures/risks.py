"""Risks: the matrix that a room fills, and what they do to the dates."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import risk_assessment
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.agenda import Rate
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.words import SPOKEN

#: Enough for a P80 within a day or two, drawn while people talk.
_RUNS = 2000


def risks(view: View, reading: Reading) -> Iterator[str]:
    """The matrix where a room has rated; and when milestones are reached, risks and all."""
    if isinstance(reading.step.activity, Rate):
        yield from _matrix(reading)
    yield from simulated(view, reading)


def _matrix(reading: Reading) -> Iterator[str]:
    rows = risk_assessment.register(reading.plan, reading.today)
    here = rows[rows["risk"].isin(reading.cards_by_part)]
    if here["score"].notna().any():
        told = risk_assessment.describe_matrix(here, language=SPOKEN)
        yield slide(risk_assessment.draw_matrix(here, look=LOOK), told)


def simulated(_view: View, reading: Reading) -> Iterator[str]:
    """The dates by which milestones are reached in half and in 80 of 100 runs."""
    simulation = risk_assessment.simulate(reading.plan, reading.today, runs=_RUNS)
    if not simulation.tasks:
        return
    dates = risk_assessment.milestone_dates(simulation)
    if len(dates):
        told = risk_assessment.describe_dates(dates, SPOKEN)
        yield slide(risk_assessment.draw_dates(dates, LOOK), told)
