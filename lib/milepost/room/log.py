"""The log: what it promises, whichever way it is kept.

- An appended entry is durable before ``append`` returns, in one order for all, exactly once.
- An act carries an id made by whoever asks, unique within a plan; ``outcome`` tells whether it
  was done already, so that a resend gets the first answer.
- The time of an entry is the log's own clock, and never runs backwards within a plan.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Protocol

import msgspec

from milepost.plan.events import AnyEvent, Entry, RoomOpened
from milepost.plan.faults import Fault

Clock = Callable[[], datetime]

#: The name under which the program itself writes, as when a timebox ends.
PROGRAM = "milepost"


def utc_now() -> datetime:
    """The server's clock."""
    return datetime.now(UTC)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What an act is to become: the events of one act, before they have numbers and a time."""

    act: str
    who: str
    events: tuple[AnyEvent, ...]
    room: str = ""


class Door(msgspec.Struct, frozen=True, kw_only=True):
    """Where a join code leads."""

    code: str
    plan: str
    room: str


class Moved(Exception):
    """Others appended first: the board on which the drafts were decided is no longer the last."""


class StoreFault(Fault):
    """The store cannot be read or written. The message names it, and the next step."""


class Log(Protocol):
    """The entries of many plans, each numbered from 1 without a gap."""

    def append(self, plan: str, drafts: Sequence[Draft], after: int) -> list[Entry]:
        """Make entries of ``drafts``, all or none, if ``after`` is still the last number.

        Raises:
            Moved: it is not, or an act of that id was done meanwhile.
            StoreFault: the store cannot be written; nothing was.
        """

    def since(self, plan: str, seq: int) -> list[Entry]:
        """The entries of a plan after number ``seq``, in order."""

    def wait(self, plan: str, seq: int, timeout: float) -> bool:
        """Whether there is an entry after ``seq``, waiting up to ``timeout`` seconds for it."""

    def version(self) -> int:
        """A number that changes whenever anyone, in whichever process, appends; cheap to ask."""

    def outcome(self, plan: str, act: str) -> int | None:
        """The number of the last entry that the act of that id became, or None."""

    def plans(self) -> list[str]:
        """The ids of all plans, oldest first."""

    def door(self, code: str) -> Door | None:
        """Where a join code leads, or None."""

    def key(self, name: str) -> bytes:
        """A random key that is kept beside the log, made when first asked for."""

    def erase_key(self, name: str) -> None:
        """Forget a key for good: what was signed with it can no longer be traced."""

    def now(self) -> datetime:
        """The clock by which entries are stamped."""

    def close(self) -> None:
        """Let go of the store."""


def number(drafts: Sequence[Draft], after: int, at: datetime) -> list[Entry]:
    """The entries that ``drafts`` become when they follow number ``after`` at time ``at``."""
    said = [(draft, event) for draft in drafts for event in draft.events]
    return [
        Entry(seq=seq, at=at, who=draft.who, room=draft.room, event=event)
        for seq, (draft, event) in enumerate(said, after + 1)
    ]


def doors(plan: str, drafts: Sequence[Draft]) -> list[Door]:
    """The doors that ``drafts`` open."""
    opened = (e for draft in drafts for e in draft.events if isinstance(e, RoomOpened))
    return [Door(code=event.code, plan=plan, room=event.room) for event in opened]
