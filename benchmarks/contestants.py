"""The servers that a load test compares, each started in a process of its own on a new store."""

from __future__ import annotations

import re
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

from benchmarks.crowd import Gather, Speak
from milepost import agendas
from milepost.plan import acts
from milepost.plan.agenda import Agenda, Collect, Step, Vote
from milepost.plan.plan import Plan
from milepost.room.room import Room, open_plan, open_room
from milepost.room.sqlite import SQLiteLog

_LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\w+)")
_MARK = re.compile(r"@a\d{6}@")
_QUIET_SHARE = 0.05
_QUIET_PATIENCE_SECONDS = 60.0
_COME_SECONDS = 5.0


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
        """Resident memory of the server's own process."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 1024

    def cpu_seconds(self) -> float:
        """Processor time that the server's own process has used."""
        times = psutil.Process(self.process.pid).cpu_times()
        return float(times.user + times.system)


class BareBroadcaster(Contestant):
    """See :mod:`benchmarks.broadcaster`."""

    name = "broadcaster"

    def start(self) -> None:
        """Start it."""
        self.file = self.folder / "entries.db"
        self.port = int(self._run("-m", "benchmarks.broadcaster", str(self.file)))

    def gather(self) -> Gather:
        """All open a socket."""
        return Gather(people=self.people, within=_COME_SECONDS, port=self.port)

    def phases(self, rate: float, seconds: float, seed: int) -> list[Speak]:
        """The same as in a room, by number and size."""
        notes, dots = _split(seconds)
        common: dict[str, Any] = {"step": "ideas", "rate": rate, "seed": seed}
        return [Speak(seconds=notes, **common), Speak(seconds=dots, card="n1", **common)]

    def logged(self) -> tuple[set[str], int]:
        """Every entry holds its act's id."""
        rows = _rows(self.file, "SELECT entry ->> 'id' FROM entries")
        ids = Counter(row[0] for row in rows)
        return set(ids), sum(count - 1 for count in ids.values())


class MilepostRoom(Contestant):
    """A room of ``milepost serve``: notes and edits in a revealed step, then dots."""

    name = "milepost"

    def __init__(self, folder: Path, people: int, workshop: str) -> None:
        super().__init__(folder, people)
        self._agenda = agendas.load(workshop)
        self.token = ""

    def start(self) -> None:
        """Start it, and open a room in its store as another process may."""
        self.file = self.folder / "milepost.db"
        run = "from milepost.cli import main; main()"
        line = self._run("-c", run, "serve", "--store", str(self.file), "--port", "0")
        found = _LINK.search(line)
        if found is None:
            raise RuntimeError(f"no link in what the server said: {line!r}")
        self.port, self.token = int(found[1]), found[2]
        self._log = SQLiteLog(self.file)
        plan = Plan(title="A plan under load")
        self.room: Room = open_room(open_plan(self._log, plan), self._agenda)

    def gather(self) -> Gather:
        """All join through the door."""
        code = self.room.state.code
        return Gather(people=self.people, within=_COME_SECONDS, port=self.port, code=code)

    def phases(self, rate: float, seconds: float, seed: int) -> list[Speak]:
        """Notes and edits where the workshop collects, dots where it votes, if it does."""
        writing, voting = _steps(self._agenda)
        notes, dots = _split(seconds) if voting else (seconds, 0.0)
        most = writing.activity.per_person if isinstance(writing.activity, Collect) else 1
        found = [Speak(step=writing.key, rate=rate, seconds=notes, per_person=most, seed=seed)]
        if voting:
            found.append(Speak(step=voting.key, rate=rate, seconds=dots, card="any", seed=seed))
        return found

    def enter(self, phase: Speak) -> Speak:
        """Go to the step, reveal what is written there, and name a card to vote on."""
        room = self.room
        room.follow()
        leaving = room.state.step.key
        phase.seq = room.say(acts.GoTo(step=phase.step, leaving=leaving))
        if phase.card:
            phase.card = room.state.cards(phase.step)[0]
        elif room.state.step.hides:
            phase.seq = room.say(acts.Reveal(step=phase.step))
        return phase

    def logged(self) -> tuple[set[str], int]:
        """The acts of the log, and the marks that stand in more than one of its entries."""
        ids = {row[0] for row in _rows(self.file, "SELECT act FROM acts")}
        said = _rows(self.file, "SELECT event FROM entries WHERE event LIKE '%@a______@%'")
        marks = Counter(mark for row in said for mark in set(_MARK.findall(row[0])))
        dots = _rows(self.file, "SELECT count(*) FROM entries WHERE event ->> 'event' = 'answered'")
        told = sum(marks.values()) + dots[0][0]
        return ids, told - sum(act.startswith("act-") for act in ids)

    def stop(self) -> None:
        """End the server and let go of its file."""
        self._log.close()
        super().stop()


def _split(seconds: float) -> tuple[float, float]:
    """Two thirds of the time for notes and edits, one for dots."""
    return seconds * 2 / 3, seconds / 3


def _steps(agenda: Agenda) -> tuple[Step, Step | None]:
    """The first step in which people write, and the first vote after it, if there is one."""
    writing = next((s for s in agenda.steps if isinstance(s.activity, Collect)), None)
    if writing is None:
        raise SystemExit(f"Nobody writes notes in {agenda.workshop!r}. Choose another --workshop.")
    later = agenda.steps[agenda.steps.index(writing) :]
    return writing, next((s for s in later if isinstance(s.activity, Vote)), None)


def _rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()
