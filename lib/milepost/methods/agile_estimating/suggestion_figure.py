"""Draws the chance of each card, with the past items alike beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.agile_estimating.decks import shown
from milepost.methods.agile_estimating.similar import describe_similar
from milepost.methods.agile_estimating.suggestion import describe_suggestion
from milepost.methods.drawing import (
    LIGHT,
    SMALL,
    TEXT,
    Box,
    Look,
    names_left,
    panel,
    slide,
    wrapped,
    write,
)
from milepost.methods.frames import require
from milepost.methods.saying import number, said, share

__all__ = ["draw_suggestion"]

_BOX = Box(left=110, right=610, top=176, bottom=64)
_MOST_CARDS, _MOST_ITEMS = 12, 5


def draw_suggestion(
    odds: pd.DataFrame, alike: pd.DataFrame | None = None, look: Look = LIGHT
) -> Figure:
    """A bar per card, its length the chance; beside it what like items were and became.

    Args:
        odds: from :func:`milepost.methods.agile_estimating.suggest`.
        alike: from :func:`milepost.methods.agile_estimating.similar`.
        look: light or dark, and the language.

    Raises:
        Fault: a column is missing.
    """
    told = describe_suggestion(odds, look.language)
    if odds.empty:
        figure = slide(told.removesuffix("."), look=look)
        axes = panel(figure, _BOX, look)
        axes.set_axis_off()
    else:
        bars, hidden = _likeliest(odds)
        figure = slide(told, _how(hidden, odds, look), look)
        axes = panel(figure, _BOX, look)
        _bars(axes, bars, look)
    if alike is not None:
        _beside(axes, require(alike, "title"), look)
    return figure


def _likeliest(odds: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The cards that are drawn, in their order, and those for which there is no room."""
    middle = (odds["at_most"] >= 0.5 - 1e-9).to_numpy().argmax()
    marked = odds.assign(middle=[place == middle for place in range(len(odds))])
    best = marked.sort_values(["middle", "probability"], ascending=False, kind="stable")
    drawn = marked.index.isin(best.index[:_MOST_CARDS])
    return marked[drawn], marked[~drawn]


def _how(hidden: pd.DataFrame, odds: pd.DataFrame, look: Look) -> str:
    how = said("method.agile_estimating.suggestion.how", look.language)
    if hidden.empty:
        return how
    left = share(float(hidden["probability"].sum() / odds["probability"].sum()), look.language)
    code = "method.agile_estimating.suggestion.hidden"
    return f"{how} {said(code, look.language, count=len(hidden), chance=left)}"


def _bars(axes: Axes, bars: pd.DataFrame, look: Look) -> None:
    rows = range(len(bars))
    most = float(bars["probability"].max())
    axes.set(xlim=(0, most * 1.18 + 0.01), ylim=(max(len(bars), 4) - 0.4, -0.6))
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.axvline(0, color=look.ink.edge, lw=1)
    for row, (_, bar) in zip(rows, bars.iterrows(), strict=True):
        fill: dict[str, Any] = {"color": look.ink.accent}
        if not bar["middle"]:
            fill = {"facecolor": look.ink.accent_soft, "edgecolor": look.ink.edge, "lw": 1}
        axes.barh(row, bar["probability"], height=0.68, **fill)
        chance = share(float(bar["probability"]), look.language)
        weight = "bold" if bar["middle"] else "normal"
        at = (float(bar["probability"]), row)
        write(axes, at, chance, size=SMALL, colour=look.ink.ink, shift=(8, 0), weight=weight)
    names_left(axes, [shown(card) for card in bars["card"]], look)


def _beside(axes: Axes, alike: pd.DataFrame, look: Look) -> None:
    """The items alike as a list: what each was thought to be, and what it took."""
    lines = [(describe_similar(alike.iloc[:0], look.language), "", look.ink.quiet)]
    if len(alike):
        lines = []
    for _, row in alike.head(_MOST_ITEMS).iterrows():
        lines.append((wrapped(str(row["title"]), 44, most=1)[0], _fate(row, look), look.ink.ink))
    heading = said("method.agile_estimating.suggestion.alike", look.language)
    _line(axes, heading, 0, {"colour": look.ink.ink, "weight": "bold", "size": TEXT})
    for place, (name, fate, colour) in enumerate(lines):
        _line(axes, name, 48 + place * 70, {"colour": colour, "size": TEXT})
        _line(axes, fate, 73 + place * 70, {"colour": look.ink.quiet, "size": SMALL})


def _line(axes: Axes, text: str, below: float, how: dict[str, Any]) -> None:
    write(axes, (1, 1), text, shift=(60, -10 - below), xycoords="axes fraction", **how)


def _fate(row: pd.Series[Any], look: Look) -> str:
    told = [
        said(
            f"method.agile_estimating.suggestion.{column}",
            look.language,
            value=_number(row, column, look),
        )
        for column in ("points", "estimate", "actual")
        if column in row.index and pd.notna(row[column])
    ]
    return ", ".join(told)


def _number(row: pd.Series[Any], column: str, look: Look) -> str:
    value = row[column]
    return number(float(value), look.language) if isinstance(value, int | float) else str(value)
