"""Draws what the team said of feasibility and pacing, each time it was asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    HEIGHT,
    LIGHT,
    SMALL,
    TEXT,
    Box,
    Look,
    panel,
    slide,
    write,
)
from milepost.methods.frames import require
from milepost.methods.saying import day, number, said
from milepost.methods.tracking.voices import MEASURES, describe_feedback
from milepost.plan.reviews import Verdict

__all__ = ["draw_feedback"]

#: As many days as fit with their names.
_MOST = 9
_TOP, _BOTTOM, _LEFT, _GAP, _USERS = 176.0, 84.0, 190.0, 34.0, 86.0
_MARKS = {Verdict.KEEP: "o", Verdict.CHANGE: "^", Verdict.STOP: "X"}


def draw_feedback(
    frame: pd.DataFrame, users: pd.DataFrame | None = None, look: Look = LIGHT
) -> Figure:
    """A row for each thing the team was asked, and one for what users said.

    Args:
        frame: of :func:`milepost.methods.tracking.feedback`.
        users: of :func:`milepost.methods.tracking.verdicts`, if any.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    title = _title(require(frame, "on", "measure", "median", "spread", "n", "flagged"), look)
    if users is not None:
        require(users, "on", *Verdict)
    heard = users is not None and len(users) > 0
    days = sorted({*frame["on"], *(users["on"] if users is not None else ())})[-_MOST:]
    figure = slide(title, said("method.tracking.feedback.how", look.language), look)
    asked = [each for each in MEASURES if (frame["measure"] == each).any()]
    boxes = _boxes(len(asked), heard)
    for measure, box in zip(asked, boxes, strict=False):
        axes = _row(figure, box, days, look)
        _scale(axes, measure, look)
        _scores(axes, frame[frame["measure"] == measure], days, look)
    if users is not None and heard:
        axes = _row(figure, boxes[-1], days, look)
        _verdicts(axes, users, days, look)
    if figure.axes:
        _name_days(figure.axes[-1], days, look)
    return figure


def _title(frame: pd.DataFrame, look: Look) -> str:
    last = frame.groupby("measure", sort=False).tail(1)
    if int(last["flagged"].sum()) > 1:
        return said("method.tracking.feedback.worse", look.language)
    return describe_feedback(frame, look.language).removesuffix(".")


def _boxes(asked: int, heard: bool) -> list[Box]:
    """Where the rows stand, from the top; what users said takes a low one."""
    room = HEIGHT - _TOP - _BOTTOM - (_USERS + _GAP if heard else 0)
    high = (room - _GAP * max(asked - 1, 0)) / max(asked, 1)
    tops = [_TOP + place * (high + _GAP) for place in range(asked)]
    boxes = [Box(left=_LEFT, right=48, top=top, bottom=HEIGHT - top - high) for top in tops]
    users = Box(left=_LEFT, right=48, top=HEIGHT - _BOTTOM - _USERS, bottom=_BOTTOM)
    return [*boxes, users] if heard else boxes


def _row(figure: Figure, box: Box, days: Sequence[date], look: Look) -> Axes:
    axes = panel(figure, box, look)
    axes.spines["bottom"].set_visible(False)
    axes.set_xlim(-0.4, max(len(days), 4) - 0.5)
    axes.set_xticks([])
    axes.set_yticks([])
    return axes


def _scale(axes: Axes, measure: str, look: Look) -> None:
    axes.set_ylim(0.6, 5.4)
    for score in (1, 3, 5):
        axes.axhline(score, color=look.ink.line, lw=1, zorder=0)
    words = {1: "low", 3: "axis", 5: "high"}
    for score, code in words.items():
        write(
            axes,
            (0, score),
            said(f"method.tracking.feedback.{code}.{measure}", look.language),
            size=TEXT if score == 3 else SMALL,
            colour=look.ink.ink if score == 3 else look.ink.quiet,
            weight="bold" if score == 3 else "normal",
            shift=(-14, 0),
            ha="right",
            xycoords=axes.get_yaxis_transform(),
        )


def _scores(axes: Axes, scores: pd.DataFrame, days: Sequence[date], look: Look) -> None:
    shown = scores[scores["on"].isin(days)]
    places = [days.index(each) for each in shown["on"]]
    axes.plot(places, shown["median"], color=look.ink.accent, lw=3, zorder=2)
    for place, (_, row) in zip(places, shown.iterrows(), strict=True):
        _score(axes, place, row, look)


def _score(axes: Axes, place: int, row: pd.Series[Any], look: Look) -> None:
    middle, half = float(row["median"]), float(row["spread"]) / 2
    colour, mark = (look.ink.bad, "D") if row["flagged"] else (look.ink.accent, "o")
    bar = (max(middle - half, 1), min(middle + half, 5))
    axes.plot((place, place), bar, color=colour, lw=12, alpha=0.3, solid_capstyle="butt")
    axes.plot(place, middle, mark, color=colour, ms=13 if row["flagged"] else 11, zorder=3)
    told = said(
        "method.tracking.feedback.score",
        look.language,
        middle=number(middle, look.language),
        n=int(row["n"]),
    )
    weight = "bold" if row["flagged"] else "normal"
    how = {"ha": "center", "weight": weight}
    write(axes, (place, middle), told, size=SMALL, colour=colour, shift=(0, 21), **how)


def _verdicts(axes: Axes, users: pd.DataFrame, days: Sequence[date], look: Look) -> None:
    axes.set_ylim(2.6, -0.6)
    write(
        axes,
        (0, 0),
        said("method.tracking.feedback.users", look.language),
        size=TEXT,
        colour=look.ink.ink,
        weight="bold",
        shift=(-14, 0),
        ha="right",
        xycoords=axes.get_yaxis_transform(),
    )
    for _, row in users[users["on"].isin(days)].iterrows():
        said_so = [each for each in Verdict if row[each]]
        for height, verdict in enumerate(said_so):
            _verdict(axes, (days.index(row["on"]), height), verdict, int(row[verdict]), look)


def _verdict(axes: Axes, at: tuple[float, float], verdict: Verdict, count: int, look: Look) -> None:
    colours = {Verdict.KEEP: look.ink.good, Verdict.CHANGE: look.ink.warn}
    colour = colours.get(verdict, look.ink.bad)
    axes.plot(*at, _MARKS[verdict], color=colour, ms=9)
    told = f"{count} {said(f'method.tracking.feedback.{verdict}', look.language)}"
    write(axes, at, told, size=SMALL, colour=colour, shift=(14, 0))


def _name_days(axes: Axes, days: Sequence[date], look: Look) -> None:
    for place, each in enumerate(days):
        write(
            axes,
            (place, 0),
            day(each, look.language),
            size=SMALL,
            colour=look.ink.quiet,
            shift=(0, -26),
            ha="center",
            xycoords=axes.get_xaxis_transform(),
        )
