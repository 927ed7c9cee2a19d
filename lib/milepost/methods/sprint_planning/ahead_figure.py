"""Draws several sprints ahead as columns, and what fits into none of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    HEIGHT,
    LIGHT,
    SMALL,
    TEXT,
    WIDTH,
    Box,
    Look,
    panel,
    slide,
    write,
)
from milepost.methods.frames import require
from milepost.methods.saying import day, said
from milepost.methods.sprint_planning.ahead import AHEAD, describe_ahead
from milepost.methods.sprint_planning.blocks import Column, explain, stacked
from milepost.methods.sprint_planning.left import Beside, list_left

__all__ = ["draw_ahead"]

#: As many sprints as can be read beside each other.
_MOST = 6
_BOX = Box(left=48, right=360, top=196, bottom=96)
_WIDE = 0.88


def draw_ahead(frame: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """A column of blocks per sprint, with the line of its safe load.

    Args:
        frame: of :func:`milepost.methods.sprint_planning.sprints_ahead`.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    require(frame, *AHEAD)
    rows = frame.to_dict("records")
    placed = [row for row in rows if row["sprint"] is not None]
    sprints = sorted({int(row["sprint"]) for row in placed})[:_MOST]
    shown = [row for row in placed if row["sprint"] in sprints]
    beyond = len(placed) - len(shown)
    code = "how_ahead_some" if beyond else "how_ahead"
    how = said(f"method.sprint_planning.figure.{code}", look.language, count=beyond)
    figure = slide(describe_ahead(frame, look.language), how, look)
    axes = panel(figure, _BOX, look)
    count = max(len(sprints), 3)
    axes.set(xlim=(-0.5, count - 0.5), ylim=(0, _highest(shown)), xticks=[], yticks=[])
    for place, sprint in enumerate(sprints):
        column = [row for row in shown if row["sprint"] == sprint]
        _sprint(axes, place, column, count, look)
    explain(axes, shown, look, top=164)
    left = [row for row in rows if row["sprint"] is None]
    list_left(axes, "in_none", left, Beside(24, 32), look)
    return figure


def _highest(rows: Sequence[Mapping[Any, Any]]) -> float:
    sizes: dict[int, float] = {}
    for row in rows:
        sizes[row["sprint"]] = sizes.get(row["sprint"], 0.0) + float(row["size"] or 0)
    safe = [float(row["safe"]) for row in rows]
    return max([*sizes.values(), *safe, 1e-3]) * 1.14


def _sprint(
    axes: Axes, place: int, rows: Sequence[Mapping[Any, Any]], count: int, look: Look
) -> None:
    across = (WIDTH - _BOX.left - _BOX.right) / count
    up = (HEIGHT - _BOX.top - _BOX.bottom) / axes.get_ylim()[1]
    filled = stacked(axes, Column(place, _WIDE, across, up), rows, look)
    safe = float(rows[0]["safe"])
    edges = (place - _WIDE / 2, place + _WIDE / 2)
    axes.plot(edges, (safe, safe), color=look.ink.ink, lw=3, zorder=4)
    told = said(
        "method.sprint_planning.figure.of_safe", look.language, size=filled, safe=float(safe)
    )
    top = (place, max(safe, filled))
    write(axes, top, told, size=SMALL, colour=look.ink.ink, shift=(0, 16), ha="center")
    named = said("method.sprint_planning.figure.sprint", look.language, number=rows[0]["sprint"])
    for text, down, size, weight in (
        (named, -24, TEXT, "bold"),
        (day(rows[0]["start"], look.language), -46, SMALL, "normal"),
    ):
        colour = look.ink.ink if weight == "bold" else look.ink.quiet
        centred = {"ha": "center", "weight": weight}
        write(axes, (place, 0), text, size=size, colour=colour, shift=(0, down), **centred)
