"""A row of marks with their meaning, under the title of a slide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from milepost.methods.drawing import HEIGHT, SMALL, WIDTH, Look, write

__all__ = ["Fill", "legend"]

#: About how wide a letter is, as a share of the size of the text.
_LETTER = 0.53
_SIDE = 16.0


class Fill(NamedTuple):
    """How an area is filled, told apart by lightness and hatch as well as by colour."""

    face: str
    edge: str
    text: str
    hatch: str = ""

    def patch(self) -> dict[str, Any]:
        """The arguments of a matplotlib patch."""
        return {"facecolor": self.face, "edgecolor": self.edge, "hatch": self.hatch}


def legend(
    axes: Axes,
    entries: Sequence[tuple[Fill, str]],
    look: Look,
    *,
    left: float = 48,
    top: float = 150,
) -> None:
    """Write what each fill means, from ``left`` on, ``top`` below the upper edge, in pixels."""
    figure = axes.figure
    for fill, meaning in entries:
        at = (left / WIDTH, (HEIGHT - top - _SIDE / 2) / HEIGHT)
        side = (_SIDE / WIDTH, _SIDE / HEIGHT)
        square = Rectangle(at, *side, transform=figure.transFigure, lw=1, **fill.patch())
        figure.add_artist(square)
        write(
            axes,
            ((left + _SIDE + 8) / WIDTH, (HEIGHT - top) / HEIGHT),
            meaning,
            size=SMALL,
            colour=look.ink.ink,
            xycoords="figure fraction",
        )
        left += _SIDE + 36 + _LETTER * SMALL * len(meaning)
