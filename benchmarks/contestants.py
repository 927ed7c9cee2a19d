"""The servers that a load test compares, each started in a process of its own on a new store."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import psutil

from benchmarks.commands import Gather, Speak

_QUIET_SHARE = 0.05
_QUIET_PATIENCE_SECONDS = 60.0
#: Within which all people come.
COME_SECONDS = 5.0


class Contestant(ABC):
    """One server under load. Its methods are called in the order in which they stand here."""

    name: str
    file: Path
    port: int
    process: subprocess.Popen[str]

    def __init__(self, folder: Path, people: int) -> None:
        self.folder = folder
        self.people = people

    @abstractmethod
    def start(self) -> None:
        """Start the server and open what people will come to."""

    @abstractmethod
    def gather(self) -> Gather:
        """How people come."""

    @abstractmethod
    def phases(self, rate: float, seconds: float, seed: int) -> list[Speak]:
        """What people do, one phase after the other."""

    def enter(self, phase: Speak) -> Speak:
        """Take the room to where ``phase`` can happen; the phase as it then is."""
        return phase

    @abstractmethod
    def logged(self) -> tuple[set[str], int]:
        """The ids of all acts found in the file, and how many are in it twice."""

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=60)
        if self.process.stdout is not None:
            self.process.stdout.close()

    def _run(self, *command: str) -> str:
        """Start the server's process; the first line it says."""
        with (self.folder / "errors.txt").open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, *command], stdout=subprocess.PIPE, stderr=errors, text=True
            )
        if self.process.stdout is None or not (line := self.process.stdout.readline()):
            raise RuntimeError((self.folder / "errors.txt").read_text())
        return line

    def wait_until_quiet(self) -> None:
        """Wait until the server has done what it does after its start, kernels included."""
        server = psutil.Process(self.process.pid)
        deadline = time.monotonic() + _QUIET_PATIENCE_SECONDS
        while server.cpu_percent(1.0) > 100 * _QUIET_SHARE or server.children():
            if time.monotonic() > deadline:
                return

    def memory_kb(self) -> float:
        """Resident memory of the server's processes."""
        return sum(float(each.memory_info().rss) / 1024 for each in self._processes())

    def cpu_seconds(self) -> float:
        """Processor time that the server's processes have used."""
        times = [each.cpu_times() for each in self._processes()]
        return sum(float(each.user + each.system) for each in times)

    def _processes(self) -> list[psutil.Process]:
        """The server's own process; the kernels of facilitators do not count."""
        return [psutil.Process(self.process.pid)]


class BareBroadcaster(Contestant):
    """See :mod:`benchmarks.broadcaster`."""

    name = "broadcaster"

    def start(self) -> None:
        """Start it."""
        self.file = self.folder / "entries.db"
        self.port = int(self._run("-m", "benchmarks.broadcaster", str(self.file)))

    def gather(self) -> Gather:
        """All open a socket."""
        return Gather(people=self.people, within=COME_SECONDS, port=self.port, door="bare")

    def phases(self, rate: float, seconds: float, seed: int) -> list[Speak]:
        """The same as in a room, by number and size."""
        notes, dots = split(seconds)
        common: dict[str, Any] = {"step": "ideas", "rate": rate, "seed": seed}
        return [Speak(seconds=notes, **common), Speak(seconds=dots, card="n1", **common)]

    def logged(self) -> tuple[set[str], int]:
        """Every entry holds its act's id."""
        found = rows(self.file, "SELECT entry ->> 'id' FROM entries")
        ids = Counter(row[0] for row in found)
        return set(ids), sum(count - 1 for count in ids.values())


def split(seconds: float) -> tuple[float, float]:
    """Two thirds of the time for notes and edits, one for dots."""
    return seconds * 2 / 3, seconds / 3


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query of a store file finds."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()
