"""A figure of a method in a narrow column: what it says as text, and the slide to look into."""

from __future__ import annotations

from matplotlib.figure import Figure

from milepost.methods.drawing import Look, svg
from milepost.widgets.markup import sentence
from milepost.words import SPOKEN

__all__ = ["LOOK", "framed", "slide"]

#: Figures speak the language of whoever this notebook works for.
LOOK = Look(language=SPOKEN)


def slide(figure: Figure, told: str) -> str:
    """The sentence that a figure says, and the figure, in full size for whoever looks into it."""
    return sentence(told) + framed(figure, told)


def framed(figure: Figure, told: str) -> str:
    """The figure alone; whoever does not see it hears what it says."""
    return f'<div class="milepost-slide" tabindex="0">{svg(figure, told)}</div>'
