"""Work that is done as time goes on, and when it meets all that has to be done."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

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
from milepost.methods.forecasting.ahead import FARTHEST
from milepost.methods.forecasting.telling import rounded
from milepost.methods.frames import require
from milepost.methods.saying import number, said

__all__ = ["draw_when_done"]

_WORDS = "method.forecasting.done"
_BOX = Box(left=84, right=232, top=196)
#: Left of a date there must be so many pixels for its label.
_LABEL = 300.0
_MARKED = (0.5, 0.85)


def draw_when_done(cone: pd.DataFrame, done: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """Draw the cone of what will be done, and the dates by which the work is likely to be.

    Args:
        cone: of :func:`cone`.
        done: of :func:`when_done`, with the chances 0.5 and 0.85 for their dates to be marked.
        look: light or dark, and the language.

    Raises:
        Fault: a frame lacks a column.
    """
    require(cone, "date", "to_do", "p05", "p25", "p50", "p75", "p95")
    require(done, "chance", "date")
    figure = slide(_title(cone, done, look), said(f"{_WORDS}.read", look.language), look)
    if _nothing(cone):
        return figure
    axes = panel(figure, _BOX, look)
    date_axis(axes, cone["date"].iloc[0], cone["date"].iloc[-1], look)
    _draw_bands(axes, cone, look)
    _draw_work(axes, cone, look)
    for chance, finish in _marked(done).items():
        _mark(axes, cone, chance, finish, look)
    return figure


def _title(cone: pd.DataFrame, done: pd.DataFrame, look: Look) -> str:
    if _nothing(cone):
        return said(f"{_WORDS}.title.nothing", look.language)
    dates = _marked(done)
    if len(dates) < len(_MARKED):
        return said(f"{_WORDS}.title.never", look.language, count=FARTHEST)
    middle, safe = (dates[chance] for chance in _MARKED)
    return said(f"{_WORDS}.title", look.language, middle=middle, safe=safe)


def _nothing(cone: pd.DataFrame) -> bool:
    return len(cone) < 2 or not cone["to_do"].iloc[0]


def _marked(done: pd.DataFrame) -> dict[float, date]:
    """The dates of the marked chances, as far as the frame has them."""
    known = dict(zip(done["chance"], done["date"], strict=True))
    return {each: known[each] for each in _MARKED if not pd.isna(known.get(each))}


def _draw_bands(axes: Axes, cone: pd.DataFrame, look: Look) -> None:
    days = [date2num(each) for each in cone["date"]]
    colour = look.ink.accent
    axes.fill_between(days, cone["p05"], cone["p95"], color=colour, alpha=0.25, linewidth=0)
    axes.fill_between(days, cone["p25"], cone["p75"], color=colour, alpha=0.45, linewidth=0)
    axes.plot(days, cone["p50"], color=look.ink.ink, linewidth=2.5)
    top = 1.12 * max(cone["to_do"].max(), cone["p50"].iloc[-1])
    axes.set_ylim(0, top)
    ticks = [tick for tick in axes.get_yticks() if tick <= top]
    axes.set_yticks(ticks, [number(tick, look.language) for tick in ticks])


def _draw_work(axes: Axes, cone: pd.DataFrame, look: Look) -> None:
    days = [date2num(each) for each in cone["date"]]
    axes.plot(days, cone["to_do"], color=look.ink.ink, linewidth=2.5, linestyle=(0, (5, 3)))
    load = float(cone["to_do"].iloc[-1])
    text = said(f"{_WORDS}.work", look.language, load=rounded(load))
    write(axes, (days[-1], load), text, size=TEXT, colour=look.ink.ink, shift=(10, 0))


def _mark(axes: Axes, cone: pd.DataFrame, chance: float, finish: date, look: Look) -> None:
    """A line down from the work where it is done, with the chance and the day above the figure."""
    at = date2num(finish)
    load = float(cone["to_do"].iloc[-1])
    top = axes.get_ylim()[1]
    axes.plot([at, at], [0, top], color=look.ink.ink, linewidth=1.5)
    strong = chance != _MARKED[0]
    face = look.ink.ink if strong else look.ink.paper
    mark: dict[str, Any] = {"marker": "D" if strong else "o", "markeredgecolor": look.ink.ink}
    axes.plot([at], [load], markersize=11, color=face, markeredgewidth=2, zorder=4, **mark)
    told = said(f"{_WORDS}.mark.{'safe' if strong else 'middle'}", look.language, date=finish)
    first, last = axes.get_xlim()
    left = not strong and (at - first) / (last - first) * axes.get_window_extent().width > _LABEL
    how: dict[str, Any] = {"weight": "bold" if strong else "normal"}
    how |= {"ha": "right" if left else "left"}
    shift = (4, 12) if strong else (-4, 12) if left else (4, 34)
    write(axes, (at, top), told, colour=look.ink.ink, shift=shift, **how)
