"""Draws the way back from the horizon: a row per part, read from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from milepost.methods.backward_planning.latest_dates import When, require_backward
from milepost.methods.backward_planning.short_chains import short_chains
from milepost.methods.drawing import LIGHT, Look, Mark, date2num, evening, key, slide
from milepost.methods.saying import day, said
from milepost.methods.timeline_mapping.gantt_rows import Part
from milepost.methods.timeline_mapping.rows_panel import (
    fitted,
    line_at,
    rows_panel,
    span_days,
    write_name,
    write_note,
)

__all__ = ["draw_backward"]

_MOST, _THICK = 22, 0.62


def draw_backward(
    frame: pd.DataFrame, today: date, horizon: date | None = None, look: Look = LIGHT
) -> Figure:
    """A row per part at its latest dates, the last to begin on top: read it from right to left.

    What had to begin before today is hatched, with the working days missing beside it; the
    worst chain is drawn dark. Where there are more than 22 parts, those that are short of most
    days are shown, then those that have to begin first, and the slide says how many are not.

    Args:
        frame: a :func:`backward_plan`.
        today: the day from which we look back and ahead.
        horizon: the day on which all of it is to be over, if there is one.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing, or a number in it unusable.
    """
    require_backward(frame)
    bound = frame[frame["when"] != When.OPEN]
    rows = _rows(bound)
    title = _title(frame, bound, look)
    figure = slide(title, _how(len(frame) - len(rows), look) if rows else "", look)
    if rows:
        axes = rows_panel(figure, title, len(rows), look)
        ends = [part[name] for part in rows for name in ("latest_start", "latest_finish")]
        span_days(axes, [today, *ends, *([horizon] if horizon else [])], look)
        _draw_lines(axes, today, horizon, look)
        _draw(axes, rows, _worst(frame), look)
    return figure


def _draw_lines(axes: Axes, today: date, horizon: date | None, look: Look) -> None:
    is_over = horizon is not None and horizon < today
    told = said("method.timeline_mapping.today", look.language)
    line_at(axes, date2num(today), told, look, is_last=is_over)
    if horizon is not None:
        told = said("method.backward_planning.horizon", look.language, day=horizon)
        line_at(axes, evening(horizon), told, look, is_last=not is_over)


def _rows(bound: pd.DataFrame) -> list[Part]:
    urgent = bound.sort_values(
        ["short_by", "latest_start_day"], ascending=[False, True], kind="stable"
    )
    kept = set(urgent["id"].head(_MOST))
    rows: list[Part] = []
    rows += bound[bound["id"].isin(kept)].to_dict("records")
    return rows


def _worst(frame: pd.DataFrame) -> list[str]:
    chains = short_chains(frame)
    return [] if chains.empty else list(chains["parts"].iloc[0])


def _draw(axes: Axes, rows: Sequence[Part], worst: Sequence[str], look: Look) -> None:
    places = {part["id"]: row for row, part in enumerate(rows)}
    for row, part in enumerate(rows):
        asks = places.get(part["needed_by"])
        if asks is not None:
            _draw_link(axes, (row, part), (asks, rows[asks]), part["id"] in worst, look)
        _draw_part(axes, row, part, look)
        write_name(axes, row, part["title"], look, inside=part["kind"] != "milestone")
        is_missing = part["when"] == When.BEFORE
        write_note(axes, row, _note(part, look), look, alarming=is_missing)
    key(axes, _marks(rows, look), look, below=62)


def _draw_link(
    axes: Axes, before: tuple[int, Part], after: tuple[int, Part], is_worst: bool, look: Look
) -> None:
    """A line from where a part has to begin back to the end of what it asks for."""
    (low, part), (high, asking) = before, after
    right = _beginning(asking)
    left = min(evening(part["latest_finish"]), right)
    colour, width = (look.ink.ink, 2.5) if is_worst else (look.ink.edge, 1.2)
    axes.plot((right, right, left), (high, low, low), color=colour, lw=width, zorder=2)


def _beginning(part: Part) -> float:
    """Where a part begins: a milestone at the end of the day on which it is reached."""
    return date2num(part["latest_start"]) if part["duration"] else evening(part["latest_finish"])


def _draw_part(axes: Axes, row: int, part: Part, look: Look) -> None:
    if part["duration"]:
        left, right = _beginning(part), evening(part["latest_finish"])
        place = (left, row - _THICK / 2)
        ink = _bar(part["when"], look)
        axes.add_patch(Rectangle(place, right - left, _THICK, zorder=3, **ink))
    if part["kind"] == "milestone":
        ink = _diamond(part["when"], look)
        axes.plot(evening(part["latest_finish"]), row, zorder=4, clip_on=False, **ink)


def _bar(when: str, look: Look) -> dict[str, Any]:
    ink = look.ink
    return {
        "before": {"facecolor": ink.paper, "edgecolor": ink.bad, "hatch": "////", "linewidth": 2},
        "soon": {"facecolor": ink.accent, "edgecolor": ink.accent, "linewidth": 1.2},
    }.get(when, {"facecolor": ink.accent_soft, "edgecolor": ink.accent, "linewidth": 1.2})


def _diamond(when: str, look: Look) -> dict[str, Any]:
    ink = look.ink
    face, edge = (ink.paper, ink.bad) if when == When.BEFORE else (ink.ink, ink.ink)
    return {"marker": "D", "markersize": 11, "mfc": face, "mec": edge, "mew": 2}


def _note(part: Part, look: Look) -> str:
    by = day(part["latest_start"], look.language)
    if part["when"] != When.BEFORE:
        return by
    missing = part["missing"]
    return f"{by}, {said('method.backward_planning.missing', look.language, count=missing)}"


def _marks(rows: Sequence[Part], look: Look) -> list[Mark]:
    bars = {part["when"] for part in rows if part["duration"]}
    found = [(when, _bar(when, look)) for when in ("before", "soon", "later") if when in bars]
    stones = [part for part in rows if part["kind"] == "milestone"]
    if stones:
        found.append(("milestone", _diamond(When.LATER, look)))
    return [
        Mark(said(f"method.backward_planning.mark.{code}", look.language), drawn)
        for code, drawn in found
    ]


def _title(frame: pd.DataFrame, bound: pd.DataFrame, look: Look) -> str:
    if frame.empty:
        return said("method.backward_planning.nothing", look.language)
    if bound.empty:
        return said("method.backward_planning.unbound", look.language)
    chains = short_chains(frame)
    if chains.empty:
        first = bound.sort_values("latest_start_day", kind="stable").iloc[0]
        how = "begins" if first["duration"] else "reached"
        code = f"method.backward_planning.title.{how}"
        return fitted(code, look, first["title"], day=first["latest_start"])
    code, last = "method.backward_planning.title.short", chains["titles"].iloc[0][-1]
    return fitted(code, look, last, count=int(chains["short_by"].iloc[0]))


def _how(hidden: int, look: Look) -> str:
    how = said("method.backward_planning.how", look.language)
    if not hidden:
        return how
    return f"{how} {said('method.timeline_mapping.hidden', look.language, count=hidden)}"
