"""The board: all that hangs on the wall, the fold of a plan's log."""

from __future__ import annotations

import msgspec

from milepost.plan.events import Entry
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.room_state import RoomState


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """The plan and its rooms after the entry ``seq``; ``entries`` are those it was folded from."""

    seq: int = 0
    plan: Plan | None = None
    rooms: dict[Id, RoomState] = {}
    entries: tuple[Entry, ...] = ()
