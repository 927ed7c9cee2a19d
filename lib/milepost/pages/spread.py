"""How the room scored: how many chose each value of each scale, so that disagreement shows."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.pages.canvas import LINE, SMALL, WIDTH, canvas, lines, write
from milepost.pages.seen import each, one, sure
from milepost.plan.agenda import Feedback, Rate, Scale
from milepost.plan.entities import CardShown, Results, StepShown
from milepost.plan.view import View
from milepost.tokens import tokens

_INK = tokens().light
_COLUMNS = ["card", "scale", "value", "people"]
_TALLEST, _GAP = 26, 12
_FIRST, _LETTERS = 250, 32


def spread(view: View) -> pd.DataFrame:
    """One row for each ``card``, ``scale`` and ``value``, with how many ``people`` chose it.

    Empty until the step is revealed. Answers about the room have an empty card.
    """
    step, results = sure(view, "step", StepShown), one(view, "results", Results)
    activity = step.activity
    if results is None or not isinstance(activity, Rate | Feedback):
        return pd.DataFrame(columns=_COLUMNS)
    titles = {key: card.title for key, card in each(view, "card", CardShown).items()}
    scales = {scale.key: scale for scale in activity.scales}
    rows = [
        (titles.get(card, ""), _short(scales[key]), scales[key].low + offset, people)
        for name, counts in results.spread.items()
        for card, _, key in [name.rpartition(" ")]
        for offset, people in enumerate(counts)
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)


def _short(scale: Scale) -> str:
    """A scale's name without its explanation."""
    return scale.label.partition(":")[0]


def medians(frame: pd.DataFrame) -> pd.Series[float]:
    """The middle of what was chosen, by card and scale, lowest first: what to talk about."""
    chosen = frame.loc[frame.index.repeat(frame["people"])]
    return (
        chosen.groupby(["card", "scale"], sort=False)["value"].median().sort_values(kind="stable")
    )


def draw_spread(frame: pd.DataFrame) -> Figure:
    """A small histogram for each card and scale, in the order of ``frame``."""
    groups = list(frame.groupby(["card", "scale"], sort=False))
    cards = [card for card in dict.fromkeys(frame["card"]) if card]
    height = len(groups) * (_TALLEST + LINE + _GAP) + sum(
        LINE * len(lines(c)) + _GAP for c in cards
    )
    figure, axes = canvas(height)
    most, top, last = max(1, int(frame["people"].max())), 0.0, ""
    for (card, scale), rows in groups:
        if str(card) != last:
            top, last = _draw_card(axes, top, str(card)), str(card)
        _draw_counts(axes, top, str(scale), rows, most)
        top += _TALLEST + LINE + _GAP
    return figure


def _draw_card(axes: Axes, top: float, card: str) -> float:
    for line in lines(card):
        write(axes, (0, top + LINE / 2), line, weight="bold")
        top += LINE
    return top + _GAP


def _draw_counts(axes: Axes, top: float, scale: str, rows: pd.DataFrame, most: int) -> None:
    floor, wide = top + _TALLEST, (WIDTH - _FIRST) / len(rows)
    write(axes, (0, floor - LINE / 2), lines(scale, _LETTERS)[0])
    places = [_FIRST + wide * (place + 0.5) for place in range(len(rows))]
    tall = [-people / most * _TALLEST for people in rows["people"]]
    axes.bar(places, tall, wide * 0.7, bottom=floor, color=_INK.accent)
    axes.plot([_FIRST, WIDTH], [floor, floor], color=_INK.edge, linewidth=1)
    for place, value in zip(places, rows["value"], strict=True):
        write(
            axes, (place, floor + LINE / 2), str(value), size=SMALL, colour=_INK.quiet, ha="center"
        )


def describe_spread(frame: pd.DataFrame) -> str:
    """The figure in words: for each card and scale the values chosen, and by how many."""
    told = []
    for (card, scale), rows in frame.groupby(["card", "scale"], sort=False):
        chosen = zip(rows["value"], rows["people"], strict=True)
        counts = ", ".join(f"{value}: {people}" for value, people in chosen if people)
        told.append(" ".join(filter(None, (str(card), str(scale), f"({counts})"))))
    return "; ".join(told)
