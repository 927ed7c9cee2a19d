"""The SMART adviser's reading of each card, as a table: what holds, what fails, what to ask."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.pages.canvas import LINE, SMALL, WIDTH, canvas, lines, write
from milepost.pages.seen import each, sure
from milepost.plan.entities import AdviceShown, CardShown, StepShown
from milepost.plan.view import View
from milepost.tokens import tokens

CRITERIA = ("specific", "measurable", "achievable", "relevant", "time_bound")

_INK = tokens().light
_MARKS = {
    "met": ("✓", _INK.good),
    "not_met": ("✗", _INK.bad),
    "cannot_tell": ("?", _INK.warn),
}
_FIRST, _HEAD, _GAP = 300, 26, 12


def smart_table(view: View) -> pd.DataFrame:
    """One row a card of the step: ``card``, a verdict for each criterion, and what to ``ask``."""
    cards, read = each(view, "card", CardShown), each(view, "advice", AdviceShown)
    rows = [
        {
            "card": cards[key].title,
            **{each.key: each.verdict for each in read[key].criteria if each.key in CRITERIA},
            "ask": next((each.question for each in read[key].criteria if each.question), ""),
        }
        for key in sure(view, "step", StepShown).cards
        if key in cards and key in read
    ]
    return pd.DataFrame(rows, columns=["card", *CRITERIA, "ask"])


def draw_smart_table(frame: pd.DataFrame) -> Figure:
    """The verdicts as marks, a column a letter."""
    names = [lines(card) for card in frame["card"]]
    figure, axes = canvas(_HEAD + sum(LINE * len(name) + _GAP for name in names))
    for place, criterion in enumerate(CRITERIA):
        letter = criterion[0].upper()
        write(axes, (_column(place), LINE / 2), letter, weight="bold", ha="center")
    top = float(_HEAD)
    for name, row in zip(names, frame.to_dict("records"), strict=True):
        _draw_row(axes, top, name, {str(key): str(value) for key, value in row.items()})
        top += LINE * len(name) + _GAP
    return figure


def _column(place: int) -> float:
    wide = (WIDTH - _FIRST) / len(CRITERIA)
    return _FIRST + wide * (place + 0.5)


def _draw_row(axes: Axes, top: float, name: list[str], row: dict[str, str]) -> None:
    axes.plot([0, WIDTH], [top, top], color=_INK.line, linewidth=1)
    first = top + (_GAP + LINE) / 2
    for number, line in enumerate(name):
        write(axes, (0, first + LINE * number), line, size=SMALL)
    for place, criterion in enumerate(CRITERIA):
        mark, colour = _MARKS.get(row[criterion], ("", _INK.quiet))
        at = (_column(place), first)
        write(axes, at, mark, colour=colour, weight="bold", ha="center")


def describe_smart_table(frame: pd.DataFrame) -> str:
    """The figure in words."""
    told = []
    for row in frame.to_dict("records"):
        verdicts = ", ".join(f"{key} {row[key]}" for key in CRITERIA)
        told.append(f"{row['card']}: {verdicts}".replace("_", " "))
    return "; ".join(told)
