"""What the marks of a figure mean, in one line across its slide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from milepost.methods.drawing.look import HEIGHT, MARGIN, SMALL, WIDTH, Look
from milepost.methods.drawing.text import write

#: About how wide a letter is, as a share of the size of the text.
_LETTER = 0.53
_SIDE, _GAP, _APART = 16.0, 8.0, 28.0


class Fill(NamedTuple):
    """How an area is filled, told apart by lightness and hatch as well as by colour."""

    face: str
    edge: str
    text: str
    hatch: str = ""

    def patch(self) -> dict[str, Any]:
        """The arguments of a matplotlib patch."""
        return {"facecolor": self.face, "edgecolor": self.edge, "hatch": self.hatch}


class Mark(NamedTuple):
    """One mark of a key: what it means, and how it is drawn: a ``marker``, else as a bar is."""

    text: str
    drawn: dict[str, Any]


def key(
    axes: Axes,
    marks: Sequence[Mark],
    look: Look,
    *,
    below: float | None = None,
    top: float = 150.0,
) -> None:
    """Write what the marks mean in one line, from the left margin of the slide on.

    The line stands so many pixels ``below`` the axes, or else ``top`` from the slide's upper edge.
    """
    up = HEIGHT - top if below is None else axes.get_window_extent().y0 - below
    left = float(MARGIN)
    for mark in marks:
        _draw(axes, (left + _SIDE / 2, up), mark.drawn, look)
        write(
            axes,
            ((left + _SIDE + _GAP) / WIDTH, up / HEIGHT),
            mark.text,
            size=SMALL,
            colour=look.ink.quiet,
            xycoords="figure fraction",
        )
        left += _SIDE + _GAP + _APART + _LETTER * SMALL * len(mark.text)


def _draw(axes: Axes, middle: tuple[float, float], drawn: dict[str, Any], look: Look) -> None:
    figure = axes.figure
    x, y = middle
    if "marker" in drawn:
        style = {"linestyle": "none", "markersize": 11, "color": look.ink.ink, **drawn}
        figure.add_artist(Line2D([x / WIDTH], [y / HEIGHT], transform=figure.transFigure, **style))
        return
    corner = ((x - _SIDE / 2) / WIDTH, (y - _SIDE / 2) / HEIGHT)
    side = (_SIDE / WIDTH, _SIDE / HEIGHT)
    figure.add_artist(Rectangle(corner, *side, transform=figure.transFigure, **{"lw": 1, **drawn}))
