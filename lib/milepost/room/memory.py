"""A log that lives as long as the process: for rehearsals, examples and tests."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from datetime import datetime

from milepost.plan.events import Entry
from milepost.room.log import Clock, Door, Draft, Moved, StoreFault, doors, number, utc_now


class MemoryLog:
    """Keeps the promises of :class:`~milepost.room.log.Log` but durability."""

    def __init__(self, clock: Clock = utc_now) -> None:
        self._clock = clock
        self._entries: dict[str, list[Entry]] = {}
        self._outcomes: dict[tuple[str, str], int] = {}
        self._doors: dict[str, Door] = {}
        self._keys: dict[str, bytes] = {}
        self._changed = threading.Condition()

    def append(self, plan: str, drafts: Sequence[Draft], after: int) -> list[Entry]:
        """See :meth:`milepost.room.log.Log.append`."""
        with self._changed:
            kept = self._entries.get(plan, [])
            if len(kept) != after or any((plan, draft.act) in self._outcomes for draft in drafts):
                raise Moved
            opened = doors(plan, drafts)
            if taken := next((door.code for door in opened if door.code in self._doors), None):
                raise StoreFault("id_taken", id=taken)
            at = max(self._clock(), kept[-1].at) if kept else self._clock()
            entries = number(drafts, after, at)
            self._entries.setdefault(plan, kept).extend(entries)
            self._doors.update((door.code, door) for door in opened)
            self._note_outcomes(plan, drafts, after)
            self._changed.notify_all()
        return entries

    def _note_outcomes(self, plan: str, drafts: Sequence[Draft], after: int) -> None:
        for draft in drafts:
            after += len(draft.events)
            self._outcomes[plan, draft.act] = after

    def since(self, plan: str, seq: int) -> list[Entry]:
        """See :meth:`milepost.room.log.Log.since`."""
        with self._changed:
            return self._entries.get(plan, [])[seq:]

    def wait(self, plan: str, seq: int, timeout: float) -> bool:
        """See :meth:`milepost.room.log.Log.wait`."""
        with self._changed:
            return self._changed.wait_for(
                lambda: len(self._entries.get(plan, [])) > seq, timeout=timeout
            )

    def version(self) -> int:
        """See :meth:`milepost.room.log.Log.version`."""
        return len(self._outcomes)

    def outcome(self, plan: str, act: str) -> int | None:
        """See :meth:`milepost.room.log.Log.outcome`."""
        return self._outcomes.get((plan, act))

    def plans(self) -> list[str]:
        """See :meth:`milepost.room.log.Log.plans`."""
        return list(self._entries)

    def door(self, code: str) -> Door | None:
        """See :meth:`milepost.room.log.Log.door`."""
        return self._doors.get(code)

    def key(self, name: str) -> bytes:
        """See :meth:`milepost.room.log.Log.key`."""
        with self._changed:
            return self._keys.setdefault(name, secrets.token_bytes(32))

    def erase_key(self, name: str) -> None:
        """See :meth:`milepost.room.log.Log.erase_key`."""
        with self._changed:
            self._keys.pop(name, None)

    def now(self) -> datetime:
        """See :meth:`milepost.room.log.Log.now`."""
        return self._clock()

    def close(self) -> None:
        """See :meth:`milepost.room.log.Log.close`."""
