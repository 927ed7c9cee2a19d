"""Draws how often what was called so and so sure came true."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import LIGHT, SMALL, TEXT, Box, Look, names_left, panel, slide, write
from milepost.methods.frames import require
from milepost.methods.saying import said, share
from milepost.methods.tracking.held import Held, describe_calibration

__all__ = ["draw_calibration"]

_BOX = Box(left=330, right=260, top=180, bottom=84)
_COLUMNS = ("source", "level", "n", "held", "share", "low", "high", "verdict")


def draw_calibration(frame: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """A bar per level: how often it held, how often it should, and what chance leaves open.

    Args:
        frame: of :func:`milepost.methods.tracking.calibration`, of ``calibration_of_dates``, or
            both below each other.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    require(frame, *_COLUMNS)
    how = said("method.tracking.calibration.how", look.language)
    figure = slide(describe_calibration(frame, look.language), how, look)
    if frame.empty:
        return figure
    axes = panel(figure, _BOX, look)
    axes.set_xlim(0, 1)
    axes.set_ylim(max(len(frame), 4) - 0.4, -0.6)
    ticks = (0, 0.2, 0.4, 0.6, 0.8, 1)
    axes.set_xticks(ticks, [share(each, look.language) for each in ticks])
    axes.grid(axis="x", color=look.ink.line, linewidth=1)
    names_left(axes, [_name(row, look) for _, row in frame.iterrows()], look)
    for place, (_, row) in enumerate(frame.iterrows()):
        _bar(axes, place, row, look)
    return figure


def _name(row: pd.Series[Any], look: Look) -> str:
    level = share(row["level"], look.language)
    return said(f"method.tracking.calibration.{row['source']}", look.language, level=level)


def _bar(axes: Axes, place: int, row: pd.Series[Any], look: Look) -> None:
    fits = row["verdict"] == Held.FITS
    colour = look.ink.accent if fits else look.ink.bad
    soft = look.ink.accent_soft if fits else "none"
    hatch = "" if fits else "//"
    axes.barh(place, row["share"], 0.5, facecolor=soft, edgecolor=colour, hatch=hatch, lw=2)
    axes.plot((row["low"], row["high"]), (place, place), color=look.ink.ink, lw=2, zorder=3)
    level = row["level"]
    axes.plot((level, level), (place - 0.36, place + 0.36), color=look.ink.ink, lw=5, zorder=4)
    counted = said(
        "method.tracking.calibration.held", look.language, held=row["held"], count=row["n"]
    )
    verdict = said(f"method.tracking.calibration.is_{row['verdict']}", look.language)
    for text, up, size, ink in (
        (counted, 12, TEXT, look.ink.ink),
        (verdict, -12, SMALL, look.ink.quiet if fits else look.ink.bad),
    ):
        write(axes, (1, place), text, size=size, colour=ink, shift=(24, up))
