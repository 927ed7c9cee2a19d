"""Copies of a store are whole or not there, and are put back only once they have proved sound."""

from __future__ import annotations

import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from milepost.plan import acts
from milepost.plan.faults import Fault
from milepost.room import backup
from milepost.room.backup import back_up, restore
from milepost.room.contents import contents, plan_named
from milepost.room.live_plan import LivePlan
from milepost.room.log import StoreFault
from milepost.room.room import Room
from milepost.room.sqlite import SQLiteLog
from tests.room.logs import Clock, live_room, opened


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with two plans, one of them with a room."""
    file = tmp_path / "plans.db"
    with closing(SQLiteLog(file)) as log:
        log.append("moon", [opened(title="Artemis")], 0)
        live_room(log, "ada")
    return file


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody here is about to let go of a store."""
    monkeypatch.setattr("milepost.room.lone._WAIT_SECONDS", 0.01)


@pytest.fixture
def live(store: Path) -> Iterator[SQLiteLog]:
    """The same store, as a running server has it open."""
    with closing(SQLiteLog(store)) as log:
        yield log


def held(store: Path) -> list[object]:
    with closing(SQLiteLog(store)) as log:
        return [*contents(log), log.key("links"), [log.since(plan, 0) for plan in log.plans()]]


def test_a_backup_of_a_live_store_comes_back_as_it_was(
    store: Path, live: SQLiteLog, tmp_path: Path
) -> None:
    copy, other = tmp_path / "copy.db", tmp_path / "elsewhere" / "plans.db"
    before = held(store)
    plans = back_up(store, copy)
    assert [plan.id for plan in plans] == live.plans()
    assert [plan.title for plan in plans] == ["Artemis", "Apollo"]
    assert (plans[1].rooms, plans[0].rooms, plans[0].entries) == (1, 0, 1)
    assert restore(copy, other) == backup.Restored(plans=plans)
    assert held(other) == before


def test_a_backup_while_others_write_holds_one_moment(store: Path, tmp_path: Path) -> None:
    stop, written = threading.Event(), []

    def write() -> None:
        with closing(SQLiteLog(store)) as log:
            live = LivePlan(log, log.plans()[1])
            mine = Room(live, next(iter(live.board.rooms)))
            while not stop.is_set():
                written.append(mine.say(acts.RecordDecision(text="Go on")))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [back_up(store, tmp_path / f"{n}.db")[1].entries for n in range(3)]
    finally:
        stop.set()
        writer.join()
    assert copies == sorted(copies)
    assert copies[-1] <= written[-1]


def test_a_backup_is_one_file_for_its_owner_alone(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    back_up(store, folder / "copy.db")
    assert [each.name for each in folder.iterdir()] == ["copy.db"]
    assert stat.S_IMODE((folder / "copy.db").stat().st_mode) == 0o600


def test_a_backup_holds_no_key_of_an_anonymous_step(store: Path, tmp_path: Path) -> None:
    with closing(SQLiteLog(store)) as log:
        secret, kept = log.key("pseudonyms/moon/r2/whispers"), log.key("links")
    back_up(store, tmp_path / "copy.db")
    copy = (tmp_path / "copy.db").read_bytes()
    assert secret not in copy
    assert kept in copy


def test_a_backup_replaces_no_file_unasked_and_leaves_none_when_it_fails(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("an older one")
    with pytest.raises(StoreFault) as raised:
        back_up(store, copy)
    assert raised.value.refusal.code == "backup_there"

    def broken(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(backup, "_sync", broken)
    with pytest.raises(StoreFault) as raised:
        back_up(store, copy, over=True)
    assert raised.value.refusal.code == "store_disk_full"
    assert copy.read_text() == "an older one"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "plans.db"]


# Restoring


def refused(copy: Path, store: Path, *, over: bool = True) -> str:
    with pytest.raises(Fault) as raised:
        restore(copy, store, over=over)
    assert raised.value.refusal.code in ("plan_log_broken",) or str(
        raised.value.refusal.fields["file"]
    ) in (str(copy), str(store))
    return raised.value.refusal.code


def test_a_store_that_is_there_is_put_aside_only_when_asked(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    back_up(store, copy)
    with closing(SQLiteLog(store)) as log:
        log.append("mars", [opened(title="Ares")], 0)
    before = held(store)
    assert refused(copy, store, over=False) == "restore_over"
    assert held(store) == before
    done = restore(copy, store, over=True)
    assert [plan.title for plan in done.plans] == ["Artemis", "Apollo"]
    assert done.aside is not None
    assert held(done.aside) == before


def test_a_store_in_use_is_not_replaced(store: Path, live: SQLiteLog, tmp_path: Path) -> None:
    back_up(store, tmp_path / "copy.db")
    assert refused(tmp_path / "copy.db", store) == "store_in_use"
    live.append("mars", [opened("open mars", "Ares")], 0)
    assert "Ares" in [plan.title for plan in contents(live)]


def _cut_short(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:9000])


def _garbled(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    at = data.index(b"Artemis")
    data[at - 40 : at + 4] = b"\xff" * 44
    copy.write_bytes(data)


def _emptied(copy: Path) -> None:
    copy.write_bytes(b"")


def _a_letter(copy: Path) -> None:
    copy.write_text("Dear diary, " * 500)


def _beheaded(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("DELETE FROM entries WHERE plan <> 'moon' AND seq = 2")


def _planless(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        event = '{"event":"room_closed"}'
        connection.execute("UPDATE entries SET event = ? WHERE plan = 'moon'", (event,))


@pytest.mark.parametrize("harm", [_cut_short, _garbled, _emptied, _a_letter, _beheaded, _planless])
def test_a_backup_that_is_not_sound_is_refused_and_the_store_stays(
    harm: object, store: Path, tmp_path: Path
) -> None:
    copy, before = tmp_path / "copy.db", held(store)
    back_up(store, copy)
    assert callable(harm)
    harm(copy)
    harmed = copy.read_bytes()
    assert refused(copy, store) in {
        "store_broken",
        "store_not_ours",
        "store_entry_unreadable",
        "backup_missing",
        "plan_log_broken",
    }
    assert held(store) == before
    assert copy.read_bytes() == harmed
    assert not [each for each in tmp_path.iterdir() if ".part" in each.name]


def test_what_lies_in_the_write_ahead_log_of_a_copied_store_comes_along(
    store: Path, live: SQLiteLog, tmp_path: Path
) -> None:
    live.append("mars", [opened("open mars", "Ares")], 0)
    plain = tmp_path / "plain.db"
    for end in ("", "-wal"):
        plain.with_name(f"plain.db{end}").write_bytes(
            store.with_name(f"plans.db{end}").read_bytes()
        )
    assert "Ares" in [plan.title for plan in restore(plain, tmp_path / "new.db").plans]


# Finding a plan


def test_a_plan_is_found_by_its_id_or_by_its_title(store: Path) -> None:
    with closing(SQLiteLog(store, Clock())) as log:
        assert plan_named(log, "moon") == "moon"
        assert plan_named(log, " artemis") == "moon"
        log.append("luna", [opened("open again", "ARTEMIS")], 0)
        with pytest.raises(Fault) as raised:
            plan_named(log, "Artemis")
        assert raised.value.refusal.code == "plan_ambiguous"
        with pytest.raises(Fault) as raised:
            plan_named(log, "Mercury")
        assert raised.value.refusal.code == "plan_not_in_store"
