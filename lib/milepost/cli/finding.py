"""The plan that a command is about: a sample, a file, or one of the store, by one rule for all."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple

from milepost import samples
from milepost.plan.board import Board
from milepost.plan.events import Entry, PlanOpened
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from milepost.plan.replay import replay
from milepost.room.contents import plan_named
from milepost.room.log import PROGRAM, Log
from milepost.room.sqlite import SQLiteLog

_TOLD = 20


class Named(NamedTuple):
    """A plan that was found: what its files call it, its board, and the day it is told from.

    What is no more than a plan in a file may be told from a day of its own; else that is None.
    """

    name: str
    board: Board
    as_of: date | None = None


def found_plan(name: str, store: Path, day: date | None = None) -> Named:
    """The plan of that name: a sample, a file, or a stored plan by its id or its title.

    Args:
        name: what was typed.
        store: the file of all plans; it need not be there.
        day: on which a plan that is no more than a file is said to stand; else that of the
            sample, else today.

    Raises:
        Fault: there is none of that name, or several; the message lists them.
    """
    if name in samples.samples():
        return _of_sample(name, name, day)
    if Path(name).is_file():
        return _of_file(Path(name), day)
    return _of_store(name, store)


def _of_file(file: Path, day: date | None) -> Named:
    from milepost.export.plan_file import LONGEST, is_plan_file, opened  # noqa: PLC0415

    with file.open("rb") as read:
        if is_plan_file(read.read(12)):
            read.seek(0)
            found = opened(read.read(LONGEST + 1))
            return Named(_plain(found.name), found.board)
    return _of_sample(str(file), _plain(file.stem), day)


def _of_sample(source: str, name: str, day: date | None) -> Named:
    sample = samples.load(source)
    on = sample.as_of or day or datetime.now(UTC).date()
    return Named(name, begun(sample.plan, on), sample.as_of)


def begun(plan: Plan, on: date) -> Board:
    """The board of a plan that has no log: it was opened on that day."""
    at = datetime.combine(on, time(), UTC)
    return replay([Entry(seq=1, at=at, who=PROGRAM, event=PlanOpened(plan=plan))])


def _of_store(name: str, store: Path) -> Named:
    if not store.exists():
        raise _unknown(name, [])
    with closing(SQLiteLog(store)) as log:
        try:
            key = plan_named(log, name)
        except Fault as fault:
            if fault.refusal.code == "plan_not_in_store":
                raise _unknown(name, _titles(log)) from fault
            raise
        return Named(key, replay(log.since(key, 0)))


def _titles(log: Log) -> list[str]:
    boards = {key: replay(log.since(key, 0)) for key in log.plans()[:_TOLD]}
    return [f"{key} ({board.plan.title})" for key, board in boards.items() if board.plan]


def _unknown(name: str, stored: list[str]) -> Fault:
    shipped, told = ", ".join(samples.samples()), ", ".join(stored) or "-"
    return Fault("plan_not_found", name=name[:80], samples=shipped, stored=told)


def _plain(name: str) -> str:
    """A name that any system takes for a file's."""
    kept = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)
    return kept.strip("-")[:60] or "plan"
