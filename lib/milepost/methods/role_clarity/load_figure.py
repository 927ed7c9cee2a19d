"""Each person's work week by week, against the days they have."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.day_steps import days_on
from milepost.methods.drawing import (
    LIGHT,
    SMALL,
    Box,
    Look,
    date2num,
    date_axis,
    names_left,
    panel,
    shortened,
    slide,
    write,
)
from milepost.methods.frames import require
from milepost.methods.role_clarity.load import LOAD_COLUMNS, describe_load
from milepost.methods.saying import said
from milepost.methods.saying import share as per_cent

__all__ = ["draw_load"]

_BOX = Box(left=230, bottom=92, right=190, top=172)
_MOST, _WEEKS = 8, 60
#: How much of a row the highest bar may fill.
_HIGH = 0.82


def draw_load(found: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """Bars of work per person and week, with a line at the days that the person has.

    Args:
        found: what :func:`load` gives; the eight people with most work over their days, or with
            most work, are drawn, and the first sixty weeks.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    require(found, *LOAD_COLUMNS)
    how = said("method.role_clarity.load_how", look.language)
    figure = slide(describe_load(found, look.language), how, look)
    if found.empty or not found["days_needed"].sum():
        return figure
    axes = panel(figure, _BOX, look)
    weeks = sorted(set(found["week"]))
    shown = found[found["week"].isin(weeks[:_WEEKS])]
    people = _people(found)
    _lay_out(axes, shown, people[:_MOST], look)
    highest = max(float(shown["days_needed"].max()), float(shown["days_available"].max()), 1.0)
    for row, person in enumerate(people[:_MOST]):
        _draw_person(axes, row, shown[shown["person"] == person], highest, look)
        _write_sum(axes, row, found[found["person"] == person], look)
    _write_hidden(axes, len(people) - _MOST, len(weeks) - _WEEKS, look)
    return figure


def _people(found: pd.DataFrame) -> list[str]:
    totals = found.groupby("person", sort=False)[["over", "days_needed"]].sum()
    order = totals.sort_values(["over", "days_needed"], ascending=False, kind="stable")
    return [str(each) for each in order.index]


def _lay_out(axes: Axes, shown: pd.DataFrame, people: list[str], look: Look) -> None:
    weeks = shown["week"]
    date_axis(axes, min(weeks), days_on(max(weeks), 7), look)
    axes.set_ylim(max(len(people), 3) - 0.5, -0.5)
    names = dict(zip(shown["person"], shown["name"], strict=True))
    names_left(axes, [shortened(str(names[each]), 22) for each in people], look)
    for row in range(len(people)):
        axes.axhline(row + 0.42, color=look.ink.edge, linewidth=1)


def _draw_person(axes: Axes, row: int, weeks: pd.DataFrame, highest: float, look: Look) -> None:
    base = row + 0.42
    left = np.array([date2num(week) for week in weeks["week"]])
    needed = weeks["days_needed"].to_numpy(dtype=float) / highest * _HIGH
    there = weeks["days_available"].to_numpy(dtype=float) / highest * _HIGH
    within = np.minimum(needed, there)
    style: dict[str, Any] = {"width": 6.4, "align": "edge", "linewidth": 0}
    axes.bar(left, -within, bottom=base, color=look.ink.accent, **style)
    over = needed > there + 1e-9
    beyond = {**style, "linewidth": 1, "edgecolor": look.ink.bad, "hatch": "////"}
    bottom = base - within[over]
    heights = (within - needed)[over]
    axes.bar(left[over], heights, bottom=bottom, facecolor=look.ink.paper, **beyond)
    edges = np.append(left, left[-1:] + 7)
    steps = np.append(base - there, base - there[-1:])
    axes.step(edges, steps, where="post", color=look.ink.ink, linewidth=2)


def _write_sum(axes: Axes, row: int, weeks: pd.DataFrame, look: Look) -> None:
    over = int((weeks["over"] > 0).sum())
    there = float(weeks["days_available"].sum())
    if over:
        told = said("method.role_clarity.load_over", look.language, count=over)
    elif there:
        taken = per_cent(float(weeks["days_needed"].sum()) / there, look.language)
        told = said("method.role_clarity.load_fits", look.language, share=taken)
    else:
        told = said("method.role_clarity.load_none", look.language)
    write(
        axes,
        (1, row),
        told,
        size=SMALL,
        colour=look.ink.bad if over else look.ink.quiet,
        weight="bold" if over else "normal",
        shift=(14, 0),
        xycoords=axes.get_yaxis_transform(),
    )


def _write_hidden(axes: Axes, people: int, weeks: int, look: Look) -> None:
    counts = {"more_people": people, "later_weeks": weeks}
    told = [
        said(f"method.role_clarity.{code}", look.language, count=count)
        for code, count in counts.items()
        if count > 0
    ]
    style: dict[str, Any] = {"xycoords": "axes fraction", "shift": (0, -56)}
    write(axes, (0, 0), "; ".join(told), size=SMALL, colour=look.ink.quiet, **style)
