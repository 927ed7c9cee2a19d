"""A number for each of a few things, as bars under their names."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.pages.canvas import LINE, WIDTH, canvas, lines, write
from milepost.tokens import tokens

_INK = tokens().light
_BAR, _GAP = 12, 10
_NUMBER = 40


def draw_bars(frame: pd.DataFrame, most: float | None = None) -> Figure:
    """One bar a row of ``frame``, whose first column names it and whose second measures it.

    Args:
        frame: at least one row.
        most: the measure of a full bar; by default the largest there is.
    """
    names = [lines(str(name)) for name in frame.iloc[:, 0]]
    values = [float(value) for value in frame.iloc[:, 1]]
    figure, axes = canvas(sum(map(_height, names)))
    full = max(most or max(values), 1.0)
    top = 0.0
    for name, value in zip(names, values, strict=True):
        _draw_row(axes, top, name, value, full)
        top += _height(name)
    return figure


def _height(name: Sequence[str]) -> float:
    return LINE * len(name) + _BAR + _GAP


def _draw_row(axes: Axes, top: float, name: Sequence[str], value: float, full: float) -> None:
    for number, line in enumerate(name):
        write(axes, (0, top + LINE * (number + 0.5)), line)
    middle = top + LINE * len(name) + _BAR / 2
    room = WIDTH - _NUMBER
    axes.barh(middle, room, _BAR, color=_INK.line)
    axes.barh(middle, room * value / full, _BAR, color=_INK.accent)
    write(axes, (WIDTH, middle), f"{value:g}", weight="bold", ha="right")


def describe_bars(frame: pd.DataFrame) -> str:
    """The figure in words."""
    pairs = zip(frame.iloc[:, 0], frame.iloc[:, 1], strict=True)
    return "; ".join(f"{name}: {value}" for name, value in pairs)
