"""A store that nobody else has open, so that what is in it may be changed or put elsewhere.

In write-ahead mode every open connection keeps a shared lock on the file, however idle it is. A
connection in exclusive mode gets in only when there is no other, and keeps all others out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

from milepost.plan.events import Entry
from milepost.room.log import StoreFault
from milepost.room.sqlite import SQLiteLog, event_json, faults_of

#: For whoever is about to let go of the store, as a kernel that ends.
_WAIT_SECONDS = 1.0


class LoneLog(SQLiteLog):
    """The log at ``path``, which no running Milepost and no notebook has open meanwhile.

    Raises:
        StoreFault: another program has it open, or what :class:`SQLiteLog` raises.
    """

    def __init__(self, path: Path) -> None:
        try:
            super().__init__(path)
        except StoreFault as fault:
            if fault.refusal.code == "store_locked":
                raise StoreFault("store_in_use", file=str(path)) from fault
            raise

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
        # Before anything is read: else others could still come in.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA secure_delete=ON")
        return connection

    def _watching(self) -> sqlite3.Connection:
        return self._connection

    def rewrite(
        self, plan: str, entries: Sequence[Entry], renamed: Mapping[str, str], keys: Sequence[str]
    ) -> None:
        """Put ``entries`` where those of their numbers are, and leave nothing of those on disk.

        Args:
            plan: whose entries they are.
            entries: what to write; time, room and number of each stay.
            renamed: new names of people whose id stands in the ids of acts, by the old ones.
            keys: the keys to forget with them.

        Raises:
            StoreFault: the store cannot be written; it is then as it was.
        """
        with self._transaction() as connection:
            connection.executemany(
                "UPDATE entries SET who = ?, event = ? WHERE plan = ? AND seq = ?",
                [(entry.who, event_json(entry), plan, entry.seq) for entry in entries],
            )
            for old, new in renamed.items():
                connection.execute(
                    "UPDATE acts SET act = replace(act, ?, ?) WHERE plan = ?",
                    (f" {old} ", f" {new} ", plan),
                )
            connection.executemany("DELETE FROM keys WHERE name = ?", [(key,) for key in keys])
        with self._lock, faults_of(self.path):
            # All pages anew, so that none keeps what stood in it; then the write-ahead log.
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def check(self) -> None:
        """Look at every page of the file.

        Raises:
            StoreFault: one is not as it was written.
        """
        ((found, *_), *_) = self._read("PRAGMA integrity_check(1)")
        if found != "ok":
            raise StoreFault("store_broken", file=str(self.path), reason=found)

    def in_one_file(self) -> None:
        """Bring everything into the file itself, with nothing beside it, as for moving it."""
        with self._lock, faults_of(self.path):
            self._connection.execute("PRAGMA journal_mode=DELETE")
