"""A row per part over days: names on the left, notes on the right, a line at today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.day_steps import days_on
from milepost.methods.drawing import (
    HEIGHT,
    SMALL,
    TITLE,
    TITLE_LETTERS,
    Box,
    Look,
    date_axis,
    panel,
    sentence,
    shortened,
    write,
)
from milepost.methods.saying import said

__all__ = ["fitted", "line_at", "rows_panel", "span_days", "write_name", "write_note"]

_LEFT, _RIGHT, _TOP, _BOTTOM = 356.0, 286.0, 150.0, 96.0
_LOWEST, _HIGHEST = 18.0, 44.0
_MARGIN, _INDENT, _LETTERS = 48.0, 18.0, 35
#: A part's title may be cut to so many letters for the sentence to stay on one line.
_SHORTEST = 16


def rows_panel(figure: Figure, title: str, count: int, look: Look) -> Axes:
    """Axes for ``count`` rows, the first on top, below a title and a subtitle."""
    lines = len(sentence(title, TITLE_LETTERS, most=2))
    top = _TOP + (lines - 1) * TITLE * 1.25
    height = min(max((HEIGHT - top - _BOTTOM) / count, _LOWEST), _HIGHEST)
    bottom = HEIGHT - top - height * count
    axes = panel(figure, Box(left=_LEFT, right=_RIGHT, top=top, bottom=bottom), look)
    axes.set_ylim(count - 0.5, -0.5)
    axes.set_yticks([])
    return axes


def fitted(code: str, look: Look, title: str, **fields: Any) -> str:
    """The sentence for ``code`` on one line, with as much of the ``title`` as there is room for."""
    room = TITLE_LETTERS - len(said(code, look.language, title="", **fields))
    return said(code, look.language, title=shortened(title, max(room, _SHORTEST)), **fields)


def span_days(axes: Axes, days: Iterable[date], look: Look) -> None:
    """Let the axis run over all ``days``, two weeks at least, with a little room at its ends."""
    all_days = sorted(days)
    first, last = all_days[0], max(all_days[-1], days_on(all_days[0], 14))
    room = max((last - first).days // 50, 1)
    date_axis(axes, days_on(first, -room), days_on(last, room + 1), look)


def line_at(axes: Axes, at: float, text: str, look: Look, *, is_last: bool = False) -> None:
    """A line across all rows, named above them; the name of the last line stands right of it."""
    axes.axvline(at, color=look.ink.ink, lw=1.5, ls="-" if is_last else (0, (4, 3)), zorder=1)
    write(
        axes,
        (at, 1),
        text,
        size=SMALL,
        colour=look.ink.ink,
        shift=(-2 if is_last else 2, 12),
        xycoords=axes.get_xaxis_transform(),
        ha="left" if is_last else "right",
    )


def write_name(axes: Axes, row: int, title: str, look: Look, *, inside: bool) -> None:
    """The title of a part left of its row: what lies inside a milestone is set in."""
    indent = _INDENT if inside else 0.0
    write(
        axes,
        (0, row),
        shortened(title, _LETTERS - int(indent // 8)),
        size=SMALL,
        colour=look.ink.ink,
        shift=(_MARGIN - _LEFT + indent, 0),
        xycoords=axes.get_yaxis_transform(),
        weight="normal" if inside else "bold",
    )


def write_note(axes: Axes, row: int, text: str, look: Look, *, alarming: bool) -> None:
    """A note right of a row; what alarms is bold."""
    write(
        axes,
        (1, row),
        text,
        size=SMALL,
        colour=look.ink.bad if alarming else look.ink.ink,
        shift=(12, 0),
        xycoords=axes.get_yaxis_transform(),
        weight="bold" if alarming else "normal",
    )
