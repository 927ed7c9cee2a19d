"""A plan's whole log as one file, ``NAME.milepost``, that opens on any other machine.

The first line says what the file is, each further line is an entry. It is text, so that it can be
read in twenty years. No key and no secret is in it, for the log has none; and it tells no more than
the screens do:

- what was written where nothing is revealed yet, or withdrawn, is left out, word by word;
- who gave which dots, scores and comments is left out too: the giver is numbered per step, and
  the sums stay what they were.

So the entries keep their numbers, and their fold is the same board, less what nobody may see.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.faults import Fault
from milepost.plan.replay import replay
from milepost.plan.room_state import RoomState

VERSION = 1

#: What stands where words were left out.
LEFT_OUT = "\u2026"

#: Longest file that is read, in bytes.
LONGEST = 400_000_000


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first line: the version of the format, what is in the file, and the sum over the rest."""

    milepost: int
    name: str
    title: str
    entries: int
    left_out: int
    sha256: str


class Opened(NamedTuple):
    """A file that was read: its name for the plan, and the board that its entries fold to."""

    name: str
    board: Board


def plan_file(board: Board, name: str) -> bytes:
    """The log behind ``board`` as one file.

    Args:
        board: as it stood on the day that is told of.
        name: the plan's id, under which it may be kept elsewhere.
    """
    told = list(_told(board))
    body = b"".join(msgspec.json.encode(entry) + b"\n" for entry in told)
    head = Head(
        milepost=VERSION,
        name=name,
        title=board.plan.title if board.plan else "",
        entries=len(told),
        left_out=sum(
            entry.event != was.event for entry, was in zip(told, board.entries, strict=True)
        ),
        sha256=hashlib.sha256(body).hexdigest(),
    )
    return msgspec.json.encode(head) + b"\n" + body


def is_plan_file(data: bytes) -> bool:
    """Whether a file is one of these, by its first bytes."""
    return data.startswith(b'{"milepost":')


def opened(data: bytes) -> Opened:
    """The board of a file.

    Raises:
        Fault: it is none of these, of a later version, broken off or changed by hand; the message
            names the line where one is at fault.
    """
    first, _, body = data[:LONGEST].partition(b"\n")
    try:
        head = msgspec.json.decode(first, type=Head)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise Fault("plan_file_unknown") from None
    if head.milepost > VERSION:
        raise Fault("plan_file_newer", version=head.milepost, known=VERSION)
    entries = tuple(_entries(body))
    if hashlib.sha256(body).hexdigest() != head.sha256 or len(entries) != head.entries:
        raise Fault("plan_file_changed", entries=head.entries, found=len(entries))
    return Opened(head.name, replay(entries))


def missing(kept: Sequence[Entry], found: Board, plan: str) -> list[Entry]:
    """The entries of a file that a log lacks: later ones, and those with words it left out.

    Args:
        kept: the log, which may be empty.
        found: the board of the file.
        plan: the log's plan, which the refusal names.

    Raises:
        Fault: the log went another way than the file's, or holds all of it already.
    """
    told = found.entries
    for mine, other in zip(kept, told, strict=False):
        if not _is_same(mine, other):
            raise Fault("plan_file_other", plan=plan, seq=mine.seq)
    if len(told) <= len(kept):
        raise Fault("plan_file_known", plan=plan, entries=len(told), kept=len(kept))
    pairs = zip(kept, told, strict=False)
    filled = [other for mine, other in pairs if mine != other and _lacks(mine.event)]
    return [*filled, *told[len(kept) :]]


def _is_same(mine: Entry, other: Entry) -> bool:
    """Whether two tell of the same moment, however much either leaves out."""
    moments = [(each.at, each.room, type(each.event)) for each in (mine, other)]
    told = mine.event == other.event or _lacks(mine.event) or _lacks(other.event)
    return moments[0] == moments[1] and told


def _lacks(event: events.AnyEvent) -> bool:
    """Whether something was left out of an event."""
    match event:
        case events.NoteWritten(note=note):
            return note.text == LEFT_OUT
        case events.NoteEdited(text=text):
            return text == LEFT_OUT
        case events.Answered(value=None) | events.Commented(text=""):
            return True
        case events.PersonAssigned(role=None):
            return True
        case _:
            return False


def _entries(body: bytes) -> Iterator[Entry]:
    decoder = msgspec.json.Decoder(Entry)
    for line, text in enumerate(body.splitlines(), 2):
        try:
            entry = decoder.decode(text)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, RecursionError) as error:
            raise Fault("plan_file_line", line=line, reason=str(error)[:200]) from None
        if entry.seq != line - 1:
            raise Fault("plan_file_line", line=line, reason=f"{entry.seq} ≠ {line - 1}")
        yield entry


def _told(board: Board) -> Iterator[Entry]:
    givers: dict[tuple[str, str, str], str] = {}
    for entry in board.entries:
        room = board.rooms.get(entry.room)
        event = _seen(room, entry.event)
        who = entry.who
        if _is_ones_own(room, event):
            step = (entry.room, getattr(event, "step", ""), who)
            who = givers.setdefault(step, f"~{len(givers) + 1}")
        yield replace(entry, event=event, who=who)


def _seen(room: RoomState | None, event: events.AnyEvent) -> events.AnyEvent:
    """An event without the words and values that not everyone may see."""
    match event:
        case events.NoteWritten(note=note) if _is_hidden(room, note.id, note.text):
            return replace(event, note=replace(note, text=LEFT_OUT, fields={}))
        case events.NoteEdited(note=note, text=text) if _is_hidden(room, note, text):
            return replace(event, text=LEFT_OUT, fields={})
        case events.Answered() if not _is_turned(room, event):
            return replace(event, value=None)
        case events.Commented() if not _shows(room, event.step):
            return replace(event, text="")
        case events.PersonAssigned() if not _shows(room, event.step):
            return replace(event, role=None)
        case _:
            return event


def _is_hidden(room: RoomState | None, note: str, text: str) -> bool:
    """Whether words do not hang there for all to read; what was written over may never have."""
    kept = room.notes.get(note) if room else None
    return kept is None or kept.text != text or not _shows(room, kept.step)


def _shows(room: RoomState | None, key: str) -> bool:
    step = room.agenda.step(key) if room else None
    return room is not None and step is not None and room.shows(step)


def _is_turned(room: RoomState | None, event: events.Answered) -> bool:
    """Whether an answer is shown: with its step, or with its card where cards are turned over."""
    turned = room is not None and event.card in room.state(event.step).turned
    return turned or _shows(room, event.step)


def _is_ones_own(room: RoomState | None, event: Any) -> bool:
    if isinstance(event, events.PersonAssigned):
        step = room.agenda.step(event.step) if room else None
        return step is None or step.hides
    return isinstance(event, events.Answered | events.Commented)
