"""Who does what, what is unclear in it, and who has more work than days."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import role_clarity
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.room.advice.roles_found import roles_on_board
from milepost.words import SPOKEN


def roles(_view: View, reading: Reading) -> Iterator[str]:
    """The matrix of the cards on the board, and people's weeks as the plan would be."""
    matrix = roles_on_board(reading)
    if matrix.empty:
        return
    found = role_clarity.findings(matrix, language=SPOKEN)
    told = role_clarity.describe_findings(found, SPOKEN)
    yield slide(role_clarity.draw_raci(matrix, found, LOOK), told)
    weeks = role_clarity.load(reading.plan, reading.today)
    if len(weeks) and weeks["days_needed"].any():
        told = role_clarity.describe_load(weeks, SPOKEN)
        yield slide(role_clarity.draw_load(weeks, LOOK), told)
