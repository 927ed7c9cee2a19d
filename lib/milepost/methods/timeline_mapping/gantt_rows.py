"""Which parts a Gantt figure shows, and in which order: each milestone above its tasks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

__all__ = ["MOST", "rows_to_draw"]

#: As many rows as can be read from the back.
MOST = 24

Part = Mapping[Hashable, Any]


def rows_to_draw(frame: pd.DataFrame, most: int = MOST) -> list[Part]:
    """The rows of a timeline to draw, milestones by their dates and tasks below their milestone.

    If there are more than ``most``, milestones stay, and of tasks those with least slack.
    """
    ordered: list[Part] = []
    ordered += frame.sort_values(["early_start_day", "early_finish_day"], kind="stable").to_dict(
        "records"
    )
    kept = _kept(ordered, most)
    stones = [part for part in ordered if _is_stone(part) and part["id"] in kept]
    stones.sort(key=lambda part: part["early_finish_day"])
    homes: list[Hashable] = [stone["id"] for stone in stones]
    rows: list[Part] = []
    for stone in stones:
        rows.append(stone)
        rows += [part for part in ordered if _is_below(part, stone["id"]) and part["id"] in kept]
    rows += [
        part
        for part in ordered
        if not _is_stone(part) and part["milestone"] not in homes and part["id"] in kept
    ]
    return rows


def _kept(ordered: list[Part], most: int) -> set[str]:
    def worth(part: Part) -> tuple[bool, int]:
        return (not _is_stone(part), part["total_slack"])

    return {part["id"] for part in sorted(ordered, key=worth)[:most]}


def _is_stone(part: Part) -> bool:
    return bool(part["kind"] == "milestone")


def _is_below(part: Part, stone: str) -> bool:
    return not _is_stone(part) and part["milestone"] == stone
