"""Where the insight beside the board is drawn: pixels from the top left, as wide as its column."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods import drawing
from milepost.methods.drawing import svg
from milepost.tokens import tokens

__all__ = ["LINE", "SMALL", "TEXT", "WIDTH", "canvas", "lines", "svg", "write"]

#: Width of every figure, and the sizes of its text, in CSS pixels.
WIDTH = 440
TEXT, SMALL = 14, 12
LINE = 19

_LETTERS = 52
_LINES = 2

_INK = tokens().light


def canvas(height: float) -> tuple[Figure, Axes]:
    """A figure of ``height`` pixels, and axes that measure in pixels, downwards."""
    figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72, facecolor="none")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(height, 0)
    axes.axis("off")
    return figure, axes


def lines(text: str, letters: int = _LETTERS) -> list[str]:
    """A label of at most two lines; what does not fit is cut with an ellipsis."""
    return drawing.wrapped(text, letters, most=_LINES)


def write(
    axes: Axes,
    at: tuple[float, float],
    text: str,
    *,
    size: int = TEXT,
    colour: str = _INK.ink,
    **how: Any,
) -> None:
    """Write a line of text beginning at ``at``, or as ``how`` says; ``at`` is at middle height."""
    drawing.write(axes, at, text, size=size, colour=colour, **how)
