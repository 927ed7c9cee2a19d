"""What every log promises, whichever way it is kept."""

from __future__ import annotations

import threading

import pytest

from milepost.plan.events import PlanEdited
from milepost.room.log import Door, Log, Moved, StoreFault
from tests.room.logs import Clock, opened, renamed, room_opened


def test_entries_are_numbered_from_one_without_a_gap_in_the_order_they_came(log: Log) -> None:
    first = log.append("moon", [opened()], 0)
    more = log.append("moon", [renamed("a", "One", "Two"), renamed("b", "Three")], 1)
    assert [entry.seq for entry in first + more] == [1, 2, 3, 4]
    assert log.since("moon", 0) == first + more
    titles = [e.event.changes.title for e in more if isinstance(e.event, PlanEdited)]
    assert titles == ["One", "Two", "Three"]


def test_since_tells_what_came_after_and_nothing_else(log: Log) -> None:
    log.append("moon", [opened()], 0)
    (second,) = log.append("moon", [renamed("a")], 1)
    assert log.since("moon", 1) == [second]
    assert log.since("moon", 2) == []
    assert log.since("moon", 99) == []
    assert log.since("mars", 0) == []


def test_whoever_decided_on_an_old_board_is_told_and_nothing_is_written(log: Log) -> None:
    log.append("moon", [opened()], 0)
    for after in (0, 2):
        with pytest.raises(Moved):
            log.append("moon", [renamed("a")], after)
    assert len(log.since("moon", 0)) == 1
    assert log.outcome("moon", "a") is None


def test_an_act_is_done_once(log: Log) -> None:
    log.append("moon", [opened()], 0)
    log.append("moon", [renamed("a")], 1)
    with pytest.raises(Moved):
        log.append("moon", [renamed("b"), renamed("a")], 2)
    assert log.outcome("moon", "b") is None
    assert len(log.since("moon", 0)) == 2


def test_the_outcome_of_an_act_is_its_last_entry(log: Log) -> None:
    log.append("moon", [opened(), renamed("a", "One", "Two")], 0)
    assert log.outcome("moon", "open") == 1
    assert log.outcome("moon", "a") == 3
    assert log.outcome("mars", "a") is None


def test_plans_know_nothing_of_each_other(log: Log) -> None:
    log.append("moon", [opened()], 0)
    log.append("mars", [opened()], 0)
    log.append("mars", [renamed("a")], 1)
    with pytest.raises(Moved):
        log.append("venus", [renamed("a")], 1)
    assert sorted(log.plans()) == ["mars", "moon"]
    assert [len(log.since(plan, 0)) for plan in ("moon", "mars")] == [1, 2]


def test_the_time_of_an_entry_never_runs_backwards(log: Log, clock: Clock) -> None:
    (first,) = log.append("moon", [opened()], 0)
    clock.wait(-600)
    (second,) = log.append("moon", [renamed("a")], 1)
    clock.wait(1200)
    (third,) = log.append("moon", [renamed("b")], 2)
    assert second.at == first.at
    assert third.at == clock()


def test_a_wait_ends_when_an_entry_comes(log: Log) -> None:
    log.append("moon", [opened()], 0)
    assert log.wait("moon", 0, 0)
    assert not log.wait("moon", 1, 0)
    writing = threading.Thread(target=log.append, args=("moon", [renamed("a")], 1))
    writing.start()
    assert log.wait("moon", 1, 30)
    writing.join()


def test_the_version_changes_with_what_is_appended(log: Log) -> None:
    before = log.version()
    log.append("moon", [opened()], 0)
    assert log.version() != before
    assert log.version() == log.version()


def test_a_code_leads_to_its_room(log: Log) -> None:
    log.append("moon", [opened(), room_opened("room", "MOON")], 0)
    assert log.door("MOON") == Door(code="MOON", plan="moon", room="r2")
    assert log.door("MARS") is None


def test_a_code_is_taken_once_in_all_plans(log: Log) -> None:
    log.append("moon", [opened(), room_opened("room", "MOON")], 0)
    log.append("mars", [opened()], 0)
    with pytest.raises(StoreFault, match="MOON"):
        log.append("mars", [room_opened("room", "MOON")], 1)
    assert len(log.since("mars", 0)) == 1


def test_a_key_stays_until_it_is_erased(log: Log) -> None:
    key = log.key("pseudonyms")
    assert len(key) == 32
    assert log.key("pseudonyms") == key
    assert log.key("others") != key
    log.erase_key("pseudonyms")
    log.erase_key("pseudonyms")
    assert log.key("pseudonyms") != key


def test_threads_that_append_at_once_lose_and_double_nothing(log: Log) -> None:
    log.append("moon", [opened()], 0)
    writers = [threading.Thread(target=_append_until_done, args=(log, n)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    entries = log.since("moon", 0)
    assert [entry.seq for entry in entries] == list(range(1, 42))
    done = [log.outcome("moon", f"{writer}-{n}") for writer in range(4) for n in range(10)]
    assert sorted(filter(None, done)) == list(range(2, 42))


def _append_until_done(log: Log, writer: int) -> None:
    for number in range(10):
        while True:
            try:
                log.append("moon", [renamed(f"{writer}-{number}")], len(log.since("moon", 0)))
            except Moved:
                continue
            break
