"""Draws estimates against actuals, and the largest misses by name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    LIGHT,
    SMALL,
    TEXT,
    Box,
    Look,
    families,
    panel,
    shortened,
    slide,
    write,
)
from milepost.methods.saying import number, said
from milepost.methods.tracking.errors import accuracy, describe_accuracy, ratios
from milepost.methods.tracking.records import records
from milepost.plan.plan import Plan

__all__ = ["draw_accuracy"]

_BOX = Box(left=112, right=470, top=196, bottom=96)
_MISSES = 6
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


def draw_accuracy(source: Plan | pd.DataFrame, look: Look = LIGHT) -> Figure:
    """A mark per finished item, on axes on which twice and half lie equally far off.

    Args:
        source: as for :func:`milepost.methods.tracking.accuracy`.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing, or a number of it is missing or negative.
    """
    items = records(source) if isinstance(source, Plan) else source
    judged = ratios(items)
    told = describe_accuracy(accuracy(items), look.language)
    figure = slide(told.removesuffix("."), _how(len(items) - len(judged), look), look)
    if judged.empty:
        return figure
    axes = panel(figure, _BOX, look)
    _axes(axes, judged, look)
    _marks(axes, judged, look)
    far = judged["ratio"].map(np.log).abs().sort_values(ascending=False, kind="stable")
    misses = judged.loc[far[far > 1e-9].index[:_MISSES]]
    _misses(axes, misses, look)
    return figure


def _how(skipped: int, look: Look) -> str:
    if skipped:
        return said("method.tracking.accuracy.skipped", look.language, count=skipped)
    return said("method.tracking.accuracy.how", look.language)


def _axes(axes: Axes, judged: pd.DataFrame, look: Look) -> None:
    both = judged[["estimate", "actual"]].to_numpy(dtype=float)
    low, high = both.min() / 1.5, both.max() * 1.5
    axes.set(xscale="log", yscale="log", xlim=(low, high), ylim=(low, high))
    ends = np.array([low, high])
    axes.fill_between(ends, ends / 1.25, ends / 0.75, color=look.ink.accent_soft, lw=0, zorder=0)
    axes.plot(ends, ends, color=look.ink.edge, lw=2, ls=(0, (4, 3)), zorder=1)
    ticks = [each for each in _TICKS if low <= each <= high]
    names = [number(each, look.language) for each in ticks]
    axes.set_xticks(ticks, names, minor=False)
    axes.set_yticks(ticks, names, minor=False)
    axes.minorticks_off()
    axes.grid(color=look.ink.line, lw=1)
    for name, code in ((axes.set_xlabel, "estimate"), (axes.set_ylabel, "actual")):
        text = said(f"method.tracking.accuracy.{code}", look.language)
        name(text, color=look.ink.quiet, fontsize=SMALL, fontfamily=families(), labelpad=10)


def _marks(axes: Axes, judged: pd.DataFrame, look: Look) -> None:
    ratio = judged["ratio"].to_numpy(dtype=float)
    near = np.abs(1 - 1 / ratio) <= 0.25 + 1e-9
    for which, mark, colour in (
        (near, "o", look.ink.good),
        (~near & (ratio > 1), "^", look.ink.bad),
        (~near & (ratio < 1), "v", look.ink.warn),
    ):
        some = judged[which]
        style = {"color": colour, "ms": 11, "alpha": 0.75, "mec": look.ink.paper}
        axes.plot(some["estimate"], some["actual"], mark, **style)  # type: ignore[arg-type]


def _misses(axes: Axes, misses: pd.DataFrame, look: Look) -> None:
    """The largest misses in a list, each with a number that stands at its mark too."""
    if misses.empty:
        return
    head = said("method.tracking.accuracy.misses", look.language)
    _listed(axes, head, (44, -12), look.ink.ink, "bold")
    places = misses.assign(place=[str(place) for place in range(1, len(misses) + 1)])
    for _, alike in places.groupby(["estimate", "actual"]):
        at = (float(alike["estimate"].iloc[0]), float(alike["actual"].iloc[0]))
        _numbered(axes, at, ", ".join(alike["place"]), look)
    for place, (_, row) in enumerate(misses.iterrows(), 1):
        down = 14.0 - place * 66
        name = shortened(str(row["title"]), 38)
        _listed(axes, str(place), (44, down), look.ink.ink, "bold")
        _listed(axes, name, (66, down), look.ink.ink)
        _listed(axes, _told(row, look), (66, down - 24), look.ink.quiet)


def _listed(
    axes: Axes, text: str, shift: tuple[float, float], colour: str, weight: str = "normal"
) -> None:
    write(
        axes,
        (1, 1),
        text,
        size=TEXT if weight == "bold" else SMALL + 1,
        colour=colour,
        weight=weight,
        shift=shift,
        xycoords="axes fraction",
    )


def _told(row: pd.Series[Any], look: Look) -> str:
    return said(
        "method.tracking.accuracy.miss",
        look.language,
        estimate=float(row["estimate"]),
        actual=float(row["actual"]),
        times=float(row["ratio"]),
    )


def _numbered(axes: Axes, at: tuple[float, float], places: str, look: Look) -> None:
    up = 16 if at[1] > at[0] else -16
    bold = {"weight": "bold", "ha": "center"}
    write(axes, at, places, size=SMALL, colour=look.ink.ink, shift=(0, up), **bold)
