"""Small plans with risks, and the simulation of them by hand."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from milepost.methods.risk_assessment.model import Model, Wait
from milepost.plan.plan import Plan

#: A Monday, in a calendar without holidays.
TODAY = date(2027, 1, 4)

Days = tuple[float, float, float]


def spread(days: Days) -> dict[str, float]:
    return dict(zip(("low", "likely", "high"), days, strict=True))


def task(key: str, days: Days | None = (2, 3, 5), **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"id": key, "title": key.upper(), "milestone": "end", **more}
    return found | ({"days": spread(days)} if days else {})


def risk(key: str, threatens: list[str], now: tuple[float, Days], **more: Any) -> dict[str, Any]:
    return {"id": key, "event": f"Event {key}", "threatens": threatens, "now": seen(*now), **more}


def seen(probability: float, days: Days) -> dict[str, Any]:
    return {"probability": probability, "delay": spread(days)}


def waits(before: str, after: str, kind: str = "finish_start", lag: int = 0) -> dict[str, Any]:
    return {"id": f"{before}-{after}", "before": before, "after": after, "kind": kind, "lag": lag}


def plan_of(*tasks: dict[str, Any], **more: Any) -> Plan:
    """A plan with the milestone ``end``, the people Ada and Ben, and these tasks."""
    parts: dict[str, Any] = {
        "title": "Small",
        "people": keyed([{"id": "ada", "name": "Ada"}, {"id": "ben", "name": "Ben"}]),
        "milestones": keyed([{"id": "end", "title": "The end", "due": "2027-01-29"}]),
        "tasks": keyed(tasks),
    }
    for name, value in more.items():
        parts[name] = value if isinstance(value, dict | str) else keyed(value)
    return msgspec.convert(parts, Plan)


def keyed(parts: Collection[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {each["id"]: each for each in parts}


class ByHand:
    """One run of a model, day by day, as one would do it with pencil and paper."""

    def __init__(self, model: Model, off: Mapping[str, set[int]], work: list[float]) -> None:
        self.starts: list[float] = []
        self.finishes: list[float] = []
        for place, activity in enumerate(model.activities):
            days = off.get(activity.owner or "", set()) if model.pauses[place] else set[int]()
            self._place(model, place, work[place], days)

    def _place(self, model: Model, place: int, work: float, off: set[int]) -> None:
        start, over = max(float(model.activities[place].earliest), 0.0), -math.inf
        for wait in model.waits[place]:
            if wait.to_finish:
                over = max(over, self._time(wait))
                start = max(start, _back(over, work, off))
            else:
                start = max(start, self._time(wait))
        while math.floor(start) in off:
            start = math.floor(start) + 1.0
        self.starts.append(start)
        self.finishes.append(max(_forth(start, work, off), over))

    def _time(self, wait: Wait) -> float:
        since = self.finishes if wait.from_finish else self.starts
        return since[wait.before] + wait.lag


def _forth(time: float, work: float, off: set[int]) -> float:
    while work > 0:
        day = math.floor(time)
        step = 0.0 if day in off else min(work, day + 1 - time)
        time = day + 1.0 if day in off else time + step
        work -= step
    return time


def _back(time: float, work: float, off: set[int]) -> float:
    while work > 0:
        day = math.ceil(time) - 1
        step = 0.0 if day in off else min(work, time - day)
        time = float(day) if day in off else time - step
        work -= step
    return time


def quarters(rng: np.random.Generator, model: Model, runs: int) -> NDArray[np.float64]:
    """Durations in quarter days, whose sums have no rounding; none for mere points in time."""
    found = rng.integers(1, 24, (len(model.activities), runs)) / 4
    found[[place not in model.works for place in range(len(found))]] = 0
    return found
