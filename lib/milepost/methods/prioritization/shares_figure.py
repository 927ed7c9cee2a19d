"""Each class's share of the effort against its limit, with its share of the count beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import LARGE, LIGHT, SMALL, TEXT, Box, Look, panel, slide, write
from milepost.methods.frames import require_rows
from milepost.methods.prioritization.classes import class_fill, class_words
from milepost.methods.prioritization.shares import SHARE_COLUMNS, describe_shares
from milepost.methods.saying import said
from milepost.methods.saying import share as per_cent

__all__ = ["draw_shares"]

_BOX = Box(left=200, bottom=92, right=190, top=170)


def draw_shares(shares: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """How much effort Must, Should and Could take, and how many items they are.

    Args:
        shares: what :func:`effort_shares` gives.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    require_rows(shares, *SHARE_COLUMNS)
    rows = [
        row
        for row in shares.to_dict("records")
        if row["class"] != "wont" and (row["class"] is not None or row["count"])
    ]
    of = "capacity" if _is_known(rows[0]["of_capacity"]) else "effort"
    how = said(f"method.prioritization.shares_how.{of}", look.language)
    figure = slide(describe_shares(shares, look.language), how, look)
    axes = panel(figure, _BOX, look)
    _lay_out(axes, max(_longest(rows), 1.0), len(rows), look)
    for place, row in enumerate(rows):
        _draw_class(axes, place, row, look)
    _write_apart(axes, shares, look)
    return figure


def _is_known(value: Any) -> bool:
    return value is not None and not pd.isna(value)


def _taken(row: dict[Any, Any]) -> float:
    return float(row["of_capacity"] if _is_known(row["of_capacity"]) else row["effort_share"])


def _longest(rows: list[dict[Any, Any]]) -> float:
    return max(max(_taken(row), float(row["count_share"])) for row in rows)


def _lay_out(axes: Axes, longest: float, rows: int, look: Look) -> None:
    axes.set_xlim(0, longest)
    axes.set_ylim(max(rows, 3) - 0.45, -0.55)
    axes.set_yticks([])
    ticks = [0, 0.25, 0.5, 0.75, 1.0] if longest < 2 else [0, 1, round(longest)]
    axes.set_xticks(ticks, [per_cent(each, look.language) for each in ticks])
    axes.grid(axis="x", color=look.ink.line, linewidth=1)
    if longest > 1:
        axes.axvline(1, color=look.ink.ink, linewidth=2)


def _draw_class(axes: Axes, place: int, row: dict[Any, Any], look: Look) -> None:
    at: dict[str, Any] = {"ha": "right", "xycoords": axes.get_yaxis_transform(), "shift": (-16, 0)}
    name = class_words(row["class"], look.language)
    write(axes, (0, place - 0.02), name, size=LARGE, colour=look.ink.ink, weight="bold", **at)
    effort, count = _taken(row), float(row["count_share"])
    axes.barh(place - 0.14, effort, height=0.36, lw=1.5, **class_fill(row["class"], look).patch())
    axes.barh(place + 0.2, count, height=0.12, color=look.ink.edge)
    beyond = _clear_of(row["limit"], effort, axes.get_xlim()[1])
    _write_share(axes, (beyond, place - 0.14), ("effort_is", effort, TEXT), look)
    _write_share(axes, (count, place + 0.2), ("count_is", count, SMALL), look, row["count"])
    if _is_known(row["limit"]):
        _draw_limit(axes, place, row, look)


def _clear_of(limit: Any, effort: float, longest: float) -> float:
    """Where to write so that the mark of the limit does not run through the text."""
    near = _is_known(limit) and 0 <= float(limit) - effort < longest * 0.16
    return float(limit) if near else effort


def _write_share(
    axes: Axes, at: tuple[float, float], told: tuple[str, float, int], look: Look, count: int = 0
) -> None:
    code, value, size = told
    text = said(
        f"method.prioritization.{code}",
        look.language,
        share=per_cent(value, look.language),
        count=int(count),
    )
    ground = {"facecolor": look.ink.paper, "linewidth": 0, "pad": 1}
    colour = look.ink.ink if code == "effort_is" else look.ink.quiet
    write(axes, at, text, size=size, colour=colour, shift=(9, 0), bbox=ground, zorder=5)


def _draw_limit(axes: Axes, place: int, row: dict[Any, Any], look: Look) -> None:
    limit, bad = float(row["limit"]), row["verdict"] in ("over", "little")
    colour = look.ink.bad if bad else look.ink.ink
    span = [place - 0.38, place + 0.1]
    axes.plot([limit, limit], span, color=colour, linewidth=4, zorder=4)
    code = "limit_must" if row["class"] == "must" else "limit_could"
    text = said(
        f"method.prioritization.{code}", look.language, share=per_cent(limit, look.language)
    )
    style: dict[str, Any] = {"ha": "left", "weight": "bold" if bad else "normal", "shift": (-2, 13)}
    write(axes, (limit, place - 0.38), text, size=SMALL, colour=colour, **style)


def _write_apart(axes: Axes, shares: pd.DataFrame, look: Look) -> None:
    """What the bars cannot show: items without a size, and the Won'ts."""
    doing = shares["class"] != "wont"
    counts = {
        "apart_unsized": int(shares[doing]["unsized"].sum()),
        "apart_wont": int(shares[~doing]["count"].sum()),
    }
    told = [
        said(f"method.prioritization.{code}", look.language, count=count)
        for code, count in counts.items()
        if count
    ]
    style: dict[str, Any] = {"xycoords": "axes fraction", "shift": (0, -58)}
    write(axes, (0, 0), " ".join(told), size=SMALL, colour=look.ink.quiet, **style)
