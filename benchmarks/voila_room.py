"""A stock Voila page that shares state through kernels: the usual way to do without a hub.

Each page has a kernel of its own. What its person says goes to that kernel, which appends it to
one SQLite file (``synchronous=FULL``); every kernel looks at the file twenty times a second and
tells its own page what is new.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import nbformat
import psutil

from benchmarks.commands import Gather
from benchmarks.contestants import COME_SECONDS, BareBroadcaster
from benchmarks.ports import free_port, wait_for

_CELL = """
import asyncio, json, sqlite3, ipywidgets

file = sqlite3.connect({file!r}, isolation_level=None, timeout=30)
file.execute("PRAGMA synchronous=FULL")
page = ipywidgets.Label("A page that shares its state with all others")

def say(widget, entry, buffers):
    if "hello" in entry:
        page.send({{"seq": 0, "entry": None}})
    else:
        file.execute("INSERT INTO entries (entry) VALUES (?)", [json.dumps(entry)])

async def look():
    (seen,) = file.execute("SELECT coalesce(max(seq), 0) FROM entries").fetchone()
    while True:
        await asyncio.sleep(0.05)
        query = "SELECT seq, entry FROM entries WHERE seq > ? ORDER BY seq"
        for seen, entry in file.execute(query, [seen]).fetchall():
            page.send({{"seq": seen, "entry": json.loads(entry)}})

page.on_msg(say)
looking = asyncio.get_running_loop().create_task(look())
page
"""


class StockVoila(BareBroadcaster):
    """Voila as it comes. Its processor time and memory are those of server and kernels."""

    name = "stock voila"

    def start(self) -> None:
        """Make the file and the notebook, and serve it."""
        self.file = self.folder / "entries.db"
        self._make_file()
        cell = nbformat.v4.new_code_cell(_CELL.format(file=str(self.file)))
        nbformat.write(nbformat.v4.new_notebook(cells=[cell]), self.folder / "room.ipynb")
        self.port = free_port()
        command = [sys.executable, "-m", "voila", "room.ipynb", f"--port={self.port}"]
        with (self.folder / "errors.txt").open("w") as errors:
            self.process = subprocess.Popen(
                [*command, "--no-browser"], cwd=self.folder, stdout=errors, stderr=errors, text=True
            )
        wait_for(self.port)

    def _make_file(self) -> None:
        with closing(sqlite3.connect(self.file)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("CREATE TABLE entries (seq INTEGER PRIMARY KEY, entry TEXT)")

    def gather(self) -> Gather:
        """All open the page."""
        return Gather(people=self.people, within=COME_SECONDS, port=self.port, door="voila")

    def _processes(self) -> list[psutil.Process]:
        server = psutil.Process(self.process.pid)
        return [server, *server.children(recursive=True)]
