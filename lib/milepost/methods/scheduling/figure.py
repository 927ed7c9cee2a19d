"""Draws a schedule: a row per milestone with its dates, then a lane per person with their work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.day_steps import days_on
from milepost.methods.drawing import (
    HEIGHT,
    LIGHT,
    SMALL,
    Box,
    Look,
    date_axis,
    evening,
    names_left,
    panel,
    shortened,
    slide,
    write,
)
from milepost.methods.frames import require
from milepost.methods.saying import day, said
from milepost.methods.scheduling.describing import describe_proof, describe_schedule
from milepost.methods.scheduling.lanes import Lane, draw_lane, lanes

__all__ = ["draw_schedule"]

_LEFT, _RIGHT, _TOP, _BOTTOM = 290.0, 140.0, 172.0, 60.0
_BETWEEN = 14.0
#: As many milestones and lanes as can be read from the back.
_MOST_MILESTONES, _MOST_LANES = 7, 8
_MILESTONE, _HIGHEST_LANE = 30.0, 140.0


_DRAWN = (
    *("id", "title", "kind", "milestone", "person"),
    *("start", "finish", "due", "duration", "late_days"),
)


def draw_schedule(frame: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """Who does what when, and which milestones are reached in time.

    A diamond is the day on which a milestone is reached, a stroke the day for which it is promised;
    where it is late, a line joins the two and the days are written beside it. A promise long after
    all work is over is written at the right, to leave room for the work. Work towards a late
    milestone is outlined, other work filled. If there are more milestones and people than rows,
    those that are late and those with most work are shown.

    Args:
        frame: of :func:`milepost.methods.scheduling.schedule`.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    require(frame, *_DRAWN)
    stones = frame[frame["kind"] == "milestone"].sort_values(
        ["late_days", "finish"], ascending=[False, True], kind="stable"
    )
    shown = stones.head(_MOST_MILESTONES).sort_values("finish", kind="stable")
    rows = lanes(frame)
    hidden = max(len(rows) - _MOST_LANES, 0) + len(stones) - len(shown)
    figure = slide(describe_schedule(frame, look.language), _how(frame, hidden, look), look)
    split = _TOP + len(shown) * _MILESTONE
    if rows:
        _draw_lanes(figure, split + _BETWEEN, rows[:_MOST_LANES], frame, look)
    if len(shown):
        box = Box(left=_LEFT, right=_RIGHT, top=_TOP, bottom=HEIGHT - split)
        axes = _panel(figure, box, list(shown["title"]), frame, look)
        if rows:
            axes.set_xticklabels([])
        for row, (_, stone) in enumerate(shown.iterrows()):
            _draw_milestone(axes, row, stone, look)
    return figure


def _draw_lanes(
    figure: Figure, top: float, rows: Sequence[Lane], frame: pd.DataFrame, look: Look
) -> None:
    height = min(HEIGHT - top - _BOTTOM, _HIGHEST_LANE * len(rows))
    box = Box(left=_LEFT, right=_RIGHT, top=top, bottom=HEIGHT - top - height)
    nobody = said("method.scheduling.nobody", look.language)
    axes = _panel(figure, box, [each.person or nobody for each in rows], frame, look)
    late = set(_late_milestones(frame)["id"])
    for row, lane in enumerate(rows):
        draw_lane(axes, row, lane, late, look)


def _late_milestones(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[(frame["kind"] == "milestone") & (frame["late_days"] > 0)]


def _how(frame: pd.DataFrame, hidden: int, look: Look) -> str:
    parts = [describe_proof(frame, look.language)]
    if (frame["kind"] == "milestone").any():
        parts.append(said("method.scheduling.how", look.language))
    if len(_late_milestones(frame)):
        parts.append(said("method.scheduling.how_late", look.language))
    if hidden:
        parts.append(said("method.scheduling.hidden", look.language, count=hidden))
    return " ".join(part for part in parts if part)


def _panel(figure: Figure, box: Box, names: Sequence[str], frame: pd.DataFrame, look: Look) -> Axes:
    axes = panel(figure, box, look)
    first, over = min(frame["start"]), max(frame["finish"])
    near = days_on(over, max((over - first).days * 2 // 5, 14))
    days = [over, days_on(first, 14), *(each for each in frame["due"].dropna() if each <= near)]
    last = near if (frame["due"].dropna() > near).any() else days_on(max(days), 1)
    date_axis(axes, first, last, look)
    axes.set_ylim(len(names) - 0.5, -0.5)
    names_left(axes, [shortened(name, 26) for name in names], look)
    for row in range(1, len(names)):
        axes.axhline(row - 0.5, color=look.ink.line, lw=1)
    return axes


def _draw_milestone(axes: Axes, row: int, stone: pd.Series[Any], look: Look) -> None:
    reached, late = evening(stone["finish"]), int(stone["late_days"])
    colour = look.ink.bad if late else look.ink.ink
    if pd.notna(stone["due"]):
        due = max(evening(stone["due"]), axes.get_xlim()[0])
        if late:
            axes.plot((due, reached), (row, row), color=colour, lw=3, zorder=2)
        _draw_promise(axes, (due, row), day(stone["due"], look.language), look)
    axes.plot(reached, row, "D", color=colour, ms=11, zorder=4, clip_on=False)
    if late:
        told = said("method.scheduling.days_late", look.language, count=late)
        write(axes, (reached, row), told, size=SMALL, colour=colour, shift=(14, 0))


def _draw_promise(axes: Axes, at: tuple[float, int], named: str, look: Look) -> None:
    """A stroke on the day promised; beyond the end of the axis the day in words."""
    due, row = at
    last = axes.get_xlim()[1]
    if due <= last:
        axes.plot(due, row, "|", color=look.ink.ink, ms=20, mew=4, zorder=3, clip_on=False)
        return
    told = said("method.scheduling.promised", look.language, due=named)
    write(axes, (last, row), told, size=SMALL, colour=look.ink.quiet, ha="right")
