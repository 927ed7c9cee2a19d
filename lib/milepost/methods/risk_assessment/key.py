"""What the figures of this package share: a key of marks, short names, how many rows fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from milepost.methods.drawing import SMALL, Look, write
from milepost.methods.saying import said

__all__ = ["Mark", "brief", "first_rows", "key"]

_LEFT, _WIDE = 56.0, 7.5


class Mark(NamedTuple):
    """One mark of a key: what it means, and how it is drawn: a ``marker``, else as a bar is."""

    text: str
    drawn: dict[str, Any]


def key(axes: Axes, marks: Sequence[Mark], look: Look, below: float = 52) -> None:
    """Write what the marks mean in one line across the slide, so many pixels below the axes."""
    box = axes.get_window_extent()
    right = _LEFT - box.x0
    for mark in marks:
        at = (right / box.width, -below / box.height)
        _draw(axes, at, mark.drawn)
        write(
            axes,
            at,
            mark.text,
            size=SMALL,
            colour=look.ink.quiet,
            shift=(14, 0),
            xycoords="axes fraction",
        )
        right += 40 + _WIDE * len(mark.text)


def _draw(axes: Axes, at: tuple[float, float], drawn: dict[str, Any]) -> None:
    if "marker" in drawn:
        style = {"linestyle": "none", "markersize": 11, **drawn}
        axes.plot([at[0]], [at[1]], transform=axes.transAxes, clip_on=False, **style)
        return
    box = axes.get_window_extent()
    wide, high = 18 / box.width, 14 / box.height
    corner = (at[0] - wide / 2, at[1] - high / 2)
    axes.add_patch(Rectangle(corner, wide, high, transform=axes.transAxes, clip_on=False, **drawn))


def brief(title: str, letters: int = 44) -> str:
    """A title short enough to stand in a sentence, or in one line of so many letters."""
    return title if len(title) <= letters else f"{title[: letters - 2].rstrip()} …"


def first_rows(frame: pd.DataFrame, most: int, look: Look) -> tuple[pd.DataFrame, str]:
    """The first rows, as many as fit, and how many are not shown in words."""
    left = len(frame) - most
    if left <= 0:
        return frame, ""
    told = said("method.risk_assessment.not_shown", look.language, count=left)
    return frame.head(most), told
