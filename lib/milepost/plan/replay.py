"""The fold: from a plan's entries to its board. Pure and total.

An entry that no longer makes sense (its note was withdrawn, its card regrouped) changes
nothing; it never raises. Undoing is part of the fold: an undone entry counts as if it had
never been made, while everything that came after it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from milepost.plan import events
from milepost.plan.agenda import Feedback
from milepost.plan.board import Board
from milepost.plan.events import Entry
from milepost.plan.fold_plan import fold_plan
from milepost.plan.fold_room import fold_room, open_room
from milepost.plan.room_state import RoomState

#: What stays even when all around it is undone: coming, going, roles and the clock. An undone
#: role could leave a room without a facilitator, an undone person what they own without owner.
#: An import is taken back where it was brought in, outside rooms.
_LASTING = (
    events.PlanOpened,
    events.Imported,
    events.RoomOpened,
    events.MemberJoined,
    events.MemberRemoved,
    events.RoleGiven,
    events.PersonPut,
    events.TimerStarted,
    events.TimerStopped,
    events.TimerEnded,
    events.FinishDeclared,
    events.Answered,
    events.Commented,
    events.Nudged,
    events.Spotlit,
    events.PlanSeen,
    events.TablesSeated,
)


def replay(entries: Iterable[Entry]) -> Board:
    """The board after all ``entries``, which are those of one plan from the first, in order."""
    kept = tuple(entries)
    undone = _undone(kept)
    board = Board()
    for entry in kept:
        if entry.seq not in undone:
            board = _fold(board, entry)
    return replace(board, seq=kept[-1].seq if kept else 0, entries=kept)


def apply(board: Board, entry: Entry) -> Board:
    """The board after one more entry; an entry it already holds changes nothing."""
    if entry.seq <= board.seq:
        return board
    entries = (*board.entries, entry)
    if isinstance(entry.event, events.Undone):
        return replay(entries)
    return replace(_fold(board, entry), seq=entry.seq, entries=entries)


def undoable(board: Board, room: str) -> Iterator[Entry]:
    """The entries of a room that can be undone, newest first."""
    state = board.rooms.get(room)
    for entry in standing(board):
        lasting = isinstance(entry.event, _LASTING) or _is_settled(state, entry.event)
        if entry.room == room and not lasting:
            yield entry


def latest_import(board: Board) -> Entry | None:
    """The latest import that stands, which is the one that can be undone."""
    return next((e for e in standing(board) if isinstance(e.event, events.Imported)), None)


def standing(board: Board) -> Iterator[Entry]:
    """The entries that count, because nobody undid them, newest first."""
    undone = _undone(board.entries)
    return (entry for entry in reversed(board.entries) if entry.seq not in undone)


def _is_settled(room: RoomState | None, event: events.Event) -> bool:
    """Whether ``event`` is what somebody believes alone, or a reveal that stands.

    The pseudonyms of an anonymous step are then forgotten: opened again, everybody could answer a
    second time. Feedback has then entered the plan, and would once more.
    """
    if room is None or not isinstance(event, events.StepRevealed | events.PersonAssigned):
        return False
    step = room.agenda.step(event.step)
    if step is None or isinstance(event, events.PersonAssigned):
        return step is not None and step.hides
    return step.anonymous or isinstance(step.activity, Feedback)


def _undone(entries: Sequence[Entry]) -> set[int]:
    """The numbers that no longer count. An undoing that was itself undone undoes nothing."""
    undone: set[int] = set()
    for entry in reversed(entries):
        match entry.event:
            case events.Undone(seq=seq) if entry.seq not in undone and seq < entry.seq:
                undone.add(seq)
    return undone


def _fold(board: Board, entry: Entry) -> Board:
    event = entry.event
    if isinstance(event, events.RoomOpened):
        return _with_new_room(board, event, entry)
    room = board.rooms.get(entry.room)
    plan = fold_plan(board.plan, entry)
    rooms = board.rooms
    if room is not None:
        folded = fold_room(room, entry)
        if folded is not room:
            rooms = {**rooms, room.id: folded}
    if plan is board.plan and rooms is board.rooms:
        return board
    return replace(board, plan=plan, rooms=rooms)


def _with_new_room(board: Board, event: events.RoomOpened, entry: Entry) -> Board:
    if event.room in board.rooms:
        return board
    return replace(board, rooms={**board.rooms, event.room: open_room(event, entry)})
