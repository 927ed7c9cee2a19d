"""Where a notebook runs: behind Milepost's server, or in a Jupyter that knows nothing of it.

The server tells a kernel some things by its environment: ``MILEPOST_STORE``, the file of all
plans; ``MILEPOST_FOLDER``, where people's own workshops are (see ``places.own``);
``MILEPOST_MEMBER``, who looks (empty: a spectator); ``MILEPOST_ORIGIN``, where people reach the
server; on a room's page ``MILEPOST_ROOM``, the join code; and on a plan's page ``MILEPOST_PLAN``,
its id. Elsewhere the notebook is a local facilitator on the default store, and nobody can join.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from milepost.plan.faults import Fault
from milepost.room.live_plan import LivePlan
from milepost.room.log import Log
from milepost.room.room import HOST, Room
from milepost.room.sqlite import SQLiteLog
from milepost.room.stores import default_store


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What a notebook knows of where it runs."""

    store: Path
    member: str = HOST
    room: str = ""
    plan: str = ""
    served: bool = False
    origin: str = ""

    def open(self) -> Log:
        """The log of the store.

        Raises:
            StoreFault: it cannot be used; the message names the file and the next step.
        """
        return SQLiteLog(self.store)


def surroundings(environment: Mapping[str, str] = os.environ) -> Surroundings:
    """What the environment of this process tells."""
    store = environment.get("MILEPOST_STORE")
    return Surroundings(
        store=Path(store) if store else default_store(),
        member=environment.get("MILEPOST_MEMBER", HOST),
        room=environment.get("MILEPOST_ROOM", ""),
        plan=environment.get("MILEPOST_PLAN", ""),
        served="MILEPOST_MEMBER" in environment,
        origin=environment.get("MILEPOST_ORIGIN", ""),
    )


def enter(log: Log, code: str, member: str = HOST) -> Room:
    """The room behind a join code, held by ``member``.

    Raises:
        Fault: there is no such room.
    """
    door = log.door(code)
    if door is None:
        raise Fault("room_unknown")
    return Room(LivePlan(log, door.plan), door.room, member)
