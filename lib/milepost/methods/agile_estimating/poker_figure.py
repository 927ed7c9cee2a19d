"""Draws the cards of an item, round by round."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from milepost.methods.agile_estimating.decks import FIBONACCI, Deck, shown
from milepost.methods.agile_estimating.poker import next_step, poker
from milepost.methods.agile_estimating.subtitles import how_to_read
from milepost.methods.drawing import (
    HEIGHT,
    LARGE,
    LIGHT,
    SMALL,
    WIDTH,
    Box,
    Look,
    names_left,
    panel,
    slide,
    wrapped,
    write,
)
from milepost.methods.saying import said

__all__ = ["draw_poker"]

_BOX = Box(left=140, right=200, top=170, bottom=84)
_FEWEST_ROWS, _MOST_ROWS = 2, 5
_SIZES = (46, 40, 34, 28, 22, 18, 14, 11, 9, 7)
#: The dots of a card stand on this share of its row's height, and of the way to the next card.
_ROOM = 0.7


def draw_poker(
    votes: pd.DataFrame,
    item: object = None,
    deck: Deck = FIBONACCI,
    look: Look = LIGHT,
) -> Figure:
    """A dot per card played, a row per round: how the room came together, or did not.

    Args:
        votes: as for :func:`milepost.methods.agile_estimating.poker`.
        item: whose cards; without it those of the item voted on last.
        deck: the cards, from small to large.
        look: light or dark, and the language.

    Raises:
        Fault: as :func:`milepost.methods.agile_estimating.poker`.
    """
    found = poker(votes, deck)
    if item is None and len(found):
        item = found["item"].iloc[-1]
    rounds = found[found["item"] == item].sort_values("round", kind="stable")
    if rounds.empty:
        return slide(said("method.agile_estimating.poker.none", look.language), look=look)
    last = rounds.to_dict("records")[-1]
    title = f"{wrapped(str(item), 44, most=1)[0]}: {next_step(last, look.language)}"
    hidden = len(rounds) - _MOST_ROWS
    figure = slide(title.removesuffix("."), how_to_read("poker", "earlier", hidden, look), look)
    axes = panel(figure, _BOX, look)
    _rows(axes, votes[votes["item"] == item], rounds.iloc[-_MOST_ROWS:], (deck, look))
    return figure


def _rows(axes: Axes, votes: pd.DataFrame, rounds: pd.DataFrame, shared: tuple[Deck, Look]) -> None:
    deck, look = shared
    axes.set(
        xlim=(-0.5, len(deck.cards) - 0.5), ylim=(max(len(rounds), _FEWEST_ROWS) - 0.45, -0.55)
    )
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    names = [
        said("method.agile_estimating.poker.round", look.language, count=int(number))
        for number in rounds["round"]
    ]
    names_left(axes, names, look)
    for place, card in enumerate(deck.cards):
        name = wrapped(shown(card), max(80 // len(deck.cards), 3), most=1)[0]
        style: dict[str, Any] = {"xycoords": axes.get_xaxis_transform(), "ha": "center"}
        write(axes, (place, 0), name, size=LARGE, colour=look.ink.ink, shift=(0, -18), **style)
    counts = [_counts(votes[votes["round"] == number], deck) for number in rounds["round"]]
    size = _size(max([1, *(max(each.values(), default=0) for each in counts)]), len(rounds), deck)
    for row, (here, told) in enumerate(zip(counts, rounds.to_dict("records"), strict=True)):
        _row(axes, row, here, look, size)
        _beside(axes, row, told, look)


def _counts(cards: pd.DataFrame, deck: Deck) -> dict[int, int]:
    """How many cards lie on each place of the deck, each member's last."""
    played = cards.drop_duplicates("member", keep="last")["value"]
    places = [place for place in map(deck.place, played) if place is not None]
    return {place: places.count(place) for place in sorted(set(places))}


def _cell(rows: int, deck: Deck) -> tuple[float, float]:
    """Width and height, in pixels, that the dots of one card may take."""
    wide = (WIDTH - _BOX.left - _BOX.right) / len(deck.cards)
    high = (HEIGHT - _BOX.top - _BOX.bottom) / max(rows, _FEWEST_ROWS)
    return wide * _ROOM, high * _ROOM


def _size(most: int, rows: int, deck: Deck) -> tuple[float, int]:
    """How large the dots are, and how many stand beside each other, so that ``most`` fit."""
    wide, high = _cell(rows, deck)
    for size in _SIZES:
        across = max(int(wide // size), 1)
        if math.ceil(most / across) * size <= high:
            break
    return float(size), across


def _row(axes: Axes, row: int, counts: dict[int, int], look: Look, size: tuple[float, int]) -> None:
    axes.axhline(row + 0.4, color=look.ink.line, lw=1, zorder=0)
    if not counts:
        return
    low, high = min(counts), max(counts)
    bar: dict[str, Any] = {"color": look.ink.edge, "lw": 6, "solid_capstyle": "round", "zorder": 1}
    axes.plot([low - 0.25, high + 0.25], [row + 0.4] * 2, **bar)
    for place, count in counts.items():
        _dots(axes, (place, row + 0.4), count, look, size)


def _dots(
    axes: Axes, at: tuple[float, float], count: int, look: Look, size: tuple[float, int]
) -> None:
    """``count`` dots above a point, ``size[1]`` beside each other."""
    dot, across = size
    box = axes.get_window_extent()
    right, up = 1 / box.width, 1 / box.height
    x0, x1 = axes.get_xlim()
    y0, y1 = axes.get_ylim()
    for number in range(min(count, 400)):
        line, column = divmod(number, across)
        here = min(across, count - line * across)
        x = at[0] + (column - (here - 1) / 2) * dot * right * (x1 - x0)
        y = at[1] + (line + 0.5) * dot * up * (y1 - y0) + 6 * up * (y1 - y0)
        style: dict[str, Any] = {"color": look.ink.accent, "mec": look.ink.paper, "mew": 1}
        axes.plot([x], [y], "o", ms=dot, zorder=2, clip_on=False, **style)


def _beside(axes: Axes, row: int, told: dict[Any, Any], look: Look) -> None:
    lines = []
    if told["n"] > 1:
        code = "method.agile_estimating.poker." + ("spread" if told["spread"] else "alike")
        lines.append(said(code, look.language, count=told["spread"]))
    for key in ("unsure", "breaks"):
        if told[key]:
            code = f"method.agile_estimating.poker.{key}"
            lines.append(said(code, look.language, count=told[key]))
    for number, line in enumerate(lines):
        up = ((len(lines) - 1) / 2 - number) * SMALL * 1.3
        style: dict[str, Any] = {"xycoords": axes.get_yaxis_transform(), "size": SMALL}
        write(axes, (1, row), line, colour=look.ink.quiet, shift=(16, up), **style)
