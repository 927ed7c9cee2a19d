"""The fold is pure and total: whatever happened, in whatever order, there is one board."""

import msgspec
from hypothesis import given

from milepost.plan import acts, events
from milepost.plan.board import Board
from milepost.plan.events import AnyEvent, Entry
from milepost.plan.replay import apply, replay, undoable
from tests.plan.moves import Move, often, played, workshops
from tests.plan.wall import HOST, ROOM, Wall

_ENTRIES = msgspec.json.Decoder(list[Entry])


@often
@given(workshops)
def test_entry_by_entry_and_all_at_once_give_the_same_board(moves: list[Move]) -> None:
    wall = played(moves)
    assert replay(wall.entries) == wall.board


@often
@given(workshops)
def test_every_replica_that_reads_the_log_has_the_same_board(moves: list[Move]) -> None:
    wall = played(moves)
    read = _ENTRIES.decode(msgspec.json.encode(wall.entries))
    assert replay(read) == wall.board


@often
@given(workshops)
def test_an_entry_that_comes_twice_counts_once(moves: list[Move]) -> None:
    wall = played(moves)
    again = wall.board
    for entry in wall.entries[-10:]:
        again = apply(again, entry)
    assert again == wall.board


@often
@given(workshops)
def test_entries_out_of_their_room_or_sense_never_raise(moves: list[Move]) -> None:
    entries = played(moves).entries
    for torn in (entries[2:], entries[:1] + entries[2:], entries[::-1], entries[::2]):
        replay(_renumbered(torn))


def _renumbered(entries: tuple[Entry, ...]) -> list[Entry]:
    return [msgspec.structs.replace(entry, seq=seq) for seq, entry in enumerate(entries, 1)]


@often
@given(workshops)
def test_undoing_all_that_can_be_leaves_only_what_lasts(moves: list[Move]) -> None:
    wall = played(moves)
    undone = tuple(wall.entries)
    for entry in undoable(wall.board, ROOM):
        if not isinstance(entry.event, events.Undone):
            undone += (_entry(len(undone) + 1, events.Undone(seq=entry.seq)),)
    room = replay(undone).rooms[ROOM]
    assert room.groups == {}
    assert room.fields == {}
    assert room.position == 0


def _entry(seq: int, event: AnyEvent) -> Entry:
    return Entry(seq=seq, at=Wall().now, who=HOST, room=ROOM, event=event)


def test_an_undone_note_is_gone_and_an_undone_undoing_brings_it_back() -> None:
    wall = Wall()
    wall.go("ideas")
    note = wall.write("ada", "ideas", "Ship it")
    wall.do(HOST, acts.Undo(seq=wall.board.seq))
    assert note not in wall.room.notes
    wall.do(HOST, acts.Undo(seq=wall.board.seq))
    assert wall.room.notes[note].text == "Ship it"


def test_what_came_after_an_undone_entry_stands() -> None:
    wall = Wall()
    wall.go("ideas")
    first = wall.write("ada", "ideas", "First")
    written = wall.board.seq
    second = wall.write("ben", "ideas", "Second")
    wall.do(HOST, acts.Undo(seq=written))
    assert first not in wall.room.notes
    assert second in wall.room.notes


def test_nothing_can_be_undone_twice_nor_a_vote_be_undone() -> None:
    wall = Wall()
    wall.go("ideas")
    note = wall.write("ada", "ideas", "Ship it")
    written = wall.board.seq
    wall.do(HOST, acts.Undo(seq=written))
    wall.do(HOST, acts.Undo(seq=wall.board.seq))
    wall.do(HOST, acts.Undo(seq=written))
    again = wall.ask(HOST, acts.Undo(seq=written))
    assert again is not None
    assert again.code == "cannot_undo"
    wall.write("ada", "ideas", "Again")
    wall.do(HOST, acts.Reveal(step="ideas"))
    wall.go("vote")
    card = wall.hanging.cards("alike")[0]
    wall.do("ada", acts.Give(step="vote", card=card, scale="dots", value=1))
    refusal = wall.ask(HOST, acts.Undo(seq=wall.board.seq))
    assert refusal is not None
    assert refusal.code == "cannot_undo"
    assert card != note


def test_an_empty_log_is_an_empty_board() -> None:
    assert replay(()) == Board()
