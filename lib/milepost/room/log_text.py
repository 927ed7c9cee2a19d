"""A plan's log in words, for people: who did what, when. It tells no more than the screens do.

Until a step is revealed nothing of what was written in it is told; who gave which dots and
scores, or believed what of whom, never is, and an anonymous step names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.replay import replay
from milepost.plan.room_state import RoomState
from milepost.room.log import PROGRAM, Log
from milepost.words import say

_LONGEST = 200


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One entry for people: its number and time, who did it, what happened, and to what."""

    seq: int
    at: datetime
    who: str
    event: str
    what: str = ""

    def __str__(self) -> str:
        at = self.at.strftime("%Y-%m-%d %H:%M:%S")
        return "  ".join(filter(None, (f"{self.seq:>6}", at, self.who, self.event, self.what)))


def readable(log: Log, plan: str) -> Iterator[Line]:
    """The lines of one plan's log."""
    entries = log.since(plan, 0)
    board = replay(entries)
    return (line(board, entry) for entry in entries)


def line(board: Board, entry: Entry) -> Line:
    """One entry in words, as far as ``board`` lets it be known."""
    room = board.rooms.get(entry.room)
    kind = str(type(entry.event).__struct_config__.tag).replace("_", " ")
    return Line(
        seq=entry.seq,
        at=entry.at,
        who=_who(room, entry),
        event=kind,
        what=_what(room, entry),
    )


def _who(room: RoomState | None, entry: Entry) -> str:
    if _is_ones_own(room, entry.event):
        return say("log.somebody")
    if entry.who == PROGRAM or room is None:
        return one_line(entry.who)
    member = room.members.get(entry.who)
    return one_line(member.name) if member else say("log.somebody")


def _what(room: RoomState | None, entry: Entry) -> str:
    event = entry.event
    if _is_ones_own(room, event):
        return getattr(event, "step", "")
    if room is not None and _is_hidden(room, event):
        return say("log.not_revealed")
    if isinstance(event, events.RoomOpened):
        return f"{event.code}  {one_line(event.agenda.title)}"
    if isinstance(event, events.Imported):
        return say("log.imported", source=one_line(event.source), count=len(event.changes))
    told = msgspec.to_builtins(event)
    return one_line("  ".join(_values(told)))


def _is_ones_own(room: RoomState | None, event: events.AnyEvent) -> bool:
    """Whether an entry is what one member gave or believed, which only sums are ever told of."""
    if isinstance(event, events.PersonAssigned):
        step = room.agenda.step(event.step) if room else None
        return step is None or step.hides
    return isinstance(event, events.Answered | events.Commented)


def _is_hidden(room: RoomState, event: events.AnyEvent) -> bool:
    """Whether an entry holds words of a note that do not hang there for all to read.

    What was withdrawn, undone or written over may never have been shown to anybody.
    """
    match event:
        case events.NoteWritten(note=written):
            key, text = written.id, written.text
        case events.NoteEdited(note=key, text=text):
            pass
        case _:
            return False
    note = room.notes.get(key)
    step = room.agenda.step(note.step) if note else None
    return note is None or note.text != text or step is None or not room.shows(step)


def _values(told: Any) -> Iterator[str]:
    """The values of an event in their order, without its tag, authors and empty ones."""
    for key, value in told.items():
        if key in ("event", "author") or value in ("", None, [], {}, ()):
            continue
        if isinstance(value, dict):
            yield from _values(value)
        else:
            yield f"{key}: {value}"


def one_line(text: str) -> str:
    """A text on one line, cut where it is long, without what could steer a terminal."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
