"""Copies of a store: taken while rooms are live, and put back only once they have proved sound.

A copy is one file, itself a store. It holds every plan with its log, and the keys of links, so
that links go on working. It does not hold the keys of anonymous steps: a copy would outlive
them, and tell later whose was what. The key of the facilitator's link and that of cookies lie
beside a store and not in it, so they are in no copy.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from milepost.room.contents import PlanKept, contents
from milepost.room.log import StoreFault
from milepost.room.lone import LoneLog
from milepost.room.sqlite import SQLiteLog, faults_of

#: Told, as plans are looked at one by one, how much is done: from 0 to 1.
Seen = Callable[[float], None]


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What came back, and where the store lies that was there before, if one was."""

    plans: tuple[PlanKept, ...]
    aside: Path | None = None


def back_up(
    store: Path, file: Path, *, over: bool = False, seen: Seen = lambda _: None
) -> tuple[PlanKept, ...]:
    """Copy a store, live or not, into ``file``, and return what the copy holds.

    The file comes into being whole and synced, or not at all.

    Args:
        store: the store to copy.
        file: the copy.
        over: whether a file that is there already is replaced.
        seen: told how much of the copy was looked at.

    Raises:
        StoreFault: ``file`` is there already, or store or copy cannot be read or written.
        Fault: the log of a plan is broken.
    """
    if file.exists() and not over:
        raise StoreFault("backup_there", file=str(file))
    with _beside(file) as made:
        with contextlib.closing(SQLiteLog(store)) as log:
            log.copy_into(made)
        _forget_pseudonyms(made)
        plans = _proved(made, file, seen)
        _put(made, file)
    return plans


def restore(
    file: Path, store: Path, *, over: bool = False, seen: Seen = lambda _: None
) -> Restored:
    """Make the copy in ``file`` the store; what was there before is kept beside it.

    Args:
        file: the copy, or any other store that nobody writes to.
        store: where it is to be used.
        over: whether a store that is there already is put aside.
        seen: told how much of the copy was looked at.

    Raises:
        StoreFault: there is a store already, somebody has it open, or ``file`` is none that is
            sound. The store that was there is then as it was.
        Fault: the log of a plan is broken; likewise.
    """
    if not file.is_file() or not file.stat().st_size:
        raise StoreFault("backup_missing", file=str(file))
    if store.exists() and not over:
        raise StoreFault("restore_over", file=str(store))
    with faults_of(store):
        store.parent.mkdir(parents=True, exist_ok=True)
    with _beside(store) as made:
        with faults_of(file):
            _copy(file, made)
        plans = _proved(made, file, seen)
        aside = _put_aside(store) if store.exists() else None
        _put(made, store)
    return Restored(plans=plans, aside=aside)


@contextlib.contextmanager
def _beside(file: Path) -> Iterator[Path]:
    """An empty file for this user alone, in the folder of ``file``; gone at the end."""
    made = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with faults_of(file):
            os.close(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield made
    finally:
        for each in (made, *_sidecars(made)):
            each.unlink(missing_ok=True)


def _sidecars(store: Path) -> tuple[Path, ...]:
    return tuple(store.with_name(f"{store.name}{end}") for end in ("-wal", "-shm", "-journal"))


def _copy(file: Path, made: Path) -> None:
    """Copy a store with what is still in its write-ahead log."""
    shutil.copyfile(file, made)
    for theirs, ours in zip(_sidecars(file), _sidecars(made), strict=True):
        if theirs.name.endswith("-wal") and theirs.exists():
            shutil.copyfile(theirs, ours)


def _forget_pseudonyms(made: Path) -> None:
    with faults_of(made), contextlib.closing(sqlite3.connect(made)) as connection, connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("DELETE FROM keys WHERE name LIKE 'pseudonyms/%'")


def _proved(made: Path, file: Path, seen: Seen) -> tuple[PlanKept, ...]:
    """What is in a copy, once every page of it is sound and every plan folds."""
    plans: list[PlanKept] = []
    try:
        with contextlib.closing(LoneLog(made)) as log:
            log.check()
            count = len(log.plans())
            for each in contents(log):
                plans.append(each)
                seen(len(plans) / count)
            log.in_one_file()
    except StoreFault as fault:
        # People know the file by the name that they gave.
        fields = {**fault.refusal.fields, "file": str(file)}
        raise StoreFault(fault.refusal.code, **fields) from fault
    return tuple(plans)


def _put_aside(store: Path) -> Path:
    """Give the store that is there another name, once nobody has it open."""
    with contextlib.closing(LoneLog(store)) as old:
        old.in_one_file()
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    aside = store.with_name(f"{store.stem}-before-{now}{store.suffix}")
    with faults_of(store):
        store.rename(aside)
    return aside


def _put(made: Path, file: Path) -> None:
    """Let a finished file take its name, synced before and after."""
    with faults_of(file):
        _sync(made, os.O_RDWR)
        made.replace(file)
        if os.name == "posix":
            _sync(file.parent, os.O_RDONLY)


def _sync(path: Path, how: int) -> None:
    opened = os.open(path, how)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
