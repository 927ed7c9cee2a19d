"""The plans that a rehearsal can begin with: the samples, an invented example, a bare vision."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from milepost import samples
from milepost.methods import example
from milepost.plan.plan import Plan
from milepost.samples import SamplePlan

#: Plans by name, beside the samples that ship.
EXAMPLE, VISION = "example", "vision"

#: What a plan has before its first workshop.
_BARE = ("title", "vision", "horizon", "calendar", "people")


def starting_plan(name: str, today: date) -> SamplePlan:
    """The plan of that name, or in that file, with the people that it brings.

    The example is told as of ``today``: its dates move by whole weeks.

    Raises:
        Fault: there is no such sample or file, or it cannot be read.
    """
    if name not in (EXAMPLE, VISION):
        return samples.load(name)
    told = msgspec.to_builtins(example.plan())
    if name == VISION:
        told = {key: told[key] for key in _BARE}
    else:
        told["tasks"] |= _finished()
    moved = msgspec.convert(_moved(told, _weeks(today)), Plan)
    return SamplePlan(about=moved.title, plan=moved)


def _weeks(today: date) -> timedelta:
    return timedelta(weeks=(today - example.TODAY).days // 7)


def _moved(told: Any, by: timedelta) -> Any:
    """``told`` with each date in it later by ``by``."""
    if isinstance(told, dict):
        return {key: _moved(value, by) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_moved(value, by) for value in told]
    try:
        return str(date.fromisoformat(told) + by)
    except (TypeError, ValueError):
        return told


def _finished() -> dict[str, dict[str, Any]]:
    """The work behind the example as tasks that are done."""
    rows = example.finished_items().to_dict("records")
    return {f"done{at}": _task(f"done{at}", row) for at, row in enumerate(rows, 1)}


def _task(key: str, row: dict[Any, Any]) -> dict[str, Any]:
    days = dict.fromkeys(("low", "likely", "high"), float(row["estimate"]))
    return {
        "id": key,
        "title": row["title"],
        "owner": row["person"],
        "status": "done",
        "points": float(row["points"]),
        "original_points": float(row["points"]),
        "days": days,
        "original_days": days,
        "actual_days": float(row["actual"]),
        "done_on": str(row["date"]),
    }
