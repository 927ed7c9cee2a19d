"""A sprint as it is filled: what is in it, against what is safe."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods import sprint_planning
from milepost.pages.step_figures.slide import LOOK, slide
from milepost.plan.view import View
from milepost.room.advice.reading import Reading
from milepost.room.advice.sprint_fit import sprint_chosen, sprint_fit
from milepost.widgets.markup import sentence
from milepost.words import SPOKEN


def sprint(_view: View, reading: Reading) -> Iterator[str]:
    """The items of the sprint, stacked up to the safe line, and why the rest would not fit."""
    found = sprint_chosen(reading)
    if found is None or found.items.empty:
        return
    says = sprint_fit(found, SPOKEN).says
    # Without a past in the unit of its sizes there is no line to draw.
    knows = found.load.safe > 0
    yield slide(sprint_planning.draw_sprint(found, LOOK), says) if knows else sentence(says)
