"""Slides of named bars: what drives a date, and what a mitigation buys."""

from __future__ import annotations

from typing import Any

import pandas as pd
from babel.numbers import format_decimal
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from milepost.methods.drawing import (
    LIGHT,
    SMALL,
    Box,
    Look,
    Mark,
    key,
    names_left,
    panel,
    slide,
    write,
)
from milepost.methods.risk_assessment.mitigation import describe_mitigation
from milepost.methods.risk_assessment.rows import first_rows
from milepost.methods.risk_assessment.tornado import describe_tornado
from milepost.methods.saying import number, said
from milepost.tokens import tokens
from milepost.words import locale

__all__ = ["draw_mitigation", "draw_tornado"]

_BOX = Box(left=330, bottom=132, right=150, top=178)
_MOST = 9

#: A colour of the categories and a pattern for each kind of driver.
_KINDS = {"task": (0, ""), "risk": (1, "//"), "owner": (5, ".."), "everybody": (7, "xx")}


def draw_tornado(drivers: pd.DataFrame, title: str, look: Look = LIGHT) -> Figure:
    """What drives a date, widest on top.

    Args:
        drivers: what :func:`tornado` gives; the first nine that are clear of chance are drawn.
        title: of what is reached at that date.
        look: light or dark, and the language.
    """
    how = said("method.risk_assessment.tornado_how", look.language)
    figure = slide(describe_tornado(drivers, title, look.language), how, look)
    clear = drivers[drivers["clear"].astype(bool)]
    if clear.empty:
        return figure
    shown, left = first_rows(clear, _MOST, look)
    axes = panel(figure, _BOX, look)
    for row, driver in enumerate(shown.to_dict("records")):
        _draw_driver(axes, row, driver, look)
    _finish(axes, list(shown["title"]), said(_axis("tornado"), look.language), look)
    axes.axvline(0, color=look.ink.ink, linewidth=2)
    kinds = [kind for kind in _KINDS if kind in set(shown["kind"])]
    key(axes, [*(_kind_mark(kind, look) for kind in kinds), *_left(left)], look, below=84)
    return figure


def draw_mitigation(values: pd.DataFrame, look: Look = LIGHT) -> Figure:
    """What each mitigation buys, of what could be bought at most.

    Args:
        values: what :func:`mitigation_value` gives; the first eight and all together are drawn.
        look: light or dark, and the language.
    """
    how = said("method.risk_assessment.mitigation_how", look.language)
    figure = slide(describe_mitigation(values, look.language), how, look)
    if values.empty:
        return figure
    first, left = first_rows(values.iloc[: max(len(values) - 1, 1)], _MOST - 1, look)
    shown = pd.concat([first, values.iloc[-1:]]) if len(values) > 2 else first
    axes = panel(figure, _BOX, look)
    for row, risk in enumerate(shown.to_dict("records")):
        _draw_bought(axes, row, risk, look)
    names = [_named(risk, look) for risk in shown.to_dict("records")]
    _finish(axes, names, said(_axis("mitigation"), look.language), look)
    key(axes, [*_bought_marks(look), *_left(left)], look, below=84)
    return figure


def _axis(name: str) -> str:
    return f"method.risk_assessment.{name}_axis"


def _left(text: str) -> list[Mark]:
    return [Mark(text, {"marker": ""})] if text else []


def _draw_driver(axes: Axes, row: int, driver: dict[Any, Any], look: Look) -> None:
    good, bad = driver["good"] - driver["p80"], driver["bad"] - driver["p80"]
    axes.barh(row, bad - good, left=good, height=0.56, **_kind_style(driver["kind"], look))
    for days, side, shift in ((good, "right", -8), (bad, "left", 8)):
        _write_days(axes, (days, row), (_signed(days, look), side, shift), look)


def _kind_style(kind: str, look: Look) -> dict[str, Any]:
    place, pattern = _KINDS[kind]
    return {
        "facecolor": tokens().categories[place],
        "hatch": pattern,
        "edgecolor": look.ink.paper,
        "linewidth": 0,
    }


def _kind_mark(kind: str, look: Look) -> Mark:
    said_so = said(f"method.risk_assessment.kind.{kind}", look.language)
    return Mark(said_so, _kind_style(kind, look))


def _signed(days: float, look: Look) -> str:
    return format_decimal(round(days, 1), "+#,##0.#;\u2212#,##0.#", locale=locale(look.language))


def _draw_bought(axes: Axes, row: int, risk: dict[Any, Any], look: Look) -> None:
    bought, most = risk["bought"], max(risk["at_most"], 0.0)
    known = not pd.isna(bought)
    axes.barh(row, most, height=0.56, **_outline(look))
    if known:
        axes.barh(row, max(bought, 0.0), height=0.56, color=look.ink.accent)
    fields = {"days": number(bought if known else 0.0, look.language)}
    code = "bought_of" if known else "bought_unknown"
    code = code if most >= 0.05 else "bought_nothing"
    text = said(
        f"method.risk_assessment.{code}", look.language, most=number(most, look.language), **fields
    )
    _write_days(axes, (max(most, bought if known else 0.0), row), (text, "left", 8), look)


def _bought_marks(look: Look) -> list[Mark]:
    return [
        Mark(said("method.risk_assessment.bought", look.language), {"color": look.ink.accent}),
        Mark(said("method.risk_assessment.at_most", look.language), _outline(look)),
    ]


def _outline(look: Look) -> dict[str, Any]:
    return {"edgecolor": look.ink.edge, "facecolor": "none", "linewidth": 2, "hatch": "//"}


def _named(risk: dict[Any, Any], look: Look) -> str:
    return risk["event"] or said("method.risk_assessment.everything", look.language)


def _write_days(
    axes: Axes, at: tuple[float, float], label: tuple[str, str, float], look: Look
) -> None:
    text, side, shift = label
    ground = {"facecolor": look.ink.paper, "linewidth": 0, "pad": 1}
    write(axes, at, text, size=SMALL, colour=look.ink.ink, shift=(shift, 0), ha=side, bbox=ground)


def _finish(axes: Axes, names: list[str], below: str, look: Look) -> None:
    axes.set_ylim(max(len(names), 4) - 0.4, -0.6)
    first, last = axes.dataLim.intervalx
    room = 0.14 * max(last - first, 1.0)
    axes.set_xlim(first - room if first < 0 else 0.0, last + room)
    axes.xaxis.set_major_locator(MaxNLocator(7, integer=True))
    axes.grid(axis="x", color=look.ink.line, linewidth=1)
    names_left(axes, names, look)
    at = (0.5, 0)
    style: dict[str, Any] = {"ha": "center", "xycoords": "axes fraction", "shift": (0, -48)}
    write(axes, at, below, size=SMALL, colour=look.ink.quiet, **style)
