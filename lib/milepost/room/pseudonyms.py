"""Names for anonymous steps.

In an anonymous step the log holds a pseudonym, keyed per step: the same person keeps one name
while the step is open, so that they can change what they wrote and nobody counts twice, and
nobody without the key can tell whose it is. The key is erased when the step can take no more.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from milepost.plan.agenda import Step
from milepost.plan.permits import GRACE
from milepost.plan.room_state import RoomState
from milepost.room.log import Log


class Pseudonyms:
    """The pseudonyms of one plan's rooms, by keys that the log keeps beside its entries."""

    def __init__(self, log: Log, plan: str) -> None:
        self._log = log
        self._plan = plan
        self._keys: dict[str, bytes] = {}
        self._erased: set[str] = set()

    def alias(self, room: RoomState, step: str, member: str) -> str:
        """The name under which ``member`` acts in ``step``: empty where their own will do."""
        asked = room.agenda.step(step)
        if asked is None or not asked.anonymous:
            return ""
        name = self._name(room, step)
        if name not in self._keys:
            self._keys[name] = self._log.key(name)
            self._erased.discard(name)
        digest = hmac.digest(self._keys[name], member.encode(), hashlib.sha256)
        return "~" + base64.b32encode(digest[:10]).decode().lower()

    def erase_closed(self, room: RoomState) -> None:
        """Erase the keys of the anonymous steps that take no more answers."""
        for step in room.agenda.steps:
            name = self._name(room, step.key)
            if step.anonymous and name not in self._erased and self._is_closed(room, step):
                self._keys.pop(name, None)
                self._log.erase_key(name)
                self._erased.add(name)

    def _is_closed(self, room: RoomState, step: Step) -> bool:
        state = room.state(step.key)
        gone = state.left_at is not None and self._log.now() > state.left_at + GRACE
        return room.closed_at is not None or (state.revealed and gone)

    def _name(self, room: RoomState, step: str) -> str:
        return f"pseudonyms/{self._plan}/{room.id}/{step}"
