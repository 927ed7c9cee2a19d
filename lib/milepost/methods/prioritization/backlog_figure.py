"""The ordered backlog: each item's effort after what comes before it, and where capacity ends."""

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
from milepost.methods.prioritization.ordering import BACKLOG_COLUMNS
from milepost.methods.saying import number, said
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_backlog", "draw_backlog"]

_BOX = Box(left=340, bottom=84, right=90, top=190)
_MOST, _BEYOND = 13, 4
_LETTER = 8.6


def describe_backlog(
    frame: pd.DataFrame, capacity: float | None = None, language: str = DEFAULT_LANGUAGE
) -> str:
    """How far the capacity reaches, in a sentence without its full stop."""
    require(frame, *BACKLOG_COLUMNS)
    if frame.empty:
        return said("method.prioritization.backlog.empty", language)
    total = float(frame["effort"].sum())
    if capacity is None or not total:
        return said(
            f"method.prioritization.backlog.{'whole' if total else 'unsized'}",
            language,
            count=len(frame),
            effort=_sized(total, frame, language),
            first=shortened(frame["title"].iloc[0], 44),
        )
    musts = frame[frame["class"] == "must"]
    cut = musts[musts["cumulative"] > capacity]
    fields = {"capacity": _sized(capacity, frame, language), "of": len(frame)}
    if len(cut):
        fields |= {
            "first": shortened(cut["title"].iloc[0], 44),
            "count": len(cut),
            "of": len(musts),
        }
        return said("method.prioritization.backlog.cut", language, **fields)
    fitting = int((frame["cumulative"] <= capacity).sum())
    code = "fits" if fitting == len(frame) else "part"
    last = frame["class"].iloc[max(fitting - 1, 0)]
    fields |= {"count": fitting, "class": class_words(last, language)}
    return said(f"method.prioritization.backlog.{code}", language, **fields)


def draw_backlog(frame: pd.DataFrame, capacity: float | None = None, look: Look = LIGHT) -> Figure:
    """Items in their order, each bar beginning where the one before it ends.

    Args:
        frame: what :func:`backlog` gives; of a long one, the rows about the end of the capacity.
        capacity: in the unit of the effort; its end is a line.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    how = said("method.prioritization.backlog_how", look.language)
    figure = slide(describe_backlog(frame, capacity, look.language), how, look)
    if frame.empty:
        return figure
    first = _first_shown(frame, capacity)
    shown = frame.iloc[first : first + _MOST]
    axes = panel(figure, _BOX, look)
    _lay_out(axes, shown, frame, look)
    _set_reach(axes, shown, capacity)
    titles = dict(zip(frame["item"], frame["title"], strict=True))
    for row, item in enumerate(shown.to_dict("records")):
        _draw_item(axes, row, item, titles, look)
    if capacity is not None:
        _draw_capacity(axes, capacity, frame, look)
    _write_hidden(axes, first, len(frame) - first - len(shown), look)
    return figure


def _first_shown(frame: pd.DataFrame, capacity: float | None) -> int:
    """The row to begin with so that the end of the capacity is seen."""
    if capacity is None or len(frame) <= _MOST:
        return 0
    fitting = int((frame["cumulative"] <= capacity).sum())
    return min(max(fitting - _MOST + _BEYOND, 0), len(frame) - _MOST)


def _lay_out(axes: Axes, shown: pd.DataFrame, frame: pd.DataFrame, look: Look) -> None:
    axes.set_ylim(max(len(shown), 5) - 0.4, -0.6)
    axes.grid(axis="x", color=look.ink.line, linewidth=1)
    names = [f"{int(row['place'])}. {row['title']}" for row in shown.to_dict("records")]
    names_left(axes, [shortened(name, 34) for name in names], look, letters=36)
    there = set(shown["class"])
    class_legend(axes, [name for name in (*CLASSES, None) if name in there], look, top=166)
    below = said(f"method.prioritization.axis.{_unit(frame)}", look.language)
    style: dict[str, Any] = {"ha": "right", "xycoords": "axes fraction", "shift": (0, -50)}
    write(axes, (1, 0), below, size=SMALL, colour=look.ink.quiet, **style)


def _set_reach(axes: Axes, shown: pd.DataFrame, capacity: float | None) -> None:
    """Let x run over the shown items, and on to the end of the capacity if that is near."""
    before = float(shown["cumulative"].iloc[0]) - _effort(shown.iloc[0].to_dict())
    most = max(float(shown["cumulative"].iloc[-1]), before + 1)
    near = before + (most - before) * 1.6
    reach = capacity if capacity and most < capacity <= near else most
    axes.set_xlim(before, before + (reach - before) * 1.01)


def _draw_item(
    axes: Axes, row: int, item: dict[Any, Any], titles: dict[str, str], look: Look
) -> None:
    effort = _effort(item)
    start = float(item["cumulative"]) - effort
    axes.barh(
        row, effort, left=start, height=0.62, lw=1.5, **class_fill(item["class"], look).patch()
    )
    low, high = axes.get_xlim()
    is_right = start - low > high - start - effort
    at = (start if is_right else start + effort, row)
    style: dict[str, Any] = {"ha": "right" if is_right else "left"}
    write(
        axes,
        at,
        _label(item, titles, look),
        size=SMALL,
        colour=look.ink.ink if effort else look.ink.quiet,
        shift=(-9 if is_right else 9, 0),
        bbox={"facecolor": look.ink.paper, "linewidth": 0, "pad": 1},
        zorder=5,
        **style,
    )


def _label(item: dict[Any, Any], titles: dict[str, str], look: Look) -> str:
    known = not pd.isna(item["effort"])
    size = number(item["effort"], look.language)
    told = [size if known else said("method.prioritization.unsized", look.language)]
    if item["in_circle"]:
        told.append(said("method.prioritization.in_circle", look.language))
    elif item["pulled_by"] is not None:
        title = shortened(titles[item["pulled_by"]], 28)
        told.append(said("method.prioritization.pulled", look.language, title=title))
    return "  ".join(told)


def _draw_capacity(axes: Axes, capacity: float, frame: pd.DataFrame, look: Look) -> None:
    low, high = axes.get_xlim()
    if not low <= capacity <= high:
        return
    axes.axvline(capacity, color=look.ink.bad, linewidth=3, linestyle=(0, (5, 2)), zorder=4)
    told = said(
        "method.prioritization.capacity",
        look.language,
        capacity=_sized(capacity, frame, look.language),
    )
    width = axes.get_window_extent().width
    right = (capacity - low) / (high - low) * width
    side = "left" if right + _LETTER * len(told) < width + _BOX.right else "right"
    shift = (6 if side == "left" else -6, 14)
    at = (capacity, -0.6)
    write(axes, at, told, size=SMALL, colour=look.ink.bad, weight="bold", ha=side, shift=shift)


def _write_hidden(axes: Axes, before: int, after: int, look: Look) -> None:
    if not before + after:
        return
    code = "hidden" if before and after else "hidden_before" if before else "hidden_after"
    count = after if after else before
    told = said(f"method.prioritization.{code}", look.language, before=before, count=count)
    style: dict[str, Any] = {"xycoords": "axes fraction", "shift": (0, -50)}
    write(axes, (0, 0), told, size=SMALL, colour=look.ink.quiet, **style)


def _effort(item: dict[Any, Any]) -> float:
    return 0.0 if pd.isna(item["effort"]) else float(item["effort"])


def _unit(frame: pd.DataFrame) -> str:
    unit = str(frame["unit"].iloc[0])
    return unit if unit in ("days", "points") else "effort"


def _sized(amount: float, frame: pd.DataFrame, language: str) -> str:
    code = f"method.prioritization.sized.{_unit(frame)}"
    return said(code, language, amount=number(amount, language))
