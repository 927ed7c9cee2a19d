"""Draws who does what when: a lane per person, a bar per task with its title inside."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from milepost.methods.drawing import SMALL, Look, date2num, evening, in_block, write

__all__ = ["Lane", "draw_lane", "lanes"]

_THICK = 0.76
#: About how wide a letter and how high a line of a title is, in pixels, and its margins.
_LETTER, _LINE, _INSIDE = 8.3, 19.0, 12.0
_FEWEST_LETTERS = 4


class Lane(NamedTuple):
    """What stands in one row: whose it is, None for nobody's, and the work, none at once."""

    person: str | None
    work: pd.DataFrame


def lanes(frame: pd.DataFrame) -> list[Lane]:
    """A lane per person with work, most of it first, then as many as nobody's work needs."""
    work = frame[frame["duration"] > 0]
    loads = work.groupby("person")["duration"].sum().sort_values(ascending=False, kind="stable")
    owned = [Lane(str(person), work[work["person"] == person]) for person in loads.index]
    rest = work[work["person"].isna()]
    tracks = np.array(_tracks(rest), dtype=int)
    return owned + [Lane(None, rest[tracks == track]) for track in np.unique(tracks)]


def draw_lane(axes: Axes, row: int, lane: Lane, late: Collection[str], look: Look) -> None:
    """Draw a lane in its row; what leads to a ``late`` milestone is outlined, the rest filled."""
    for _, task in lane.work.iterrows():
        left, right = date2num(task["start"]), evening(task["finish"])
        corner, size = (left, row - _THICK / 2), (right - left, _THICK)
        bar = Rectangle(corner, *size, zorder=2, clip_on=False, **_ink(task, late, look))
        axes.add_patch(bar)
        _write_title(axes, (left, row), task["title"], right - left, look)


def _ink(task: pd.Series[Any], late: Collection[str], look: Look) -> dict[str, Any]:
    if task["milestone"] in late:
        return {"facecolor": look.ink.paper, "edgecolor": look.ink.bad, "lw": 2.5}
    return {"facecolor": look.ink.accent_soft, "edgecolor": look.ink.accent, "lw": 1.5}


def _write_title(axes: Axes, at: tuple[float, float], title: str, days: float, look: Look) -> None:
    box = axes.get_window_extent()
    (left, right), (low, high) = axes.get_xlim(), axes.get_ylim()
    letters = int((days * box.width / (right - left) - _INSIDE) / _LETTER)
    if letters < _FEWEST_LETTERS:
        return
    most = max(int(box.height / abs(high - low) * _THICK / _LINE), 1)
    lines = in_block(title, letters, most=most)
    for number, line in enumerate(lines):
        up = ((len(lines) - 1) / 2 - number) * _LINE
        write(axes, at, line, size=SMALL, colour=look.ink.ink, shift=(_INSIDE / 2, up))


def _tracks(work: pd.DataFrame) -> list[int]:
    """For each task the first track that is free when it starts."""
    free: list[date] = []
    tracks = []
    for start, finish in zip(work["start"], work["finish"], strict=True):
        track = next((n for n, until in enumerate(free) if until < start), len(free))
        free[track : track + 1] = [finish]
        tracks.append(track)
    return tracks
