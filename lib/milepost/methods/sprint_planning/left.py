"""A list of the items that are left, each with its reason, beside a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes

from milepost.methods.drawing import SMALL, TEXT, Look, shortened, write
from milepost.methods.saying import said
from milepost.methods.sprint_planning.reasons import describe_reason

__all__ = ["Beside", "list_left"]

_MOST, _ROW = 9, 49.0


class Beside(NamedTuple):
    """Where the list stands: pixels right of the axes, and how many letters fit into a line."""

    right: float
    letters: int


def list_left(
    axes: Axes, code: str, rows: Sequence[Mapping[Any, Any]], beside: Beside, look: Look
) -> None:
    """List ``rows`` under the heading of ``code``; of many the first, and how many more there are.

    ``rows`` have ``title``, ``reason`` and ``because``.
    """
    if not rows:
        return
    head = said(f"method.sprint_planning.figure.{code}", look.language, count=len(rows))
    lines = [(head, 24.0, "bold")]
    shown = rows if len(rows) <= _MOST + 1 else rows[:_MOST]
    for place, row in enumerate(shown):
        name = shortened(str(row["title"]), beside.letters)
        why = shortened(describe_reason(row, look.language), beside.letters + 3)
        lines += [(name, -10 - place * _ROW, "plain"), (why, -31 - place * _ROW, "quiet")]
    if len(shown) < len(rows):
        rest = len(rows) - len(shown)
        more = said("method.sprint_planning.figure.more", look.language, count=rest)
        lines.append((more, -10 - len(shown) * _ROW, "quiet"))
    for text, up, style in lines:
        _line(axes, text, (beside.right, up), style, look)


def _line(axes: Axes, text: str, shift: tuple[float, float], style: str, look: Look) -> None:
    write(
        axes,
        (1, 1),
        text,
        size=SMALL if style == "quiet" else TEXT,
        colour=look.ink.quiet if style == "quiet" else look.ink.ink,
        weight="bold" if style == "bold" else "normal",
        shift=shift,
        xycoords="axes fraction",
    )
