"""Draws by what factor work takes longer than estimated, for the team and its people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from babel.numbers import format_decimal
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.agile_estimating.bias import describe_bias
from milepost.methods.agile_estimating.subtitles import how_to_read
from milepost.methods.drawing import (
    LIGHT,
    SMALL,
    Box,
    Look,
    names_left,
    panel,
    slide,
    wrapped,
    write,
)
from milepost.methods.saying import said
from milepost.words import locale

__all__ = ["draw_bias"]

_BOX = Box(left=260, right=250, top=196, bottom=84)
_MOST_ROWS = 14
_FEWEST_ROWS = 5
_LETTERS = 24
_TICKS = (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85, 1, 1.2, 1.4, 2, 3, 5, 10, 20, 50)


def draw_bias(found: pd.DataFrame, look: Look = LIGHT, *, anonymous: bool = False) -> Figure:
    """A mark and an interval per row, on an axis on which twice and half lie equally far off.

    Args:
        found: from :func:`milepost.methods.agile_estimating.bias`.
        look: light or dark, and the language.
        anonymous: whether people are numbered and not named.

    Raises:
        Fault: a column is missing.
    """
    told = describe_bias(found, look.language)
    if found.empty:
        return slide(told, look=look)
    shown = found.head(_MOST_ROWS)
    figure = slide(told, how_to_read("bias", "hidden", len(found) - len(shown), look), look)
    axes = panel(figure, _BOX, look)
    _axes(axes, shown, look)
    names_left(axes, _names(shown["person"].tolist(), look, anonymous=anonymous), look)
    for row, (_, values) in enumerate(shown.iterrows()):
        _row(axes, row, values, look)
    return figure


def _names(people: Sequence[object], look: Look, *, anonymous: bool) -> list[str]:
    team = said("method.agile_estimating.bias.team", look.language)
    numbered = [
        said("method.agile_estimating.bias.person", look.language, count=place)
        for place in range(len(people))
    ]
    named = numbered if anonymous else [str(each) for each in people]
    lines = [wrapped(name, _LETTERS, most=1)[0] for name in named]
    return [team if each is None else lines[place] for place, each in enumerate(people)]


def _axes(axes: Axes, shown: pd.DataFrame, look: Look) -> None:
    low = min(float(shown[["low", "observed"]].min().min()), 0.75)
    high = max(float(shown[["high", "observed"]].max().max()), 1.4)
    low, high = float(np.clip(low / 1.08, 0.02, 1)), float(np.clip(high * 1.08, 1, 50))
    axes.set_xscale("log")
    axes.set(xlim=(low, high), ylim=(max(len(shown), _FEWEST_ROWS) - 0.5, -0.6))
    ticks = [each for each in _TICKS if low <= each <= high]
    names = [
        said("method.agile_estimating.bias.tick", look.language, factor=_factor(each, look))
        for each in ticks
    ]
    axes.set_xticks(ticks, names)
    axes.minorticks_off()
    axes.grid(axis="x", color=look.ink.line, lw=1)
    axes.axvline(1, color=look.ink.edge, lw=2, zorder=1)
    across: dict[str, Any] = {
        "xycoords": axes.get_xaxis_transform(),
        "size": SMALL,
        "colour": look.ink.quiet,
    }
    for code, side, ha in (("less", -14, "right"), ("more", 14, "left")):
        text = said(f"method.agile_estimating.bias.{code}", look.language)
        write(axes, (1, 1), text, shift=(side, 12), ha=ha, **across)


def _row(axes: Axes, row: int, values: pd.Series[float], look: Look) -> None:
    """The interval as a line, the shrunk factor as a filled mark, the plain one as a ring."""
    team = values["person"] is None
    colour = look.ink.accent if team else look.ink.ink
    axes.plot(
        [values["low"], values["high"]], [row] * 2, color=colour, lw=5 if team else 3, zorder=2
    )
    ring: dict[str, Any] = {"mfc": look.ink.paper, "mec": look.ink.quiet, "mew": 1.5}
    axes.plot([values["observed"]], [row], "o", ms=9, zorder=3, **ring)
    mark: dict[str, Any] = {"color": colour, "mec": look.ink.paper, "mew": 1}
    axes.plot(
        [values["factor"]], [row], "D" if team else "o", ms=14 if team else 12, zorder=4, **mark
    )
    told = said(
        "method.agile_estimating.bias.row",
        look.language,
        factor=_factor(float(values["factor"]), look),
        count=int(values["n"]),
    )
    right: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "size": SMALL}
    weight = "bold" if team else "normal"
    write(axes, (1, row), told, colour=look.ink.ink, shift=(20, 0), weight=weight, **right)


def _factor(value: float, look: Look) -> str:
    """A factor with two decimals, for a tenth more or less is what the figure is about."""
    return format_decimal(round(value, 2), "#,##0.##", locale=locale(look.language))
