"""The marks of a Gantt figure: bars, slack, diamonds, dates, and the key that names them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from milepost.methods.drawing import Look, Mark, date2num, evening
from milepost.methods.saying import said
from milepost.methods.timeline_mapping.gantt_rows import Part

__all__ = ["bar_ink", "draw_part", "marks"]

_THICK = 0.62


def draw_part(axes: Axes, row: int, part: Part, *, tight: bool, look: Look) -> None:
    """Draw one part in its row; ``tight`` ones decide the end."""
    _draw_slack(axes, row, part, look)
    if part["duration"]:
        left, right = date2num(part["early_start"]), evening(part["early_finish"])
        known, research = bool(part["estimated"]), bool(part["research"])
        ink = bar_ink(look, tight=tight, estimated=known, research=research)
        axes.add_patch(Rectangle((left, row - _THICK / 2), right - left, _THICK, zorder=3, **ink))
    if part["first_due"]:
        axes.plot(evening(part["first_due"]), row, zorder=4, **_promise(look))
    if part["kind"] == "milestone":
        axes.plot(evening(part["early_finish"]), row, zorder=5, **_diamond(look, tight=tight))
    if part["due"]:
        due = _due(look, late=part["late_by"] > 0)
        axes.plot(evening(part["due"]), row, zorder=6, **due)


def _draw_slack(axes: Axes, row: int, part: Part, look: Look) -> None:
    if part["total_slack"] > 0:
        ends = (evening(part["early_finish"]), evening(part["late_finish"]))
        axes.plot(ends, (row, row), color=look.ink.edge, lw=2, zorder=2)
        axes.plot(ends[1], row, marker="|", ms=8, mew=2, mec=look.ink.edge, zorder=2)


def bar_ink(
    look: Look, *, tight: bool, estimated: bool = True, research: bool = False
) -> dict[str, Any]:
    """How a bar is filled: dark without slack, hatched for finding out, hollow if not estimated."""
    ink = look.ink
    face, hatch_ink = (ink.accent, ink.paper) if tight else (ink.accent_soft, ink.accent)
    edge = {"linewidth": 2 if tight else 1.2, "edgecolor": ink.accent}
    if not estimated:
        return {**edge, "facecolor": ink.paper, "linestyle": (0, (3, 2)), "linewidth": 2}
    if research:
        return {**edge, "facecolor": face, "hatch": "////", "hatchcolor": hatch_ink}
    return {**edge, "facecolor": face}


def _diamond(look: Look, *, tight: bool) -> dict[str, Any]:
    colour = look.ink.accent if tight else look.ink.quiet
    return {
        "marker": "D",
        "markersize": 12 if tight else 9,
        "mfc": colour,
        "mec": look.ink.paper,
        "mew": 1,
    }


def _promise(look: Look) -> dict[str, Any]:
    return {"marker": "D", "markersize": 10, "mfc": look.ink.paper, "mec": look.ink.ink, "mew": 1.8}


def _due(look: Look, *, late: bool) -> dict[str, Any]:
    return {
        "marker": "|",
        "markersize": 17,
        "mec": look.ink.bad if late else look.ink.ink,
        "mew": 3.5,
    }


def marks(rows: Sequence[Part], tight: set[str], look: Look) -> list[Mark]:
    """The key of those marks that some of the ``rows`` bear."""
    bars = [part for part in rows if part["duration"]]
    slack = {"marker": "_", "markersize": 18, "mew": 2, "mec": look.ink.edge}
    found = {
        "tight": (bar_ink(look, tight=True), any(part["id"] in tight for part in bars)),
        "loose": (bar_ink(look, tight=False), any(part["id"] not in tight for part in bars)),
        "slack": (slack, any(part["total_slack"] > 0 for part in rows)),
        "research": (
            bar_ink(look, tight=False, research=True),
            any(part["research"] for part in bars),
        ),
        "unknown": (
            bar_ink(look, tight=False, estimated=False),
            any(not part["estimated"] for part in bars),
        ),
        "reached": (_diamond(look, tight=True), any(part["kind"] == "milestone" for part in rows)),
        "promise": (_promise(look), any(part["first_due"] for part in rows)),
        "due": (_due(look, late=False), any(part["due"] for part in rows)),
    }
    return [
        Mark(said(f"method.timeline_mapping.mark.{code}", look.language), drawn)
        for code, (drawn, is_there) in found.items()
        if is_there
    ]
