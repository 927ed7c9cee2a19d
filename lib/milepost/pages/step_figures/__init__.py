"""The methods' figures beside each step, drawn of the plan as it would be.

They know what the facilitator sees and, through :class:`milepost.room.advice.reading.Reading`, what
everybody has been shown; so nothing private can be in a figure by mistake.
"""

from __future__ import annotations

from typing import Any

from milepost.plan.room_state import Role
from milepost.room.advice.dependence import depends_on
from milepost.room.room import Room

__all__ = ["Figures"]


class Figures:
    """The figures of one room, drawn again when something changed that all may see."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._of: tuple[Any, ...] | None = None
        self._html = ""

    def drawn(self) -> str:
        """The figures of now as HTML; none for whoever does not run the room."""
        room, board = self._room, self._room.board
        if board.plan is None or room.state.closed_at or not _runs(room):
            return ""
        spotlight = room.state.state(room.state.step.key).spotlight
        of = (*depends_on(board, room.id), spotlight)
        if of != self._of:
            from milepost.pages.step_figures.of_step import step_figures  # noqa: PLC0415 - slow
            from milepost.room.advice.reading import Reading  # noqa: PLC0415 - slow to load

            self._html = step_figures(room.view(), Reading(board, room.id))
            self._of = of
        return self._html


def _runs(room: Room) -> bool:
    member = room.state.members.get(room.member)
    return member is not None and member.role is Role.FACILITATOR and not member.removed
