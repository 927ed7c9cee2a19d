"""The findings on a slide: what to settle first, and what to do about it."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    HEIGHT,
    LARGE,
    LIGHT,
    SMALL,
    TEXT,
    WIDTH,
    Box,
    Look,
    panel,
    slide,
    wrapped,
    write,
)
from milepost.methods.frames import require
from milepost.methods.plan_check.finding import describe_count
from milepost.methods.saying import said

_BOX = Box(left=48, bottom=56, right=48, top=132)
_ROW = 80
_MOST = (HEIGHT - 56 - 132) // _ROW
_TEXT_FROM, _LETTERS = 140, 118


def describe_findings(frame: pd.DataFrame, language: str = LIGHT.language) -> str:
    """The findings in words: how many of which severity, then each with its next step."""
    told = [describe_count(frame["severity"], language)]
    told += [f"{row.finding} {row.next_step}" for row in frame.itertuples()]
    return " ".join(told)


def draw_findings(frame: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """The gravest findings with their next steps; how many are not shown stands below.

    Args:
        frame: what :func:`plan_check` returns, in the language of ``look``.
        look: light or dark, and the language.
    """
    require(frame, "severity", "finding", "next_step")
    subtitle = said("check.figure.how", look.language) if len(frame) else ""
    figure = slide(describe_count(frame["severity"], look.language), subtitle, look)
    axes = panel(figure, _BOX, look)
    axes.set_xlim(0, WIDTH - _BOX.left - _BOX.right)
    axes.set_ylim(HEIGHT - _BOX.bottom - _BOX.top, 0)
    axes.axis("off")
    for place, row in enumerate(frame.head(_MOST).itertuples()):
        _draw_row(axes, place * _ROW, (row.severity, row.finding, row.next_step), look)
    hidden = len(frame) - _MOST
    if hidden > 0:
        more = said("check.figure.more", look.language, count=hidden)
        write(axes, (_TEXT_FROM, _MOST * _ROW + 12), more, colour=look.ink.quiet)
    return figure


def _draw_row(axes: Axes, top: float, row: tuple[object, object, object], look: Look) -> None:
    severity, finding, next_step = map(str, row)
    ink = look.ink
    colour = {"grave": ink.bad, "warning": ink.warn, "hint": ink.quiet}[severity]
    marker = {"grave": "s", "warning": "^", "hint": "o"}[severity]
    axes.plot([10], [top + 14], marker, markersize=13, color=colour)
    label = said(f"check.severity.{severity}", look.language)
    write(axes, (28, top + 14), label, size=SMALL, colour=colour, weight="bold")
    for number, line in enumerate(wrapped(finding, _LETTERS, most=2)):
        write(axes, (_TEXT_FROM, top + 14 + number * LARGE), line, size=TEXT, colour=ink.ink)
    below = top + 14 + len(wrapped(finding, _LETTERS, most=2)) * LARGE
    step = wrapped(f"→ {next_step}", _LETTERS + 14, most=1)[0]
    write(axes, (_TEXT_FROM, below), step, size=SMALL, colour=ink.quiet)
