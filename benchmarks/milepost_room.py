"""A room of ``milepost serve`` under load."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from benchmarks.commands import Gather, Speak
from benchmarks.contestants import COME_SECONDS, Contestant, rows, split
from milepost import agendas
from milepost.plan import acts
from milepost.plan.agenda import Agenda, Collect, Step, Vote
from milepost.plan.plan import Plan
from milepost.room.room import Room, open_plan, open_room
from milepost.room.sqlite import SQLiteLog

_LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=(\w+)")
_MARK = re.compile(r"@a\d{6}@")


class MilepostRoom(Contestant):
    """A room of ``milepost serve``: notes and edits in a revealed step, then dots."""

    name = "milepost"

    def __init__(self, folder: Path, people: int, workshop: str) -> None:
        super().__init__(folder, people)
        found = agendas.workshop(workshop)
        self._agenda = found.agenda(60 if 60 in found.forms else max(found.forms))
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
        return Gather(
            people=self.people,
            within=COME_SECONDS,
            port=self.port,
            door="room",
            code=self.room.state.code,
        )

    def phases(self, rate: float, seconds: float, seed: int) -> list[Speak]:
        """Notes and edits where the workshop collects, dots where it votes, if it does."""
        writing, voting = _steps(self._agenda)
        notes, dots = split(seconds) if voting else (seconds, 0.0)
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
            phase.card = room.wall.cards(phase.step)[0]
        elif room.state.step.hides:
            phase.seq = room.say(acts.Reveal(step=phase.step))
        return phase

    def logged(self) -> tuple[set[str], int]:
        """The acts of the log, and the marks that stand in more than one of its entries."""
        ids = {row[0] for row in rows(self.file, "SELECT act FROM acts")}
        said = rows(self.file, "SELECT event FROM entries WHERE event LIKE '%@a______@%'")
        marks = Counter(mark for row in said for mark in set(_MARK.findall(row[0])))
        dots = rows(self.file, "SELECT count(*) FROM entries WHERE event ->> 'event' = 'answered'")
        told = sum(marks.values()) + dots[0][0]
        return ids, told - sum(act.startswith("act-") for act in ids)

    def stop(self) -> None:
        """End the server and let go of its file."""
        self._log.close()
        super().stop()


def _steps(agenda: Agenda) -> tuple[Step, Step | None]:
    """The step in which people write what is voted on later, with that vote; else the first."""
    for voting in agenda.steps:
        if isinstance(voting.activity, Vote) and (writing := _written(agenda, voting)):
            return writing, voting
    first = next((s for s in agenda.steps if isinstance(s.activity, Collect)), None)
    if first is None:
        raise SystemExit(f"Nobody writes notes in {agenda.workshop!r}. Choose another --workshop.")
    return first, None


def _written(agenda: Agenda, step: Step) -> Step | None:
    """Where people wrote the notes that ``step`` works on."""
    return next((s for s in agenda.lineage(step) if isinstance(s.activity, Collect)), None)
