"""Draws a timeline: a row per part, with its slack, its dates, and the chain that has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import LIGHT, Look, date2num, evening, key, slide
from milepost.methods.saying import day, said
from milepost.methods.timeline_mapping.chains import critical_chains
from milepost.methods.timeline_mapping.critical_path import require_timeline
from milepost.methods.timeline_mapping.gantt_marks import draw_part, marks
from milepost.methods.timeline_mapping.gantt_rows import Part, rows_to_draw
from milepost.methods.timeline_mapping.rows_panel import (
    fitted,
    line_at,
    rows_panel,
    span_days,
    write_name,
    write_note,
)

__all__ = ["draw_timeline"]

_DATES = ("early_start", "early_finish", "late_finish", "due", "first_due")


def draw_timeline(frame: pd.DataFrame, today: date, look: Look = LIGHT) -> Figure:
    """A row per part, tasks below their milestone: when it can be, and how far it may slip.

    What decides the end is drawn dark and joined by a line. Where there are more than 24 parts,
    tasks with most slack are left out, and the slide says how many.

    Args:
        frame: a :func:`timeline`.
        today: the day on which it was worked out.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    rows = rows_to_draw(require_timeline(frame))
    title = _title(frame, look)
    figure = slide(title, _how(len(frame) - len(rows), look) if rows else "", look)
    if rows:
        axes = rows_panel(figure, title, len(rows), look)
        days = [part[name] for part in rows for name in _DATES if part[name] is not None]
        span_days(axes, [today, *days], look)
        line_at(axes, date2num(today), said("method.timeline_mapping.today", look.language), look)
        _draw(axes, rows, frame, look)
    return figure


def _draw(axes: Axes, rows: Sequence[Part], frame: pd.DataFrame, look: Look) -> None:
    chains = critical_chains(frame)
    tight = {part for chain in chains for part in chain} | set(frame.loc[frame["critical"], "id"])
    for chain in chains:
        _draw_chain(axes, rows, chain, look)
    for row, part in enumerate(rows):
        is_stone = part["kind"] == "milestone"
        if row and is_stone:
            axes.axhline(row - 0.5, color=look.ink.line, lw=1, zorder=0)
        draw_part(axes, row, part, tight=part["id"] in tight, look=look)
        inside = not is_stone and part["milestone"] is not None
        write_name(axes, row, part["title"], look, inside=inside)
        note = ", ".join(_told(part, look))
        write_note(axes, row, note, look, alarming=part["late_by"] > 0)
    key(axes, marks(rows, tight, look), look, below=62)


def _draw_chain(axes: Axes, rows: Sequence[Part], chain: Sequence[str], look: Look) -> None:
    """A line from the end of each part of the chain to the beginning of the next one shown."""
    places = {part["id"]: row for row, part in enumerate(rows)}
    for first, then in pairwise(places[part] for part in chain if part in places):
        left = evening(rows[first]["early_finish"])
        right = max(date2num(rows[then]["early_start"]), left)
        bent = (left, left, right), (first, then, then)
        axes.plot(*bent, color=look.ink.accent, lw=2.5, zorder=2.5)


def _title(frame: pd.DataFrame, look: Look) -> str:
    if frame.empty:
        return said("method.timeline_mapping.nothing", look.language)
    dated = frame[frame["due"].notna()]
    late = dated[dated["late_by"] > 0].sort_values("late_by", ascending=False, kind="stable")
    if late.empty and not frame["duration"].any():
        return said("method.timeline_mapping.no_work", look.language, count=len(frame))
    if late.empty:
        tight = int(frame["critical"].sum())
        fields = {"count": tight, "total": len(frame), "day": frame["early_finish"].max()}
        return said("method.timeline_mapping.title.end", look.language, **fields)
    return fitted(
        "method.timeline_mapping.title.late",
        look,
        late["title"].iloc[0],
        late=len(late),
        dated=len(dated),
        count=int(late["late_by"].iloc[0]),
    )


def _how(hidden: int, look: Look) -> str:
    how = said("method.timeline_mapping.how", look.language)
    if not hidden:
        return how
    return f"{how} {said('method.timeline_mapping.hidden', look.language, count=hidden)}"


def _told(part: Part, look: Look) -> Iterator[str]:
    """When a milestone can be reached, and how late a part is."""
    if part["kind"] == "milestone":
        yield day(part["early_finish"], look.language)
    if part["late_by"]:
        yield said("method.timeline_mapping.days_late", look.language, count=part["late_by"])
