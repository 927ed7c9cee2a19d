"""The store is one file: shared by processes, durable, and honest about what is wrong with it."""

from __future__ import annotations

import multiprocessing
import os
import resource
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from milepost.room.live_plan import LivePlan
from milepost.room.log import Moved, StoreFault
from milepost.room.sqlite import VERSION, SQLiteLog
from tests.room.logs import live_room, opened, renamed

_NOBODY = 65534
_processes = multiprocessing.get_context("fork")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one plan."""
    file = tmp_path / "plans.db"
    with closing(SQLiteLog(file)) as log:
        log.append("moon", [opened()], 0)
    return file


def contents(store: Path) -> list[object]:
    with closing(SQLiteLog(store)) as log:
        return [log.since("moon", 0), log.outcome("moon", "open")]


# Durability and many processes


def test_a_commit_is_on_disk_when_append_returns(store: Path) -> None:
    with closing(SQLiteLog(store)) as log:
        pragma = {
            name: log._read(f"PRAGMA {name}")[0][0] for name in ("journal_mode", "synchronous")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2}


def test_what_was_written_is_there_after_opening_again(store: Path) -> None:
    with closing(SQLiteLog(store)) as log:
        log.append("moon", [renamed("a", "One", "Two")], 1)
        written, key = log.since("moon", 0), log.key("k")
    with closing(SQLiteLog(store)) as log:
        assert log.since("moon", 0) == written
        assert (log.outcome("moon", "a"), log.key("k")) == (3, key)


def test_processes_that_append_at_once_lose_and_double_nothing(store: Path) -> None:
    with _processes.Pool(4) as pool:
        acked = pool.starmap(_append_many, [(store, writer) for writer in range(4)])
    with closing(SQLiteLog(store)) as log:
        entries = log.since("moon", 0)
        outcomes = {act: log.outcome("moon", act) for each in acked for act in each}
    assert [entry.seq for entry in entries] == list(range(1, 102))
    assert outcomes == {act: seq for each in acked for act, seq in each.items()}
    assert sorted(filter(None, outcomes.values())) == list(range(2, 102))


def _append_many(store: Path, writer: int) -> dict[str, int]:
    """Append 25 acts, and send each again as if no answer had come; where each was put."""
    acked = {}
    with closing(SQLiteLog(store)) as log:
        for number in range(25):
            act = f"{writer}-{number}"
            for _ in range(2):
                acked[act] = _appended(log, act)
    return acked


def _appended(log: SQLiteLog, act: str) -> int:
    while True:
        if (seq := log.outcome("moon", act)) is not None:
            return seq
        last = log.since("moon", 0)[-1].seq
        try:
            return log.append("moon", [renamed(act)], last)[-1].seq
        except Moved:
            continue


def test_what_another_process_appends_is_noticed(store: Path) -> None:
    with closing(SQLiteLog(store)) as log:
        before = log.version()
        other = _processes.Process(target=_append_many, args=(store, 0))
        other.start()
        assert log.wait("moon", 25, 60)
        other.join()
        assert log.version() != before


def test_an_erased_key_is_nowhere_in_the_files(tmp_path: Path) -> None:
    store = tmp_path / "plans.db"
    with closing(SQLiteLog(store)) as log:
        key = log.key("pseudonyms")
        assert any(key in file.read_bytes() for file in tmp_path.iterdir())
        log.erase_key("pseudonyms")
        assert not any(key in file.read_bytes() for file in tmp_path.iterdir())


# What can be wrong with a file


def refusal(store: Path) -> StoreFault:
    """Why the store cannot be opened or read."""
    with pytest.raises(StoreFault) as raised, closing(SQLiteLog(store)) as log:
        log.since("moon", 0)
    assert str(store) in str(raised.value)
    return raised.value


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    store = tmp_path / "letter.db"
    store.write_text("Dear board, here is the plan. " * 100)
    before = store.read_bytes()
    assert refusal(store).refusal.code == "store_not_ours"
    assert store.read_bytes() == before


def test_a_database_of_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    store = tmp_path / "photos.db"
    with closing(sqlite3.connect(store)) as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    assert refusal(store).refusal.code == "store_not_ours"
    with closing(sqlite3.connect(store)) as other:
        assert [name for (name,) in other.execute("SELECT name FROM sqlite_master")] == ["photos"]


def test_a_store_of_a_later_version_is_left_as_it_is(store: Path) -> None:
    with closing(sqlite3.connect(store)) as other:
        other.execute(f"PRAGMA user_version={VERSION + 1}")
    fault = refusal(store)
    assert fault.refusal.code == "store_too_new"
    assert "Update Milepost" in str(fault)


@pytest.mark.parametrize("keep", [50, 3000])
def test_a_file_cut_short_is_told(store: Path, keep: int) -> None:
    with closing(sqlite3.connect(store)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.write_bytes(store.read_bytes()[:keep])
    assert refusal(store).refusal.code in {"store_broken", "store_not_ours"}


def test_an_entry_that_cannot_be_read_is_named(store: Path) -> None:
    with closing(sqlite3.connect(store)) as other:
        other.execute('UPDATE entries SET event = \'{"event": "from_the_future"}\'')
        other.commit()
    fault = refusal(store)
    assert fault.refusal.code == "store_entry_unreadable"
    assert fault.refusal.fields["seq"] == 1


def test_a_store_that_another_program_holds_is_told_and_works_again_after(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("milepost.room.sqlite._BUSY_SECONDS", 0.01)
    with closing(SQLiteLog(store)) as log, closing(sqlite3.connect(store)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreFault) as raised:
            log.append("moon", [renamed("a")], 1)
        assert raised.value.refusal.code == "store_locked"
        assert str(store) in str(raised.value)
        other.rollback()
        assert log.append("moon", [renamed("a")], 1)[0].seq == 2


def test_a_full_disk_is_told_and_loses_nothing(store: Path) -> None:
    with closing(SQLiteLog(store)) as log:
        (pages,) = log._read("PRAGMA page_count")[0]
        log._read(f"PRAGMA max_page_count={pages}")
        before = log.since("moon", 0)
        with pytest.raises(StoreFault) as raised:
            log.append("moon", [renamed("a", *["x" * 300] * 100)], 1)
        assert raised.value.refusal.code == "store_disk_full"
        assert str(store) in str(raised.value)
        assert log.since("moon", 0) == before
        assert log.outcome("moon", "a") is None
        log._read("PRAGMA max_page_count=100000")
        assert len(log.append("moon", [renamed("a", *["x" * 300] * 100)], 1)) == 100


def test_a_file_that_may_not_grow_is_told_and_loses_nothing(store: Path) -> None:
    before = contents(store)
    code = in_child(_append_under_limit, store)
    assert code in {"store_disk_full", "store_broken"}
    assert contents(store) == before


def _append_under_limit(store: Path) -> str:
    with closing(SQLiteLog(store)) as log:
        limit = 8192
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        return _refused_to_append(log)


def test_a_store_that_may_only_be_read_is_told(open_folder: Path) -> None:
    store = open_folder / "plans.db"
    with closing(SQLiteLog(store)) as log:
        log.append("moon", [opened()], 0)
    store.chmod(0o444)
    open_folder.chmod(0o555)
    assert in_child(_open_as_nobody, store) == "store_read_only"
    open_folder.chmod(0o755)
    assert len(contents(store)) == 2


def test_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    assert in_child(_open_as_nobody, open_folder / "plans.db") == "store_unopenable"
    assert in_child(_open_as_nobody, open_folder / "new" / "plans.db") == "store_unopenable"


def _open_as_nobody(store: Path) -> str:
    # Permissions do not bind root, so a test that runs as root steps down first.
    if os.getuid() == 0:
        os.setuid(_NOBODY)
    try:
        log = SQLiteLog(store)
    except StoreFault as fault:
        return _code_if_named(fault, store)
    return _refused_to_append(log)


def _refused_to_append(log: SQLiteLog) -> str:
    try:
        for number in range(1, 200):
            log.append("moon", [renamed(str(number), "x" * 300)], number)
    except StoreFault as fault:
        return _code_if_named(fault, log.path)
    return ""


def _code_if_named(fault: StoreFault, store: Path) -> str:
    return fault.refusal.code if str(store) in str(fault) else f"names no file: {fault}"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users of this machine can reach, unlike that of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def in_child(work: Callable[[Path], str], store: Path) -> str:
    """What ``work`` returns in a process of its own."""
    ours, theirs = _processes.Pipe()
    child = _processes.Process(target=lambda: theirs.send(work(store)))
    child.start()
    assert ours.poll(60)
    answer: str = ours.recv()
    child.join()
    return answer


# Two live plans on one file


def test_two_processes_decide_on_the_same_board(tmp_path: Path) -> None:
    store = tmp_path / "plans.db"
    with closing(SQLiteLog(store)) as log:
        live, room = live_room(log, "ada")
        with _processes.Pool(2) as pool:
            boards = pool.starmap(_say_things, [(store, live.plan, room.id, n) for n in (0, 1)])
        live.follow()
        assert live.board.seq == max(seq for seq, _ in boards)
        assert sorted(live.board.plan.decisions) == sorted(d for _, each in boards for d in each)  # type: ignore[union-attr]


def _say_things(store: Path, plan: str, room: str, writer: int) -> tuple[int, list[str]]:
    from milepost.plan import acts
    from milepost.room.room import Room

    with closing(SQLiteLog(store)) as log:
        mine = Room(LivePlan(log, plan), room)
        said = [mine.say(acts.RecordDecision(text=f"{writer}: {n}")) for n in range(20)]
        return mine.board.seq, [f"d{seq}" for seq in said]
