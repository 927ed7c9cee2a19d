"""The rooms of a plan: those that are open, and what those that ended came to."""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets

from milepost.pages.reading import day
from milepost.plan.board import Board
from milepost.plan.room_state import Role, RoomState
from milepost.widgets.fields import button, row
from milepost.widgets.markup import heading, link, sentence, table, typed
from milepost.words import say

#: What to do with a room that is entered here, where no server could be gone to.
OnEnter = Callable[[str], None]


def committed(room: RoomState) -> int:
    """How many milestones a room put into the plan."""
    return sum(len(state.committed) for state in room.steps.values())


def people(room: RoomState) -> int:
    """How many took part, the facilitators aside."""
    return sum(member.role is Role.PARTICIPANT for member in room.members.values())


class RoomList(ipywidgets.VBox):
    """The rooms of one plan. ``enter`` is given a room's id; without it, rooms are links."""

    def __init__(self, enter: OnEnter | None = None) -> None:
        super().__init__()
        self._enter = enter

    def show(self, board: Board) -> None:
        """Show the rooms as they are now."""
        rooms = sorted(board.rooms.values(), key=lambda room: room.opened_at, reverse=True)
        past = [room for room in rooms if room.closed_at is not None]
        still_open = [self._open(room) for room in rooms if room.closed_at is None]
        ended = [ipywidgets.HTML(_past(past))] if past else []
        none = [] if rooms else [ipywidgets.HTML(sentence(say("page.room.none"), "quiet"))]
        self.children = (*still_open, *ended, *none)

    def _open(self, room: RoomState) -> ipywidgets.Widget:
        told = ipywidgets.HTML(
            heading(f"{room.agenda.title} · {room.code}", 3)
            + sentence(say("page.room.since", day=day(room.opened_at), count=people(room)), "quiet")
        )
        return row(told, self._way_in(room))

    def _way_in(self, room: RoomState) -> ipywidgets.Widget:
        if self._enter is None:
            return ipywidgets.HTML(link(say("page.room.enter"), desk_address(room)))
        enter, key = self._enter, room.id
        return button(say("page.room.run_here"), lambda: enter(key))


def desk_address(room: RoomState) -> str:
    """Where the desk of a room is on Milepost's server."""
    return f"/facilitate/{room.agenda.workshop}/{room.code}"


def _past(rooms: list[RoomState]) -> str:
    columns = [say(f"page.room.{column}") for column in ("workshop", "day", "people", "outcome")]
    rows = (
        (
            typed(room.agenda.title),
            day(room.opened_at),
            str(people(room)),
            say("page.room.committed", count=committed(room)),
        )
        for room in rooms
    )
    return heading(say("page.room.past"), 3) + table(columns, rows)
