"""Draws how many milestones were reached, month by month of their promise."""

from __future__ import annotations

from datetime import date

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.drawing import (
    HEIGHT,
    LARGE,
    LIGHT,
    SMALL,
    Box,
    Fill,
    Look,
    Mark,
    key,
    month_name,
    panel,
    slide,
    write,
)
from milepost.methods.frames import require
from milepost.methods.saying import said
from milepost.methods.tracking.standing import Standing, describe_completion, overall

__all__ = ["draw_completion"]

#: As many months as fit with their names, and how many of them may lie behind.
_MONTHS, _BEHIND = 14, 9
_BOX = Box(top=196)
_SHOWN = (Standing.ON_TIME, Standing.LATE, Standing.OVERDUE, Standing.OPEN)


def draw_completion(frame: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """A column per month of promise: done on time, done late, overdue, open.

    Args:
        frame: of :func:`milepost.methods.tracking.completion`.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    require(frame, "month", "due", *_SHOWN)
    shown = _window(frame[frame["month"].notna()])
    figure = slide(describe_completion(frame, look.language), _how(frame, shown, look), look)
    axes = panel(figure, _BOX, look)
    _columns(axes, shown, look)
    fills = _fills(look)
    marks = [
        Mark(said(f"method.tracking.completion.{each}", look.language), fills[each].patch())
        for each in _SHOWN
    ]
    key(axes, marks, look, top=172)
    return figure


def _how(frame: pd.DataFrame, shown: pd.DataFrame, look: Look) -> str:
    """How to read the columns, and how many milestones are in none."""
    counted = overall(frame)
    left_out = {
        "not_shown": sum(getattr(counted, each) for each in _SHOWN) - _size(shown),
        "undated": counted.undated,
        "dropped": counted.dropped,
    }
    told = [
        said(f"method.tracking.completion.{each}", look.language, count=count)
        for each, count in left_out.items()
        if count
    ]
    code = "how_some" if told else "how"
    return said(f"method.tracking.completion.{code}", look.language, parts=told)


def _size(shown: pd.DataFrame) -> int:
    return int(shown[list(_SHOWN)].to_numpy().sum())


def _window(dated: pd.DataFrame) -> pd.DataFrame:
    """Up to 14 months without a gap, around the last one in which anything was due."""
    kept = dated[dated[list(_SHOWN)].sum(axis=1) > 0]
    if kept.empty:
        return kept
    months = list(kept["month"])
    came_due = [month for month, due in zip(months, kept["due"], strict=True) if due]
    now = came_due[-1] if came_due else months[0]
    first = min(_shifted(now, -_BEHIND), _shifted(months[-1], 1 - _MONTHS))
    first = max(months[0], first)
    axis = [_shifted(first, number) for number in range(_MONTHS)]
    axis = [month for month in axis if month <= months[-1]]
    filled = kept.groupby("month", sort=True)[["due", *_SHOWN]].sum().reindex(axis, fill_value=0)
    return filled.rename_axis("month").reset_index()


def _shifted(month: date, by: int) -> date:
    whole = min(max(month.year * 12 + month.month - 1 + by, 12), 12 * 10_000 - 1)
    return date(whole // 12, whole % 12 + 1, 1)


def _columns(axes: Axes, shown: pd.DataFrame, look: Look) -> None:
    totals = shown[list(_SHOWN)].sum(axis=1)
    most = max(int(totals.max()) if len(totals) else 0, 3) * 1.12
    axes.set_xlim(-0.6, max(len(shown), 6) - 0.4)
    axes.set_ylim(0, most)
    axes.set_yticks([])
    axes.set_xticks(
        range(len(shown)),
        [month_name(each, look) for each in shown["month"]],
        fontsize=SMALL,
    )
    height = (HEIGHT - _BOX.top - _BOX.bottom) / most
    for place, (_, row) in enumerate(shown.iterrows()):
        counts = {each: int(row[each]) for each in _SHOWN if row[each]}
        _stack(axes, place, counts, height, look)


def _stack(axes: Axes, place: int, counts: dict[Standing, int], height: float, look: Look) -> None:
    """One column: a part per standing, the number of all on top, and in each part its own."""
    bottom = 0
    for standing, count in counts.items():
        fill = _fills(look)[standing]
        axes.bar(place, count, 0.7, bottom=bottom, lw=1.5, **fill.patch())
        if len(counts) > 1 and count * height >= LARGE:
            cleared = {"fc": fill.face, "ec": "none", "pad": 2}
            at = (place, bottom + count / 2)
            write(axes, at, str(count), size=SMALL, colour=fill.text, ha="center", bbox=cleared)
        bottom += count
    if bottom:
        _on_top(axes, (place, bottom), look)


def _on_top(axes: Axes, at: tuple[int, int], look: Look) -> None:
    write(
        axes,
        at,
        str(at[1]),
        size=LARGE,
        colour=look.ink.ink,
        shift=(0, 18),
        ha="center",
        weight="bold",
    )


def _fills(look: Look) -> dict[Standing, Fill]:
    ink = look.ink
    return {
        Standing.ON_TIME: Fill(ink.accent, ink.accent, ink.on_accent),
        Standing.LATE: Fill(ink.accent_soft, ink.accent, ink.ink, "//"),
        Standing.OVERDUE: Fill(ink.paper, ink.bad, ink.ink, "xx"),
        Standing.OPEN: Fill(ink.paper, ink.edge, ink.ink),
    }
