"""A log in one SQLite file, which several processes on one machine may share.

Write-ahead logging with ``synchronous=FULL``: a commit is on disk when ``append`` returns.
Other processes are noticed by ``PRAGMA data_version`` on a connection that is kept for it,
which reads one number from shared memory.
"""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from milepost.plan.events import AnyEvent, Entry, RoomOpened
from milepost.room.log import Clock, Door, Draft, Moved, StoreFault, doors, number, utc_now

VERSION = 1

_SCHEMA = """
CREATE TABLE entries (
    plan TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
    room TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (plan, seq)
) WITHOUT ROWID;
CREATE TABLE acts (
    plan TEXT NOT NULL, act TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (plan, act)
) WITHOUT ROWID;
CREATE TABLE doors (code TEXT PRIMARY KEY, plan TEXT NOT NULL, room TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE keys (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
"""
_TABLES = {"entries", "acts", "doors", "keys"}

_POLL_SECONDS = 0.05
_BUSY_SECONDS = 5.0

#: How SQLite, and the system, word what the reader of the message can do something about.
_FAULTS = {
    "database or disk is full": "store_disk_full",
    "database is locked": "store_locked",
    "attempt to write a readonly database": "store_read_only",
    "unable to open database file": "store_unopenable",
    "file is not a database": "store_not_ours",
    "No space left on device": "store_disk_full",
    "Read-only file system": "store_read_only",
    "Permission denied": "store_unopenable",
}


@contextlib.contextmanager
def faults_of(file: Path) -> Iterator[None]:
    """Tell what goes wrong with a database as a :class:`StoreFault` that names it."""
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        code = next((c for text, c in _FAULTS.items() if text in str(error)), "store_broken")
        raise StoreFault(code, file=str(file), reason=str(error)) from error


class SQLiteLog:
    """Keeps the promises of :class:`~milepost.room.log.Log` in the file at ``path``.

    Raises:
        StoreFault: the file is read-only, locked, of a later version, or no such store.
    """

    def __init__(self, path: Path, clock: Clock = utc_now) -> None:
        self.path = path
        self._clock = clock
        self._lock = threading.RLock()
        self._watch_lock = threading.Lock()
        self._events: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)
        with self._faults():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._check_is_ours()
            self._connection = self._connect()
            self._watch = self._watching()
            self._migrate()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        return connection

    def _watching(self) -> sqlite3.Connection:
        """The connection on which others' commits are noticed."""
        return self._connect()

    def _check_is_ours(self) -> None:
        """Look before anything is written: a file of somebody else's stays as it is."""
        with contextlib.closing(sqlite3.connect(self.path, timeout=_BUSY_SECONDS)) as connection:
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = {name for (name,) in found}
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        if tables and not tables >= _TABLES:
            raise StoreFault("store_not_ours", file=str(self.path))
        if version > VERSION:
            raise StoreFault("store_too_new", file=str(self.path), version=version, known=VERSION)

    def _migrate(self) -> None:
        with self._transaction() as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                for statement in filter(str.strip, _SCHEMA.split(";")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={VERSION}")

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._faults():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _faults(self) -> contextlib.AbstractContextManager[None]:
        return faults_of(self.path)

    def append(self, plan: str, drafts: Sequence[Draft], after: int) -> list[Entry]:
        """See :meth:`milepost.room.log.Log.append`."""
        with self._transaction() as connection:
            last, at = self._last(connection, plan)
            if last != after or self._any_done(connection, plan, drafts):
                raise Moved
            entries = number(drafts, after, max(self._clock(), at) if at else self._clock())
            self._open_doors(connection, doors(plan, drafts))
            connection.executemany(
                "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)",
                [(plan, e.seq, e.at.isoformat(), e.who, e.room, event_json(e)) for e in entries],
            )
            connection.executemany("INSERT INTO acts VALUES (?, ?, ?)", _done(plan, drafts, after))
        return entries

    def _last(self, connection: sqlite3.Connection, plan: str) -> tuple[int, datetime | None]:
        row = connection.execute(
            "SELECT seq, at FROM entries WHERE plan = ? ORDER BY seq DESC LIMIT 1", (plan,)
        ).fetchone()
        return (row[0], datetime.fromisoformat(row[1])) if row else (0, None)

    def _any_done(self, connection: sqlite3.Connection, plan: str, drafts: Sequence[Draft]) -> bool:
        return any(self._outcome(connection, plan, draft.act) is not None for draft in drafts)

    def _outcome(self, connection: sqlite3.Connection, plan: str, act: str) -> int | None:
        row = connection.execute(
            "SELECT seq FROM acts WHERE plan = ? AND act = ?", (plan, act)
        ).fetchone()
        return row[0] if row else None

    def _open_doors(self, connection: sqlite3.Connection, opened: list[Door]) -> None:
        for door in opened:
            row = (door.code, door.plan, door.room)
            made = connection.execute("INSERT OR IGNORE INTO doors VALUES (?, ?, ?)", row).rowcount
            if not made:
                raise StoreFault("id_taken", id=door.code)

    def take_in(self, plan: str, entries: Sequence[Entry], after: int) -> None:
        """Keep entries that another log numbered and timed, if ``after`` is still the last number.

        Those up to ``after`` replace the ones of their numbers. A join code that leads elsewhere
        already goes on leading there.

        Raises:
            Moved: ``after`` is not the last number.
            StoreFault: the store cannot be written; nothing was.
        """
        rows = [(plan, e.seq, e.at.isoformat(), e.who, e.room, event_json(e)) for e in entries]
        opened = [e.event for e in entries if isinstance(e.event, RoomOpened)]
        with self._transaction() as connection:
            if self._last(connection, plan)[0] != after:
                raise Moved
            connection.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?, ?)", rows)
            connection.executemany(
                "INSERT OR IGNORE INTO doors VALUES (?, ?, ?)",
                [(event.code, plan, event.room) for event in opened],
            )

    def since(self, plan: str, seq: int) -> list[Entry]:
        """See :meth:`milepost.room.log.Log.since`."""
        rows = self._read(
            "SELECT seq, at, who, room, event FROM entries WHERE plan = ? AND seq > ? ORDER BY seq",
            (plan, seq),
        )
        return [self._entry(*row) for row in rows]

    def _entry(self, seq: int, at: str, who: str, room: str, event: str) -> Entry:
        try:
            decoded = self._events.decode(event)
        except (msgspec.MsgspecError, ValueError) as error:
            raise StoreFault(
                "store_entry_unreadable", file=str(self.path), seq=seq, reason=str(error)
            ) from error
        return Entry(seq=seq, at=datetime.fromisoformat(at), who=who, room=room, event=decoded)

    def _read(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._lock, self._faults():
            return self._connection.execute(query, values).fetchall()

    def wait(self, plan: str, seq: int, timeout: float) -> bool:
        """See :meth:`milepost.room.log.Log.wait`."""
        return self._poll(lambda: self._reaches_past(plan, seq), timeout)

    def _reaches_past(self, plan: str, seq: int) -> bool:
        query = "SELECT 1 FROM entries WHERE plan = ? AND seq > ? LIMIT 1"
        return bool(self._read(query, (plan, seq)))

    def _poll(self, found: Callable[[], bool], timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        seen = None
        while True:
            version = self.version()
            if version != seen and found():
                return True
            seen = version
            if time.monotonic() >= deadline:
                return False
            time.sleep(_POLL_SECONDS)

    def version(self) -> int:
        """See :meth:`milepost.room.log.Log.version`."""
        # A lock of its own: whoever asks this must not wait for a commit under way.
        with self._watch_lock, self._faults():
            (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        return int(version)

    def outcome(self, plan: str, act: str) -> int | None:
        """See :meth:`milepost.room.log.Log.outcome`."""
        with self._lock, self._faults():
            return self._outcome(self._connection, plan, act)

    def plans(self) -> list[str]:
        """See :meth:`milepost.room.log.Log.plans`."""
        rows = self._read("SELECT plan FROM entries WHERE seq = 1 ORDER BY at, plan")
        return [row[0] for row in rows]

    def door(self, code: str) -> Door | None:
        """See :meth:`milepost.room.log.Log.door`."""
        rows = self._read("SELECT code, plan, room FROM doors WHERE code = ?", (code,))
        return Door(code=rows[0][0], plan=rows[0][1], room=rows[0][2]) if rows else None

    def key(self, name: str) -> bytes:
        """See :meth:`milepost.room.log.Log.key`."""
        if rows := self._read("SELECT value FROM keys WHERE name = ?", (name,)):
            return bytes(rows[0][0])
        with self._transaction() as connection:
            row = (name, secrets.token_bytes(32))
            connection.execute("INSERT OR IGNORE INTO keys VALUES (?, ?)", row)
        return self.key(name)

    def erase_key(self, name: str) -> None:
        """See :meth:`milepost.room.log.Log.erase_key`."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM keys WHERE name = ?", (name,))
        # The write-ahead log still holds the page with the key until it is written over.
        with self._lock, self._faults():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_into(self, file: Path) -> None:
        """Write all that is in the store at one moment to a new ``file``; others go on writing.

        What was erased is not in the copy.

        Raises:
            StoreFault: the copy cannot be written.
        """
        with self._lock, faults_of(file):
            self._connection.execute("VACUUM INTO ?", (str(file),))

    def now(self) -> datetime:
        """See :meth:`milepost.room.log.Log.now`."""
        return self._clock()

    def close(self) -> None:
        """See :meth:`milepost.room.log.Log.close`."""
        with self._lock, self._watch_lock:
            self._watch.close()
            self._connection.close()


def event_json(entry: Entry) -> str:
    """What happened, as it stands in the file."""
    return msgspec.json.encode(entry.event).decode()


def _done(plan: str, drafts: Sequence[Draft], after: int) -> list[tuple[str, str, int]]:
    rows = []
    for draft in drafts:
        after += len(draft.events)
        rows.append((plan, draft.act, after))
    return rows
