"""Live advice: what the methods have to say about what a room builds, as entities for screens.

Advice is worked out from the board and is no part of it: it is never logged. It knows only what
everybody may see (:mod:`milepost.room.advice.reading`), so that it can tell nothing that is hidden.
"""

from __future__ import annotations

from milepost import words
from milepost.plan.agenda import (
    Assign,
    Commit,
    Estimate,
    Group,
    Rate,
    Refine,
    Select,
    Sequence,
    Sort,
    Step,
)
from milepost.plan.board import Board
from milepost.plan.entities import Entity

__all__ = ["Advice", "advice", "has_adviser"]

#: What each language is told.
Advice = dict[str, dict[str, Entity]]

_ADVISED = (Assign, Commit, Estimate, Group, Rate, Refine, Sequence)


def has_adviser(step: Step) -> bool:
    """Whether somebody may have advice to give in ``step``."""
    match step.activity:
        case Sort(field=field):
            return field == "moscow"
        case Select(sprint=sprint):
            return sprint
        case _:
            return isinstance(step.activity, _ADVISED)


def advice(board: Board, room: str, language: str = words.DEFAULT_LANGUAGE) -> dict[str, Entity]:
    """All advice on the step that a room is on; empty where there is none."""
    from milepost.room.advice.adviser import Adviser  # noqa: PLC0415 - all methods: slow to load

    return Adviser(room).advise(board, {language})[language]
