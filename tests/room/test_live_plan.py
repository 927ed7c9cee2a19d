"""One place where acts become entries: each once, in one order, on the newest board."""

from __future__ import annotations

import threading
from contextlib import closing
from pathlib import Path

import pytest

from milepost.plan import acts
from milepost.plan.board import Board
from milepost.plan.faults import Fault, Refusal
from milepost.plan.replay import replay
from milepost.plan.room_state import Role
from milepost.room.live_plan import Ask, Done, LivePlan
from milepost.room.log import Log
from milepost.room.room import MEMBERS, Room
from milepost.room.sqlite import SQLiteLog
from tests.room.logs import Clock, live_room


def write(live: LivePlan, room: Room, member: str, act_id: str, text: str = "Ship it") -> Ask:
    viewer = live.viewer(room.id, member)
    return Ask(id=act_id, viewer=viewer, act=acts.WriteNote(step="ideas", text=text))


def texts(board: Board) -> list[str]:
    return [note.text for room in board.rooms.values() for note in room.notes.values()]


def test_an_act_sent_again_gets_the_first_outcome(log: Log) -> None:
    live, room = live_room(log, "ada")
    room.next()
    (first,) = live.say([write(live, room, "ada", "one")])
    (again,) = live.say([write(live, room, "ada", "one", "changed on the way")])
    assert isinstance(first, Done)
    assert again == first
    assert texts(live.board) == ["Ship it"]


def test_an_act_that_comes_twice_in_one_batch_is_done_once(log: Log) -> None:
    live, room = live_room(log, "ada")
    room.next()
    outcomes = live.say([write(live, room, "ada", "one")] * 3)
    assert len(set(map(repr, outcomes))) == 1
    assert texts(live.board) == ["Ship it"]


def test_an_act_sent_again_after_a_restart_gets_the_first_outcome(tmp_path: Path) -> None:
    with closing(SQLiteLog(tmp_path / "plans.db")) as log:
        live, room = live_room(log, "ada")
        room.next()
        (first,) = live.say([write(live, room, "ada", "one")])
    with closing(SQLiteLog(tmp_path / "plans.db")) as log:
        reopened = LivePlan(log, live.plan)
        assert reopened.say([write(reopened, room, "ada", "one")]) == [first]
        assert texts(reopened.board) == ["Ship it"]


def test_a_refused_act_leaves_no_trace_and_may_be_asked_again(log: Log) -> None:
    live, room = live_room(log, "ada")
    (refusal,) = live.say([write(live, room, "ada", "one")])
    assert isinstance(refusal, Refusal)
    room.next()
    (outcome,) = live.say([write(live, room, "ada", "one")])
    assert isinstance(outcome, Done)


def test_acts_of_one_batch_are_decided_one_after_the_other(log: Log) -> None:
    live, room = live_room(log, "ada")
    room.next()
    batch = [write(live, room, "ada", f"a{n}", f"Note {n}") for n in range(12)]
    outcomes = live.say(batch)
    assert [isinstance(outcome, Done) for outcome in outcomes] == [True] * 10 + [False] * 2
    assert texts(live.board) == [f"Note {n}" for n in range(10)]


def test_two_processes_on_one_store_come_to_one_board(tmp_path: Path) -> None:
    store = tmp_path / "plans.db"
    with closing(SQLiteLog(store)) as one, closing(SQLiteLog(store)) as two:
        live, room = live_room(one, "ada", "ben")
        other = LivePlan(two, live.plan)
        room.next()
        saying = [
            threading.Thread(target=_say_ten, args=(each, room, who))
            for each, who in ((live, "ada"), (other, "ben"))
        ]
        for thread in saying:
            thread.start()
        for thread in saying:
            thread.join()
        assert live.follow() == other.follow() == replay(one.since(live.plan, 0))
        assert len(texts(live.board)) == 20


def _say_ten(live: LivePlan, room: Room, who: str) -> None:
    for number in range(10):
        live.say([write(live, room, who, f"{who}{number}", f"{who} {number}")])


def test_a_member_who_comes_again_keeps_their_seat_and_name(log: Log) -> None:
    _, room = live_room(log, "ada")
    assert room.join("Somebody else", member="ada").name == "Ada"
    assert len(room.state.members) == 2


def test_two_people_of_one_name_are_told_apart(log: Log) -> None:
    _, room = live_room(log)
    assert [room.join("Kim").name for _ in range(3)] == ["Kim", "Kim (2)", "Kim (3)"]


def test_a_name_is_on_one_line_and_in_one_spelling(log: Log) -> None:
    _, room = live_room(log)
    assert [room.join(each).name for each in (" Ana  B", "Ana B", "Zoe\u0308", "Zo\u00eb")] == [
        "Ana B",
        "Ana B (2)",
        "Zo\u00eb",
        "Zo\u00eb (2)",
    ]


def test_whoever_was_shown_out_does_not_come_back_by_the_same_door(log: Log) -> None:
    _, room = live_room(log, "ada")
    room.say(acts.RemoveMember(member="ada"))
    with pytest.raises(Fault, match="shown you out"):
        room.join("Ada", member="ada")


def test_a_room_takes_as_many_as_it_is_made_for(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MEMBERS >= 1000
    monkeypatch.setattr("milepost.room.room.MEMBERS", 2)
    _, room = live_room(log, "ada")
    with pytest.raises(Fault, match="takes 2 people"):
        room.join("Ben")


def test_a_closed_room_gives_no_seats(log: Log) -> None:
    _, room = live_room(log)
    room.say(acts.CloseRoom())
    with pytest.raises(Fault, match="has ended"):
        room.join("Late")


def test_a_second_facilitator_runs_the_room_too(log: Log) -> None:
    live, room = live_room(log, "ada")
    room.hand_over("ada")
    Room(live, room.id, "ada").next()
    assert room.state.step.key == "ideas"


def test_a_room_steps_back_and_undoes(log: Log) -> None:
    live, room = live_room(log, "ada")
    room.next()
    live.say([write(live, room, "ada", "one")])
    room.undo()
    assert texts(live.board) == []
    assert room.step_back().key == "hello"
    assert room.step_back().key == "hello"


def test_the_room_is_followed_from_elsewhere(log: Log) -> None:
    live, room = live_room(log, "ada")
    elsewhere = Room(LivePlan(log, live.plan), room.id, "ada")
    room.join("Ben", Role.PARTICIPANT, member="ben")
    assert elsewhere.follow(timeout=30)
    assert set(elsewhere.state.members) == {"host", "ada", "ben"}
    assert not elsewhere.follow()


def test_time_is_the_servers(log: Log, clock: Clock) -> None:
    live, room = live_room(log, "ada")
    room.next()
    room.say(acts.StartTimer(step="ideas", seconds=60))
    timer = room.state.state("ideas").timer
    assert timer is not None
    assert (timer.ends_at - clock()).total_seconds() == 60
    clock.wait(120)
    (late,) = live.say([write(live, room, "ada", "one")])
    assert isinstance(late, Refusal)
    assert late.code == "time_is_up"
