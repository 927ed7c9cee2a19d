"""What a store holds: its plans, and the one that somebody names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from milepost.plan.faults import Fault
from milepost.plan.replay import replay
from milepost.plan.text import same_name
from milepost.room.log import Log


class PlanKept(msgspec.Struct, frozen=True, kw_only=True):
    """One plan of a store: how long its log is, when it was last written to, and what it holds."""

    id: str
    title: str
    entries: int
    last: datetime
    rooms: int
    people: int
    milestones: int


def contents(log: Log) -> Iterator[PlanKept]:
    """Every plan of a store, oldest first, each folded from its first entry to its last.

    Raises:
        StoreFault: an entry cannot be read.
        Fault: entries are missing, or do not come to a plan.
    """
    return (_kept(log, plan) for plan in log.plans())


def _kept(log: Log, key: str) -> PlanKept:
    entries = log.since(key, 0)
    board = replay(entries)
    if board.plan is None or board.seq != len(entries):
        raise Fault("plan_log_broken", plan=key, entries=len(entries), last=board.seq)
    return PlanKept(
        id=key,
        title=board.plan.title,
        entries=len(entries),
        last=entries[-1].at,
        rooms=len(board.rooms),
        people=len(board.plan.people),
        milestones=len(board.plan.milestones),
    )


def plan_named(log: Log, name: str) -> str:
    """The id of the plan that has ``name`` as its id, or else as its title.

    Raises:
        Fault: there is none, or several plans share that title.
    """
    plans = log.plans()
    if name in plans:
        return name
    wanted = same_name(name)
    titled = [key for key in plans if same_name(_title(log, key)) == wanted]
    if len(titled) > 1:
        raise Fault("plan_ambiguous", title=name[:60], plans=", ".join(titled))
    if not titled:
        raise Fault("plan_not_in_store", plan=name[:60])
    return titled[0]


def _title(log: Log, key: str) -> str:
    plan = replay(log.since(key, 0)).plan
    return plan.title if plan else ""
