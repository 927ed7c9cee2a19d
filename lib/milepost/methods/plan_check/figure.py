"""The findings on a slide: what to settle first, and what to do about it."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    HEIGHT,
    LARGE,
    LIGHT,
    TEXT,
    WIDTH,
    Box,
    Look,
    panel,
    sentence,
    slide,
    wrapped,
    write,
)
from milepost.methods.frames import require
from milepost.methods.plan_check.finding import describe_count
from milepost.methods.saying import said

_BOX = Box(left=48, bottom=48, right=48, top=140)
_TEXT_FROM, _LETTERS = 140, 94
#: Findings take so many pixels; below them stands how many are not shown.
_ROOM = 506.0
#: From line to line, and from one finding to the next.
_LEADING, _GAP = 26, 28


def describe_findings(frame: pd.DataFrame, language: str = LIGHT.language) -> str:
    """The findings in words: how many of which severity, then each with its next step."""
    require(frame, "severity", "finding", "next_step")
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
    top, shown = 0.0, 0
    for row in frame.itertuples():
        lines = _lines(str(row.finding), str(row.next_step))
        if top + _high(lines) > _ROOM:
            break
        _draw_row(axes, top, str(row.severity), lines, look)
        top, shown = top + _high(lines) + _GAP, shown + 1
    if hidden := len(frame) - shown:
        more = said("check.figure.more", look.language, count=hidden)
        write(axes, (_TEXT_FROM, top + 4), more, colour=look.ink.quiet)
    return figure


def _lines(finding: str, next_step: str) -> list[str]:
    """The finding in one line or two, and below it the next step."""
    step = wrapped(f"→ {next_step}", _LETTERS + 20, most=1)
    return [*sentence(finding, _LETTERS, most=2), *step]


def _high(lines: list[str]) -> float:
    return len(lines) * _LEADING


def _draw_row(axes: Axes, top: float, severity: str, lines: list[str], look: Look) -> None:
    ink = look.ink
    colour = {"grave": ink.bad, "warning": ink.warn, "hint": ink.quiet}[severity]
    marker = {"grave": "s", "warning": "^", "hint": "o"}[severity]
    axes.plot([10], [top + 14], marker, markersize=13, color=colour)
    label = said(f"check.severity.{severity}", look.language)
    write(axes, (28, top + 14), label, size=TEXT, colour=colour, weight="bold")
    for number, line in enumerate(lines):
        is_step = number == len(lines) - 1
        size, shade = (TEXT, ink.quiet) if is_step else (LARGE, ink.ink)
        write(axes, (_TEXT_FROM, top + 14 + number * _LEADING), line, size=size, colour=shade)
