"""How long a room takes to open on a plan that has a long log: reading it, folding it, first view.

``python -m benchmarks.opening --entries 10000 --entries 100000 --room 5000`` writes a log with so
many entries, in rooms of so many each, to a SQLite file that is thrown away, and opens it as the
hub does. Notes, edits, dots and fields come in the proportions of a lively room. Beside it stands
a plain read of the same rows, which decodes nothing: the least that any of it could cost.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.table import Figure, table, write_json
from milepost import agendas
from milepost.plan import events
from milepost.plan.plan import Plan
from milepost.plan.room_state import Member, Note, Role
from milepost.plan.view import everyones
from milepost.room.live_plan import LivePlan
from milepost.room.log import Draft
from milepost.room.sqlite import SQLiteLog

_ROUNDS = 3
_BATCH = 500


def measure(count: int, room: int) -> dict[str, Figure]:
    """Seconds to open a room on a log of ``count`` entries, in rooms of ``room`` each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.db"
        log = SQLiteLog(file)
        last = _write(log, count, room)
        log.close()
        rounds = [(_opened(file, last), _read(file)) for _ in range(_ROUNDS)]
    opened, plain = (sorted(times)[_ROUNDS // 2] for times in zip(*rounds, strict=True))
    return {"open_seconds": opened, "plain_read_seconds": plain}


def _opened(file: Path, room: str) -> float:
    began = time.perf_counter()
    log = SQLiteLog(file)
    live = LivePlan(log, "plan")
    everyones(live.board, room)
    took = time.perf_counter() - began
    log.close()
    return took


def _read(file: Path) -> float:
    began = time.perf_counter()
    with sqlite3.connect(file) as connection:
        connection.execute("SELECT * FROM entries ORDER BY seq").fetchall()
    return time.perf_counter() - began


def _write(log: SQLiteLog, count: int, size: int) -> str:
    """Fill the log; the id of its last room."""
    log.append("plan", [Draft(act="a0", who="host", room="", events=(_OPENED,))], 0)
    seq, room = 1, ""
    for number in range(-(-count // size)):
        room = f"r{number}"
        batch: list[events.AnyEvent] = []
        for event in _room(room, number, min(size, count - seq), seq):
            batch.append(event)
            if len(batch) == _BATCH:
                seq = _append(log, room, batch, seq)
        seq = _append(log, room, batch, seq)
    return room


def _append(log: SQLiteLog, room: str, batch: list[events.AnyEvent], seq: int) -> int:
    if not batch:
        return seq
    draft = Draft(act=f"a{seq}", who="ada", room=room, events=tuple(batch))
    log.append("plan", [draft], seq)
    done = seq + len(batch)
    batch.clear()
    return done


_OPENED = events.PlanOpened(plan=Plan(title="Long"))


def _room(room: str, number: int, size: int, seq: int) -> Iterator[events.AnyEvent]:
    chance = random.Random(number)
    notes: list[str] = []
    agenda = agendas.load("smart_goals")
    yield events.RoomOpened(room=room, code=f"LONG{number}", agenda=agenda)
    yield events.MemberJoined(member=Member(id="ada", name="Ada", role=Role.FACILITATOR))
    for index in range(size - 2):
        draw = chance.random()
        if draw < 0.15 or not notes:
            notes.append(f"n{seq + index + 3}")
            note = Note(id=notes[-1], step="ideas", author="ada", text=f"An idea, number {index}")
            yield events.NoteWritten(note=note)
        elif draw < 0.4:
            yield events.NoteEdited(note=chance.choice(notes), text=f"A better one, {index}")
        elif draw < 0.8:
            card = chance.choice(notes)
            yield events.Answered(step="vote", card=card, scale="dots", value=index % 3)
        else:
            yield events.FieldSet(card=chance.choice(notes), field="title", value=f"Goal {index}")


def main() -> None:
    """Print one table, and write it as JSON where told."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, action="append")
    parser.add_argument("--room", type=int, default=5_000)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    counts = args.entries or [10_000, 100_000]
    figures = {str(count): measure(count, args.room) for count in counts}
    print(table(figures))
    write_json(args.json, figures)


if __name__ == "__main__":
    main()
