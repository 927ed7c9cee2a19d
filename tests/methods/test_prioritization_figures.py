"""The figures draw for nothing, one and many, and whatever people type."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from milepost.methods import example
from milepost.methods.drawing import LIGHT, Look, png, svg
from milepost.methods.prioritization import (
    CLASSES,
    backlog,
    draw_backlog,
    draw_shares,
    draw_votes,
    effort_shares,
    splits,
)

ODD = ("$x_1$", "<b>bold</b>", "مرحبا", "x" * 5000, "{field}", "_^\\")


def votes(count: int) -> pd.DataFrame:
    rows = [
        (ODD[n] if n < len(ODD) else f"item {n}", f"m{m}", CLASSES[(n * m) % 4])
        for n in range(count)
        for m in range(5)
    ]
    return pd.DataFrame(rows, columns=["item", "member", "class"])


def work(count: int) -> pd.DataFrame:
    names = [ODD[n] if n < len(ODD) else f"item {n}" for n in range(count)]
    return pd.DataFrame(
        {
            "item": names,
            "class": [(*CLASSES, None)[n % 5] for n in range(count)],
            "effort": [float(n % 7) if n % 6 else None for n in range(count)],
            "waits_for": [names[n + 1 : n + 2] if n % 3 == 0 else () for n in range(count)],
        }
    )


@pytest.mark.parametrize(("count", "look"), [(0, LIGHT), (1, Look(dark=True)), (60, LIGHT)])
def test_every_figure_draws_for_none_one_and_many(count: int, look: Look) -> None:
    rows = work(count)
    assert png(draw_votes(splits(votes(count)), look))
    assert png(draw_shares(effort_shares(rows), look))
    for capacity in (None, 40.0, 9999.0):
        assert png(draw_backlog(backlog(rows), capacity, look))


def test_the_votes_name_their_classes_and_what_is_not_shown() -> None:
    drawn = svg(draw_votes(splits(votes(20))), "votes")
    for words in ("Must", "splits the room: talk", "9 more items are not shown"):
        assert words in drawn
    assert "<b>bold" not in drawn


def test_the_shares_show_effort_and_count_with_the_limits() -> None:
    drawn = svg(draw_shares(effort_shares(example.plan())), "shares")
    for words in ("81% of effort", "69% of items: 11", "at most 60%", "about 20%"):
        assert words in drawn


def test_the_shares_say_what_their_bars_leave_out() -> None:
    drawn = svg(draw_shares(effort_shares(work(20), 2.0)), "shares")
    assert "have no size" in drawn
    assert "4 Won\u2019ts are left out" in drawn


def test_the_backlog_shows_the_end_of_the_capacity_and_counts_what_lies_around() -> None:
    drawn = svg(draw_backlog(backlog(work(60)), 60.0), "backlog")
    assert "capacity: 60 units" in drawn
    assert re.search(r"Not shown: \d+ before these, \d+ after", drawn)
    assert "needed for" in drawn
