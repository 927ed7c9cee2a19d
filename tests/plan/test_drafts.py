"""What a card's fields make of a part of the plan."""

from __future__ import annotations

from milepost.methods import example
from milepost.plan.three_point import ThreePoint
from tests.workshops.stand import agree, commit, room


def test_a_new_likely_value_keeps_the_spread_that_stood() -> None:
    wall = room("prioritization", 60, example.plan())
    wall.go("sizes")
    agree(wall, "sell", likely=7)
    commit(wall, "agree", "sell")
    assert example.plan().tasks["sell"].days == ThreePoint(low=10, likely=14, high=24)
    assert wall.plan.tasks["sell"].days == ThreePoint(low=5, likely=7, high=12)
