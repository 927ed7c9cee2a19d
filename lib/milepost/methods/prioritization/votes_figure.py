"""The votes on each item as bars, what splits the room on top."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    LIGHT,
    SMALL,
    Box,
    Look,
    names_left,
    panel,
    shortened,
    slide,
    write,
)
from milepost.methods.frames import require
from milepost.methods.prioritization.classes import CLASSES, class_fill, class_legend, class_words
from milepost.methods.prioritization.splits import SPLIT_COLUMNS, describe_splits
from milepost.methods.saying import said

__all__ = ["draw_votes"]

_BOX = Box(left=330, bottom=64, right=330, top=200)
_MOST = 11
#: A bar must be so many pixels wide, a letter, to hold its number.
_ROOM = 13


def draw_votes(found: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """Votes per item as stacked bars of the four classes, the most split item on top.

    Args:
        found: what :func:`splits` gives; the first eleven items are drawn.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    require(found, *SPLIT_COLUMNS)
    how = said("method.prioritization.votes_how", look.language)
    figure = slide(describe_splits(found, look.language), how, look)
    if found.empty:
        return figure
    axes = panel(figure, _BOX, look)
    shown = found.head(_MOST)
    axes.set_xlim(0, max(int(found["votes"].max()), 1))
    axes.set_ylim(max(len(shown), 5) - 0.4, -0.6)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    names_left(axes, [shortened(str(item), 60) for item in shown["item"]], look)
    class_legend(axes, CLASSES, look, top=172)
    for row, item in enumerate(shown.to_dict("records")):
        _draw_bars(axes, row, item, look)
        _write_verdict(axes, row, item, look)
    if len(found) > _MOST:
        _write_hidden(axes, len(found) - _MOST, look)
    return figure


def _draw_bars(axes: Axes, row: int, item: dict[Any, Any], look: Look) -> None:
    left = 0
    a_vote = axes.get_window_extent().width / axes.get_xlim()[1]
    for name in CLASSES:
        count = int(item[name])
        if not count:
            continue
        axes.barh(row, count, left=left, height=0.62, lw=1.5, **class_fill(name, look).patch())
        if count * a_vote > _ROOM * len(str(count)) + 8:
            style = _on_bar(name, look)
            write(axes, (left + count / 2, row), str(count), **style)
        left += count


def _on_bar(name: str, look: Look) -> dict[str, Any]:
    """A number on a pattern needs a plain ground."""
    fill = class_fill(name, look)
    ground = {"boxstyle": "round,pad=0.2", "facecolor": fill.face, "linewidth": 0}
    return {"size": SMALL, "colour": fill.text, "ha": "center", "bbox": ground}


def _write_verdict(axes: Axes, row: int, item: dict[Any, Any], look: Look) -> None:
    if item["suggested"] is None:
        told, colour, weight = (
            said("method.prioritization.unvoted", look.language),
            "quiet",
            "normal",
        )
    elif item["splits"]:
        told, colour, weight = said("method.prioritization.talk", look.language), "bad", "bold"
    else:
        told, colour, weight = class_words(item["suggested"], look.language), "ink", "normal"
    style: dict[str, Any] = {"weight": weight, "xycoords": axes.get_yaxis_transform()}
    ink = getattr(look.ink, colour)
    if item["splits"]:
        axes.plot(
            [1 + 20 / axes.get_window_extent().width],
            [row],
            "^",
            markersize=11,
            color=ink,
            clip_on=False,
            transform=axes.get_yaxis_transform(),
        )
    write(axes, (1, row), told, size=SMALL, colour=ink, shift=(36, 0), **style)
    if item["missing"]:
        missing = said("method.prioritization.no_vote", look.language, count=int(item["missing"]))
        style = {"ha": "right", "xycoords": axes.get_yaxis_transform()}
        write(axes, (1, row), missing, size=SMALL, colour=look.ink.quiet, shift=(308, 0), **style)


def _write_hidden(axes: Axes, hidden: int, look: Look) -> None:
    told = said("method.prioritization.more_items", look.language, count=hidden)
    style: dict[str, Any] = {"xycoords": "axes fraction", "shift": (0, -24)}
    write(axes, (0, 0), told, size=SMALL, colour=look.ink.quiet, **style)
