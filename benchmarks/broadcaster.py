"""The floor that a live room is measured against: a bare Tornado broadcaster.

    python -m benchmarks.broadcaster FILE

It appends each batch of messages to SQLite with ``synchronous=FULL`` and sends each entry to
all, nothing else: no members, no permits, no fold, no views. It prints the port it listens on.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application
from tornado.websocket import WebSocketClosedError, WebSocketHandler


class Broadcaster:
    """Everyone connected, and the file."""

    def __init__(self, file: Path) -> None:
        self.sockets: set[Socket] = set()
        self._thread = ThreadPoolExecutor(1)
        self._waiting: list[str] = []
        self._seq = 0
        self._run: asyncio.Task[None] | None = None
        self._connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=FULL")
        self._connection.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY, entry TEXT)")

    def take(self, entry: str) -> None:
        """Append an entry with the next batch."""
        self._waiting.append(entry)
        if self._run is None or self._run.done():
            self._run = asyncio.create_task(self._write())

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch = list(enumerate(self._waiting, self._seq + 1))
            self._seq += len(batch)
            self._waiting = []
            await loop.run_in_executor(self._thread, self._append, batch)
            for seq, entry in batch:
                self._tell(f'{{"seq":{seq},"entry":{entry}}}')

    def _append(self, batch: list[tuple[int, str]]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.executemany("INSERT INTO entries VALUES (?, ?)", batch)
        self._connection.execute("COMMIT")

    def _tell(self, message: str) -> None:
        encoded = message.encode()
        for socket in tuple(self.sockets):
            try:
                socket.write_message(encoded)
            except WebSocketClosedError:
                self.sockets.discard(socket)


class Socket(WebSocketHandler):
    """One screen."""

    def initialize(self, broadcaster: Broadcaster) -> None:
        """Take the broadcaster that the route names."""
        self._broadcaster = broadcaster

    def open(self) -> None:
        """Begin to listen."""
        self.set_nodelay(True)
        self._broadcaster.sockets.add(self)
        self.write_message('{"seq":0,"entry":null}')

    def on_message(self, message: str | bytes) -> None:
        """Take an entry."""
        self._broadcaster.take(message if isinstance(message, str) else message.decode())

    def on_close(self) -> None:
        """Stop listening."""
        self._broadcaster.sockets.discard(self)


async def main(file: Path) -> None:
    """Serve until the process is ended."""
    sockets = bind_sockets(0, "127.0.0.1")
    routes = [(r"/", Socket, {"broadcaster": Broadcaster(file)})]
    HTTPServer(Application(routes)).add_sockets(sockets)
    print(sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
