"""A live screen in a notebook and the room it stands for, where no hub shares the page's origin.

What the hub does for sockets, this does for one widget: tell what its member may see, and do
what they ask. Timeboxes end here too, because there may be no hub that ends them.
"""

from __future__ import annotations

import asyncio
from typing import Any

from milepost.pages.insight import seen_by_facilitator
from milepost.plan.acts import RoomAct, room_act
from milepost.plan.faults import Fault, Refusal
from milepost.plan.view import View, patch
from milepost.room.live_plan import Ask
from milepost.room.room import Room
from milepost.room.timebox import end_timebox
from milepost.widgets.live_screen import LiveScreen
from milepost.widgets.tasks import Stop, keep_on

_SECONDS = 0.2
_BEATS = 20


class CommSeat:
    """One member's screen in one room."""

    def __init__(self, room: Room, screen: LiveScreen) -> None:
        self._room = room
        self._screen = screen
        self._view: View = {}
        screen.on_act(self._do)
        self._tell()

    def follow(self) -> Stop:
        """Follow the room for as long as the notebook runs, or until the answer is called."""
        return keep_on(self._follow())

    async def _follow(self) -> None:
        beats = 0
        while True:
            if beats % _BEATS == 0:
                self._screen.tell_time(self._room.live.log.now())
            if await asyncio.to_thread(self._catch_up):
                self._tell()
            beats += 1

    def _catch_up(self) -> bool:
        try:
            end_timebox(self._room.live, self._room.id)
            return self._room.follow(_SECONDS)
        except Fault:
            # A store that is locked or gone is asked again; acts are refused with the reason.
            return False

    def _tell(self) -> None:
        view = seen_by_facilitator(self._room)
        put, drop = patch(self._view, view)
        self._view = view
        self._screen.show(self._room.board.seq, put, drop)

    def _do(self, frame: dict[str, Any]) -> None:
        act_id = frame["id"]
        try:
            act = room_act({key: value for key, value in frame.items() if key != "id"})
            outcome = self._outcome(act_id, act)
        except Fault as fault:
            outcome = fault.refusal
        if isinstance(outcome, Refusal):
            self._screen.refuse(act_id, outcome)
        else:
            self._tell()
            self._screen.acknowledge(act_id, outcome)

    def _outcome(self, act_id: str, act: RoomAct) -> int | Refusal:
        live, room = self._room.live, self._room
        ask = Ask(id=act_id, viewer=live.viewer(room.id, room.member), act=act)
        (outcome,) = live.say([ask])
        return outcome if isinstance(outcome, Refusal) else outcome.seq
