"""When each milestone is reached, beside what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.day_steps import days_on
from milepost.methods.drawing import (
    LIGHT,
    SMALL,
    Box,
    Look,
    Mark,
    date2num,
    date_axis,
    key,
    names_left,
    panel,
    slide,
    write,
)
from milepost.methods.risk_assessment.milestone_dates import describe_dates
from milepost.methods.risk_assessment.rows import first_rows
from milepost.methods.saying import day, said

__all__ = ["draw_dates"]

_BOX = Box(left=300, bottom=128, right=330, top=178)
_MOST = 9


def draw_dates(dates: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """Each milestone's dates by likelihood, with its promise and the chance to keep it.

    Args:
        dates: what :func:`milestone_dates` gives; the first nine rows are drawn.
        look: light or dark, and the language.
    """
    figure = slide(describe_dates(dates, look.language), _how(dates, look), look)
    if dates.empty:
        return figure
    shown, left = first_rows(dates, _MOST, look)
    axes = panel(figure, _BOX, look)
    _lay_out(axes, shown, look)
    for row, milestone in enumerate(shown.to_dict("records")):
        _draw_row(axes, row, milestone, look)
        _write_right(axes, row, _told(milestone, look), (look.ink.ink, "bold"))
    heads = [said(f"method.risk_assessment.head_{e}", look.language) for e in ("p80", "kept")]
    _write_right(axes, -0.75, heads, (look.ink.quiet, "normal"))
    key(axes, [*_marks(look), *([Mark(left, {"marker": ""})] if left else [])], look, below=76)
    return figure


def _how(dates: pd.DataFrame, look: Look) -> str:
    """How the dates were found, and what they know nothing of."""
    how = said("method.risk_assessment.dates_how", look.language)
    gaps = [
        said(f"method.risk_assessment.{name}", look.language, count=dates.attrs[name])
        for name in ("silent_risks", "certain_tasks")
        if dates.attrs.get(name)
    ]
    left_out = said("method.risk_assessment.left_out", look.language, what=gaps) if gaps else ""
    return f"{how} {left_out}".strip()


def _lay_out(axes: Axes, shown: pd.DataFrame, look: Look) -> None:
    days = [*shown["p50"], *shown["p95"], *shown["due"].dropna()]
    room = max((max(days) - min(days)).days // 30, 2)
    date_axis(axes, days_on(min(days), -room), days_on(max(days), room), look)
    axes.set_ylim(max(len(shown), 4) - 0.4, -0.6)
    names_left(axes, list(shown["title"]), look)


def _draw_row(axes: Axes, row: int, milestone: dict[Any, Any], look: Look) -> None:
    p50, p80, p95 = (date2num(milestone[each]) for each in ("p50", "p80", "p95"))
    axes.plot([p50, p80], [row, row], color=look.ink.accent, linewidth=7, solid_capstyle="butt")
    axes.plot([p80, p95], [row, row], color=look.ink.accent, linewidth=2)
    for mark, at in zip(_marks(look), (p50, p80, p95), strict=False):
        axes.plot([at], [row], **{"markersize": 11, "zorder": 4, **mark.drawn})
    if milestone["due"] is not None:
        drawn = _marks(look)[3].drawn | {"markersize": 26, "zorder": 5}
        axes.plot([date2num(milestone["due"])], [row], **drawn)


def _marks(look: Look) -> list[Mark]:
    ink = look.ink
    outline: dict[str, Any] = {"markeredgecolor": ink.accent, "markeredgewidth": 2}
    looks: dict[str, dict[str, Any]] = {
        "p50": {"marker": "o", "color": ink.paper, **outline},
        "p80": {"marker": "D", "color": ink.accent, **outline},
        "p95": {"marker": "|", "color": ink.accent, **outline},
        "promise": {"marker": "|", "color": ink.ink, "markeredgewidth": 4, "markersize": 18},
    }
    return [
        Mark(said(f"method.risk_assessment.{name}", look.language), {"linestyle": "none", **drawn})
        for name, drawn in looks.items()
    ]


def _told(milestone: dict[Any, Any], look: Look) -> list[str]:
    if milestone["due"] is None:
        kept = said("method.risk_assessment.no_promise", look.language)
    else:
        hundred = round(milestone["chance"] * 100)
        kept = said("method.risk_assessment.of_hundred", look.language, hundred=hundred)
    return [day(milestone["p80"], look.language), kept]


def _write_right(axes: Axes, row: float, texts: Sequence[str], how: tuple[str, str]) -> None:
    colour, weight = how
    for text, right in zip(texts, (150, 290), strict=True):
        write(
            axes,
            (1, row),
            text,
            size=SMALL,
            colour=colour,
            weight=weight,
            shift=(right, 0),
            ha="right",
            xycoords=axes.get_yaxis_transform(),
        )
