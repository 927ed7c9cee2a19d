"""The chance to be done by each day, as an S."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.day_steps import days_on
from milepost.methods.drawing import (
    LIGHT,
    TEXT,
    Box,
    Look,
    date2num,
    date_axis,
    panel,
    slide,
    write,
)
from milepost.methods.risk_assessment.curve import day_of, describe_curve, share_by
from milepost.methods.saying import day, said

__all__ = ["draw_curve"]

#: The few runs that take longest would press all others to the side.
_LAST_SHARE = 0.995
_BOX = Box(left=96, bottom=88, right=280, top=186)


def draw_curve(
    curve: pd.DataFrame, title: str, due: date | None = None, look: Look = LIGHT
) -> Figure:
    """How many of 100 runs are done by each day, with what was promised.

    Args:
        curve: what :func:`curve` gives.
        title: of the milestone that is meant.
        due: what was promised, if anything.
        look: light or dark, and the language.
    """
    how = said("method.risk_assessment.curve_how", look.language)
    figure = slide(describe_curve(curve, title, due, look.language), how, look)
    axes = panel(figure, _BOX, look)
    days = [curve["date"].iloc[0], day_of(curve, _LAST_SHARE), *([due] if due else [])]
    room = max((max(days) - min(days)).days // 30, 1)
    date_axis(axes, days_on(min(days), -room), days_on(max(days), room), look)
    axes.set_ylim(0, 104)
    axes.set_yticks([0, 20, 40, 60, 80, 100])
    axes.grid(axis="y", color=look.ink.line, linewidth=1)
    _draw_curve(axes, curve, look)
    for share, marker in ((0.5, "o"), (0.8, "D"), (0.95, "s")):
        _draw_mark(axes, curve, (share, marker), look)
    if due is not None:
        _draw_promise(axes, curve, due, look)
    return figure


def _draw_curve(axes: Axes, curve: pd.DataFrame, look: Look) -> None:
    days = [date2num(each) for each in curve["date"]]
    hundreds = curve["share"] * 100
    axes.fill_between(days, hundreds, color=look.ink.accent_soft, step="post", linewidth=0)
    axes.plot(days, hundreds, color=look.ink.accent, linewidth=3, drawstyle="steps-post")


def _draw_mark(axes: Axes, curve: pd.DataFrame, mark: tuple[float, str], look: Look) -> None:
    """Mark a share on the curve, and write its day right of the axes, where nothing else is."""
    share, marker = mark
    at, hundred = day_of(curve, share), round(share * 100)
    x, ink = date2num(at), look.ink
    right = axes.get_xlim()[1]
    axes.plot([x, right], [hundred] * 2, color=ink.edge, linewidth=1, linestyle=(0, (3, 3)))
    face = ink.accent if marker == "D" else ink.paper
    edge: dict[str, Any] = {"markeredgecolor": ink.accent, "markeredgewidth": 2}
    axes.plot([x], [hundred], marker, color=face, markersize=12, zorder=4, **edge)
    text = said("method.risk_assessment.curve_mark", look.language, hundred=hundred, day=at)
    write(axes, (right, hundred), text, colour=ink.ink, size=TEXT, shift=(12, 0))


def _draw_promise(axes: Axes, curve: pd.DataFrame, due: date, look: Look) -> None:
    x, ink, hundred = date2num(due), look.ink, round(share_by(curve, due) * 100)
    axes.plot([x, x], [0, 100], color=ink.ink, linewidth=4)
    text = said(
        "method.risk_assessment.curve_promise",
        look.language,
        day=day(due, look.language),
        hundred=hundred,
    )
    first, last = axes.get_xlim()
    right = x > (first + last) / 2
    shift, side = ((-12, 10), "right") if right else ((12, 10), "left")
    write(axes, (x, 100), text, colour=ink.ink, weight="bold", shift=shift, ha=side)
