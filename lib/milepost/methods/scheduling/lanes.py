"""Draws who does what when: a lane per person, a bar per task with its title inside."""

from __future__ import annotations

import textwrap
from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from milepost.methods.drawing import SMALL, Look, date2num, write

__all__ = ["draw_lane", "evening"]

#: Work that nobody owns runs side by side: as many tracks as its lane has room for.
_MOST_TRACKS = 3
_THICK = 0.76
#: About how wide a letter and how high a line of a title is, in pixels, and its margins.
_LETTER, _LINE, _INSIDE = 8.3, 19.0, 12.0
_FEWEST_LETTERS = 4


class Scale(NamedTuple):
    """How many pixels a day and a lane take."""

    day: float
    lane: float


def draw_lane(axes: Axes, row: int, work: pd.DataFrame, late: Collection[str], look: Look) -> None:
    """Draw one person's work in the lane ``row``; what leads to a ``late`` milestone, outlined."""
    tracks = _tracks(work)
    count = min(max(tracks, default=0) + 1, _MOST_TRACKS)
    scale = _scale(axes)
    for track, (_, task) in zip(tracks, work.iterrows(), strict=True):
        low = row - _THICK / 2 + _THICK / count * (track % count)
        left, right = date2num(task["start"]), evening(task["finish"])
        bar = Rectangle(
            (left, low), right - left, _THICK / count, zorder=2, **_ink(task, late, look)
        )
        axes.add_patch(bar)
        if count == 1:
            _write_title(axes, (left, row), task["title"], (right - left) * scale.day, look)


def _ink(task: pd.Series[Any], late: Collection[str], look: Look) -> dict[str, Any]:
    if task["milestone"] in late:
        return {"facecolor": look.ink.paper, "edgecolor": look.ink.bad, "lw": 2.5}
    return {"facecolor": look.ink.accent_soft, "edgecolor": look.ink.accent, "lw": 1.5}


def _write_title(axes: Axes, at: tuple[float, float], title: str, width: float, look: Look) -> None:
    letters = int((width - _INSIDE) / _LETTER)
    if letters < _FEWEST_LETTERS:
        return
    most = max(int(_scale(axes).lane * _THICK / _LINE), 1)
    lines = [_cut(line, letters) for line in _wrapped(title, letters, most)]
    for number, line in enumerate(lines):
        up = ((len(lines) - 1) / 2 - number) * _LINE
        write(axes, at, line, size=SMALL, colour=look.ink.ink, shift=(_INSIDE / 2, up))


def _wrapped(title: str, letters: int, most: int) -> list[str]:
    """A title in lines whose words are whole, however long."""
    return textwrap.wrap(
        title, letters, max_lines=most, placeholder="…", break_long_words=False
    ) or [title]


def _cut(line: str, letters: int) -> str:
    return line if len(line) <= letters else f"{line[: letters - 1]}…"


def _tracks(work: pd.DataFrame) -> list[int]:
    """For each task the first track that is free when it starts."""
    free: list[date] = []
    tracks = []
    for start, finish in zip(work["start"], work["finish"], strict=True):
        track = next((n for n, until in enumerate(free) if until < start), len(free))
        free[track : track + 1] = [finish]
        tracks.append(track)
    return tracks


def _scale(axes: Axes) -> Scale:
    box = axes.get_window_extent()
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    return Scale(box.width / (right - left), box.height / abs(high - low))


def evening(day: date) -> float:
    """Where the end of a day stands on an axis of dates."""
    return date2num(day) + 1
