"""A figure of a method in a narrow column: what it says as text, and the slide to look into."""

from __future__ import annotations

from matplotlib.figure import Figure

from milepost.methods.drawing import svg
from milepost.widgets.markup import sentence

__all__ = ["slide"]


def slide(figure: Figure, told: str) -> str:
    """The sentence that a figure says, and the figure, which scrolls where it is too wide."""
    return f'{sentence(told)}<div class="milepost-slide" tabindex="0">{svg(figure, told)}</div>'
