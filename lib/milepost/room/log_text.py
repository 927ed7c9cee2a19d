"""A plan's log in words, for people: who did what, when. It tells no more than the screens do.

Until a step is revealed nothing of what was written in it is told; who gave which dots and
scores, or believed what of whom, never is, and an anonymous step names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.faults import Fault
from milepost.plan.replay import replay
from milepost.plan.room_state import RoomState
from milepost.room.log import PROGRAM, Log
from milepost.words import say

_LONGEST = 200


def readable(log: Log, plan: str = "") -> Iterator[str]:
    """The lines of one plan's log, or without a plan one line for each plan there is.

    Raises:
        Fault: there is no such plan.
    """
    if not plan:
        yield from (_plan_line(log, each) for each in log.plans())
        return
    entries = log.since(plan, 0)
    if not entries:
        raise Fault("plan_not_in_store", plan=plan)
    board = replay(entries)
    yield from (line(board, entry) for entry in entries)


def _plan_line(log: Log, plan: str) -> str:
    board = replay(log.since(plan, 0))
    title = board.plan.title if board.plan else ""
    return f"{plan}  {board.seq:>6}  {_one_line(title)}"


def line(board: Board, entry: Entry) -> str:
    """One entry in words, as far as ``board`` lets it be known."""
    room = board.rooms.get(entry.room)
    at = entry.at.strftime("%Y-%m-%d %H:%M:%S")
    kind = str(type(entry.event).__struct_config__.tag).replace("_", " ")
    return "  ".join(
        filter(None, (f"{entry.seq:>6}", at, _who(room, entry), kind, _what(room, entry)))
    )


def _who(room: RoomState | None, entry: Entry) -> str:
    if _is_ones_own(room, entry.event):
        return say("log.somebody")
    if entry.who == PROGRAM or room is None:
        return _one_line(entry.who)
    member = room.members.get(entry.who)
    return _one_line(member.name) if member else say("log.somebody")


def _what(room: RoomState | None, entry: Entry) -> str:
    event = entry.event
    if _is_ones_own(room, event):
        return getattr(event, "step", "")
    if room is not None and _is_hidden(room, event):
        return say("log.not_revealed")
    if isinstance(event, events.RoomOpened):
        return f"{event.code}  {_one_line(event.agenda.title)}"
    if isinstance(event, events.Imported):
        return say("log.imported", source=_one_line(event.source), count=len(event.changes))
    told = msgspec.to_builtins(event)
    return _one_line("  ".join(_values(told)))


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


def _one_line(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
