"""What advice depends on: while that is the same, nothing has to be worked out again."""

from __future__ import annotations

from typing import Any

from milepost.plan.agenda import Step
from milepost.plan.board import Board
from milepost.plan.room_state import RoomState

__all__ = ["depends_on"]


def depends_on(board: Board, room_id: str) -> tuple[Any, ...]:
    """All that a reading depends on: while this is the same, so is all advice.

    What people give in a step that hides it is not among it.
    """
    room, plan = board.rooms[room_id], board.plan
    built = (room.notes, room.groups, room.fields, room.assigned, room.links, room.position)
    told = tuple(_told(room, step) for step in room.agenda.steps)
    return (board.entries[-1].at.date(), plan, *built, told)


def _told(room: RoomState, step: Step) -> tuple[Any, ...]:
    state = room.state(step.key)
    given = (state.answers, state.beliefs) if room.shows(step) else ()
    return (state.revealed, state.chosen, state.committed, state.turned, state.past, given)
