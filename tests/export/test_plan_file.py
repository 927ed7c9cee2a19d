"""The plan as one file: it opens elsewhere as the same board, and tells no secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.export.plan_file import is_plan_file, opened, plan_file
from milepost.plan import events
from milepost.plan.board import Board
from milepost.plan.faults import Fault
from milepost.plan.room_state import RoomState
from tests.export.boards import answers, harbour, revealed, room_story

WHOLE = plan_file(revealed().board(), "harbour")


def test_it_opens_elsewhere_as_the_same_plan_with_the_same_sums() -> None:
    board, found = revealed().board(), opened(WHOLE)
    assert found.name == "harbour"
    assert found.board.plan == board.plan
    assert found.board.seq == board.seq
    assert _sums(found.board) == _sums(board)


def _sums(board: Board) -> list[object]:
    def of(room: RoomState) -> object:
        return [
            (key, state.totals("dots"), len(state.answers)) for key, state in room.steps.items()
        ]

    return [of(room) for room in board.rooms.values()]


def test_the_same_board_makes_the_same_bytes_and_a_file_that_was_opened_too() -> None:
    assert plan_file(revealed().board(), "harbour") == WHOLE
    again = plan_file(opened(WHOLE).board, "harbour")
    assert plan_file(opened(again).board, "harbour").split(b"\n")[1:] == again.split(b"\n")[1:]


def test_who_gave_which_dots_is_not_in_it() -> None:
    for entry in opened(WHOLE).board.entries:
        if isinstance(entry.event, events.Answered):
            assert entry.who.startswith("~")
    assert b"canary" not in b"".join(line for line in WHOLE.split(b"\n") if b"answered" in line)


def test_what_is_not_revealed_is_left_out_and_counted() -> None:
    story = room_story(harbour(), {"n1": "Secret-Canary thought"})
    answers(story, "vote", "n1", "dots", {"m-ann": 3})
    private = plan_file(story.board(), "h")
    kept = [e.event for e in opened(private).board.entries if isinstance(e.event, events.Answered)]
    assert [event.value for event in kept] == [None]


def test_notes_that_hang_there_stay_and_withdrawn_words_go() -> None:
    story = revealed().happens(events.NoteWithdrawn(note="n2"), who="m-ann", room="r1")
    told = plan_file(story.board(), "h")
    assert b"Longer pier" in told
    assert b"Brighter beacon" not in told


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "plan_file_unknown"),
        (b"{}", "plan_file_unknown"),
        (b"\xff\xfe", "plan_file_unknown"),
        (WHOLE.replace(b'"milepost":1', b'"milepost":99', 1), "plan_file_newer"),
        (WHOLE[: WHOLE.rindex(b"\n", 0, -1) + 1], "plan_file_changed"),
        (WHOLE.replace(b"Longer pier", b"Shorter one"), "plan_file_changed"),
        (WHOLE[:-20], "plan_file_line"),
    ],
)
def test_a_file_that_is_not_whole_is_refused_in_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Fault) as refused:
        opened(data)
    assert refused.value.refusal.code == code
    assert refused.value.refusal.say()


@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=3))
def test_whatever_is_changed_in_it_is_refused_and_nothing_else_is_raised(
    at: int, other: bytes
) -> None:
    data = WHOLE[:at] + other + WHOLE[at + 1 :]
    head = WHOLE.index(b"\n")
    if data == WHOLE or at <= head:
        return
    assert is_plan_file(data)
    with pytest.raises(Fault):
        opened(data)
