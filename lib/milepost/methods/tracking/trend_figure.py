"""Draws the milestone trend analysis: which date was promised on which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from dateutil.relativedelta import relativedelta
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy.optimize import isotonic_regression

from milepost.methods.day_steps import days_on, steps
from milepost.methods.drawing import (
    HEIGHT,
    LIGHT,
    SMALL,
    TEXT,
    Box,
    Look,
    date2num,
    date_axis,
    month_name,
    panel,
    shortened,
    slide,
    write,
)
from milepost.methods.saying import day, said
from milepost.methods.tracking.promises import Said, describe_trend, slips
from milepost.tokens import tokens

__all__ = ["draw_trend"]

_BOX = Box(left=130, right=370, top=196, bottom=96)
#: As many milestones as can be told apart, and the pixels that the label of one takes.
_MOST, _LABEL = 10, 46.0
_MARKERS = "os^Dv<>PX*"
_STEPS = (1, 2, 3, 6, 12, 24, 60)


def draw_trend(frame: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """A line per milestone: the dates promised, over the days on which they were promised.

    Args:
        frame: of :func:`milepost.methods.tracking.trend`.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    moved = slips(frame)
    shown = moved.head(_MOST)
    code = "how" if len(shown) == len(moved) else "how_some"
    how = said(f"method.tracking.trend.{code}", look.language, count=len(shown), total=len(moved))
    figure = slide(describe_trend(frame, look.language), how, look)
    if shown.empty:
        return figure
    axes = panel(figure, _BOX, look)
    points = frame[frame["id"].isin(shown["id"])]
    _axes(axes, points, look)
    _diagonal(axes, look)
    _lines(axes, points, shown.sort_values("due", kind="stable"), look)
    return figure


def _axes(axes: Axes, points: pd.DataFrame, look: Look) -> None:
    first, last = points["said_on"].min(), points["said_on"].max()
    date_axis(axes, first, max(last, days_on(first, 14)), look)
    lowest, highest = points["due"].min(), points["due"].max()
    room = max((highest - lowest).days, 14) * 0.06
    axes.set_ylim(date2num(lowest) - room, date2num(highest) + room)
    ticks = _months(lowest, highest)
    axes.set_yticks([date2num(each) for each in ticks], [month_name(each, look) for each in ticks])
    axes.grid(axis="y", color=look.ink.line, linewidth=1)
    quiet: dict[str, Any] = {"size": SMALL, "colour": look.ink.quiet, "xycoords": "axes fraction"}
    across = said("method.tracking.trend.said_on", look.language)
    upwards = said("method.tracking.trend.due", look.language)
    write(axes, (0.5, 0), across, shift=(0, -56), ha="center", **quiet)
    write(axes, (0, 1), upwards, shift=(-82, 18), **quiet)


def _months(first: date, last: date) -> list[date]:
    """The firsts of months between two days: at most eight, evenly apart."""
    step = next((each for each in _STEPS if (last - first).days <= 31 * 8 * each), _STEPS[-1])
    tick = first.replace(day=1, month=1) if step >= 12 else first.replace(day=1)
    ticks = steps(tick, relativedelta(months=step), last)
    return [each for each in ticks if days_on(first, -16) <= each]


def _diagonal(axes: Axes, look: Look) -> None:
    low = max(axes.get_xlim()[0], axes.get_ylim()[0])
    high = min(axes.get_xlim()[1], axes.get_ylim()[1])
    if low < high:
        axes.plot((low, high), (low, high), color=look.ink.edge, lw=2, ls=(0, (2, 2)))


def _lines(axes: Axes, points: pd.DataFrame, moved: pd.DataFrame, look: Look) -> None:
    heights = _apart(axes, [date2num(each) for each in moved["due"]])
    right = axes.get_xlim()[1]
    for place, (_, row) in enumerate(moved.iterrows()):
        line = points[points["id"] == row["id"]]
        colour = tokens().categories[place % 6] if row["slip"] else look.ink.quiet
        days = [date2num(each) for each in line["said_on"]]
        promised = [date2num(each) for each in line["due"]]
        mark = _MARKERS[place % len(_MARKERS)]
        axes.plot(days, promised, color=colour, lw=3, marker=mark, ms=9, clip_on=False, zorder=3)
        axes.plot(
            (days[-1], right, right + (right - axes.get_xlim()[0]) * 0.03),
            (promised[-1], promised[-1], heights[place]),
            color=look.ink.edge,
            lw=1,
            clip_on=False,
        )
        is_done = line["said"].iloc[-1] == Said.DONE
        _label(axes, heights[place], row, is_done=is_done, look=look)


def _label(axes: Axes, height: float, row: pd.Series[Any], *, is_done: bool, look: Look) -> None:
    slip = int(row["slip"])
    code = "as_promised" if not slip else "later" if slip > 0 else "earlier"
    code = f"done_{code}" if is_done else code
    told = said(
        f"method.tracking.trend.{code}",
        look.language,
        due=day(row["due"], look.language),
        count=abs(slip),
    )
    for text, up, colour in (
        (shortened(row["title"], 31), 10, look.ink.ink),
        (told, -11, look.ink.bad if slip > 0 else look.ink.quiet),
    ):
        write(
            axes,
            (1.03, height),
            text,
            size=TEXT if up > 0 else SMALL,
            colour=colour,
            shift=(10, up),
            xycoords=axes.get_yaxis_transform(),
        )


def _apart(axes: Axes, heights: Sequence[float]) -> list[float]:
    """Rising ``heights`` with room for a label each, moved no more than needed."""
    low, high = axes.get_ylim()
    least = _LABEL * (high - low) / (HEIGHT - _BOX.top - _BOX.bottom)
    steps = np.arange(len(heights)) * least
    placed = isotonic_regression(np.asarray(heights) - steps).x
    fitting = np.clip(placed, low, max(high - least * (len(heights) - 1), low))
    return [float(each) for each in fitting + steps]
