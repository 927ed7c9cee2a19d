"""Items as blocks that are stacked into a sprint, as high as they are large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes

from milepost.methods.drawing import LARGE, SMALL, Fill, Look, Mark, in_block, key, write
from milepost.methods.prioritization.classes import class_fill, class_words
from milepost.methods.saying import number, said
from milepost.methods.sprint_planning.items import CLASSES
from milepost.methods.sprint_planning.selection import State

__all__ = ["Column", "explain", "has_name", "stacked"]

#: About how wide a letter is, in pixels, and how far text stays from an edge.
_LETTER, _PAD = 8.6, 10.0
#: How far apart lines of text are.
_LEADING = 21.0


class Column(NamedTuple):
    """A column of blocks: where it stands, how wide it is, and the pixels of axes' two units."""

    middle: float
    width: float
    across: float
    up: float


def stacked(axes: Axes, column: Column, items: Sequence[Mapping[Any, Any]], look: Look) -> float:
    """Stack items upon each other; the height of the stack. Blocks that are too low get no name."""
    bottom = 0.0
    for row in items:
        size = float(row["size"] or 0)
        fill = _fill(row, look)
        style = {"ls": "--" if row.get("state") == State.STRETCH else "-", **fill.patch()}
        axes.bar(column.middle, size, column.width, bottom=bottom, lw=1.5, **style)
        if has_name(column, row):
            _name(axes, column, bottom + size / 2, row, look)
        bottom += size
    return bottom


def has_name(column: Column, row: Mapping[Any, Any]) -> bool:
    """Whether the block of an item is high enough for its name."""
    return float(row["size"] or 0) * column.up >= LARGE


def _name(axes: Axes, column: Column, middle: float, row: Mapping[Any, Any], look: Look) -> None:
    fill = _fill(row, look)
    size = number(float(row["size"]), look.language)
    if row["goal"]:
        size = said("method.sprint_planning.figure.for_goal", look.language, size=size)
    wide = column.width * column.across - 3 * _PAD - _LETTER * len(size)
    high = float(row["size"]) * column.up
    lines = in_block(str(row["title"]), max(int(wide / _LETTER), 2), most=int(high / _LEADING))
    cleared = {"fc": fill.face, "ec": "none", "pad": 1} if fill.hatch else None
    for place, line in enumerate(lines):
        up = ((len(lines) - 1) / 2 - place) * _LEADING
        at = (column.middle - column.width / 2, middle)
        write(axes, at, line, size=SMALL, colour=fill.text, shift=(_PAD, up), bbox=cleared)
    at = (column.middle + column.width / 2, middle)
    right = {"ha": "right", "bbox": cleared}
    write(axes, at, size, size=SMALL, colour=fill.text, shift=(-_PAD, 0), **right)


def _fill(row: Mapping[Any, Any], look: Look) -> Fill:
    if row.get("state") == State.STRETCH:
        return Fill(look.ink.paper, look.ink.quiet, look.ink.ink)
    return class_fill(row["moscow"] if row["moscow"] in CLASSES else None, look)


def explain(axes: Axes, rows: Sequence[Mapping[Any, Any]], look: Look, *, top: float) -> None:
    """Say which fill stands for which class, and for the stretch, of those that are drawn."""
    drawn = {row["moscow"] for row in rows if row.get("state") != State.STRETCH}
    marks = [
        Mark(class_words(each, look.language), class_fill(each, look).patch())
        for each in CLASSES
        if each in drawn
    ]
    if any(row.get("state") == State.STRETCH for row in rows):
        stretch = Fill(look.ink.paper, look.ink.quiet, look.ink.ink)
        told = said("method.sprint_planning.figure.stretch", look.language)
        marks.append(Mark(told, stretch.patch()))
    key(axes, marks, look, top=top)
