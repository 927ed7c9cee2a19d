"""The disk fills up, or another program holds the store: it is said, and nothing is lost."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from milepost.rehearsal.guest import Guest, TurnedAway
from milepost.room.sqlite import VERSION, SQLiteLog
from tests.bad_days.scene import Scene, live, write

_UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@pytest.fixture
def scene(mortal_scene: Scene) -> Scene:
    return mortal_scene


async def refusal(guest: Guest) -> str:
    with pytest.raises(TurnedAway) as refused:
        await write(guest, "Not yet")
    return str(refused.value)


@live
async def test_a_disk_that_fills_up_under_the_server_is_told_and_loses_nothing(
    scene: Scene,
) -> None:
    assert scene.kit.process is not None
    guest, before = await scene.guest("Ada"), await scene.guest("Ben")
    await write(before, "Safe")
    resource.prlimit(scene.kit.process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    told = await refusal(guest)
    assert told.startswith("store_")
    assert str(scene.kit.store) in told
    assert scene.texts() == ["Safe"]
    resource.prlimit(scene.kit.process.pid, resource.RLIMIT_FSIZE, _UNLIMITED)
    await write(guest, "And on")
    await before.until(lambda seen: seen["progress"].get("notes") == 2)
    assert scene.texts() == ["Safe", "And on"]


@live
async def test_a_store_that_another_program_holds_is_told_and_serves_again_after(
    scene: Scene,
) -> None:
    guest = await scene.guest("Ada")
    with closing(sqlite3.connect(scene.kit.store)) as other:
        other.execute("BEGIN IMMEDIATE")
        told = await refusal(guest)
        other.rollback()
    assert told.startswith("store_locked: Another program holds")
    assert str(scene.kit.store) in told
    await write(guest, "And on")
    assert scene.texts() == ["And on"]


def _no_database(store: Path) -> None:
    store.write_text("Dear board, here is the plan. " * 100)


def _of_a_later_version(store: Path) -> None:
    SQLiteLog(store).close()
    with closing(sqlite3.connect(store)) as later:
        later.execute(f"PRAGMA user_version={VERSION + 1}")


def _a_folder(store: Path) -> None:
    store.mkdir()


@pytest.mark.parametrize(
    ("command", "spoil"),
    [("serve", _no_database), ("serve", _of_a_later_version), ("log", _a_folder)],
)
def test_a_store_that_cannot_be_used_ends_the_command_in_a_sentence(
    tmp_path: Path, command: str, spoil: Callable[[Path], None]
) -> None:
    store = tmp_path / "plans.db"
    spoil(store)
    ran = subprocess.run(
        [sys.executable, "-m", "milepost.cli", command, "--store", str(store)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 1
    assert str(store) in ran.stderr
    assert ran.stderr.strip().endswith(".")
    assert "Traceback" not in ran.stderr
