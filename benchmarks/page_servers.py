"""The servers whose pages are compared, each in a process of its own with its stock settings."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import psutil

from benchmarks.milepost_room import MilepostRoom
from benchmarks.ports import free_port

WORKSHOP = "smart_goals"
START_SECONDS = 60.0

STOCK_CELL = """
from milepost.pages import facilitator
import ipywidgets

ipywidgets.HTML("<p id='usable'>Usable</p>")
"""
"""The imports of the facilitator's notebook, and then the least that a page can show."""


@dataclass(frozen=True)
class Site:
    """A running server: where it is, and what it weighs."""

    origin: str
    process: psutil.Process
    link: str = ""
    code: str = ""

    def megabytes(self) -> float:
        """Resident memory of the server and of all its kernels."""
        whole = [self.process, *self.process.children(recursive=True)]
        return sum(map(_resident, whole)) / 2**20

    def wait_until_alone(self) -> None:
        """Wait until the kernels of closed pages have ended."""
        psutil.wait_procs(self.process.children(recursive=True), timeout=20)


@contextmanager
def milepost(folder: Path) -> Iterator[Site]:
    """`milepost serve` with one open room."""
    kit = MilepostRoom(folder, people=1, workshop=WORKSHOP)
    kit.start()
    try:
        kit.wait_until_quiet()
        origin = f"http://127.0.0.1:{kit.port}"
        link = f"{origin}/?token={kit.token}"
        yield Site(origin, psutil.Process(kit.process.pid), link, kit.room.state.code)
    finally:
        kit.stop()


@contextmanager
def stock_voila(folder: Path) -> Iterator[Site]:
    """`voila` as it comes, with a notebook that imports what the facilitator's does."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(STOCK_CELL)])
    nbformat.write(notebook, folder / "stock.ipynb")
    port = free_port()
    command = [sys.executable, "-m", "voila", "stock.ipynb", f"--port={port}", "--no-browser"]
    with (folder / "stock.txt").open("w") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
    try:
        _wait_for(f"http://127.0.0.1:{port}/voila/static/voila.js")
        yield Site(f"http://127.0.0.1:{port}", psutil.Process(process.pid))
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urlopen(address, timeout=1).close()
        except (URLError, OSError):
            if time.monotonic() > deadline:
                raise
        else:
            return


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0
