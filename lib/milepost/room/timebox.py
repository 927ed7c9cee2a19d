"""The end of a timebox, written once by whoever notices it first."""

from __future__ import annotations

from datetime import datetime

from milepost.plan import events
from milepost.plan.room_state import RoomState
from milepost.room.live_plan import LivePlan, Note
from milepost.room.log import PROGRAM


def timebox_end(state: RoomState, now: datetime) -> Note | None:
    """What to write down if the timebox of the room's step has run out, or None.

    The id is made of what ended, so that of several programs only one writes it.
    """
    timer = state.state(state.step.key).timer
    if timer is None or timer.ended or now < timer.ends_at:
        return None
    ended = events.TimerEnded(step=state.step.key, ends_at=timer.ends_at)
    name = f"timer {state.id} {state.step.key} {timer.ends_at.isoformat()}"
    return Note(id=name, who=PROGRAM, room=state.id, event=ended)


def end_timebox(live: LivePlan, room: str) -> None:
    """Write down that the timebox of the room's step has run out, if it has.

    Raises:
        StoreFault: the log cannot be written.
    """
    if ended := timebox_end(live.board.rooms[room], live.log.now()):
        live.say([ended])
