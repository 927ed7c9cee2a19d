"""A plan of any size, invented by chance: owners, days off, links of four kinds, risks."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import msgspec

from milepost.plan.plan import Plan

OWNERS, MILESTONES = 6, 6
_START = date(2027, 1, 4)
_KINDS = ("finish_start", "finish_start", "finish_start", "start_start", "finish_finish")


def generated(tasks: int, seed: int = 1) -> Plan:
    """The same plan for the same numbers: a dozen risks, two links a task on average."""
    rng = random.Random(seed)
    return msgspec.convert(
        {
            "title": f"{tasks} tasks",
            "people": _keyed(_person(rng, n) for n in range(OWNERS)),
            "milestones": _keyed({"id": f"m{n}", "title": f"M{n}"} for n in range(MILESTONES)),
            "tasks": _keyed(_task(rng, n, tasks) for n in range(tasks)),
            "dependencies": _keyed(_links(rng, tasks)),
            "risks": _keyed(_risk(rng, n, tasks) for n in range(12)),
        },
        Plan,
    )


def _keyed(parts: Any) -> dict[str, dict[str, Any]]:
    return {each["id"]: each for each in parts}


def _person(rng: random.Random, number: int) -> dict[str, Any]:
    first = _START + timedelta(days=rng.randrange(150))
    off = [str(first + timedelta(days=n)) for n in range(12)]
    return {"id": f"p{number}", "name": f"P{number}", "days_off": off}


def _task(rng: random.Random, number: int, tasks: int) -> dict[str, Any]:
    likely = rng.uniform(1, 8)
    return {
        "id": f"t{number}",
        "title": f"T{number}",
        "owner": f"p{rng.randrange(OWNERS)}",
        "milestone": f"m{number * MILESTONES // tasks}",
        "days": _spread(likely * rng.uniform(0.5, 0.9), likely, likely * rng.uniform(1.2, 3)),
    }


def _links(rng: random.Random, tasks: int) -> list[dict[str, Any]]:
    found = {}
    for after in range(1, tasks):
        for _ in range(2):
            before = rng.randrange(max(0, after - 30), after)
            found[before, after] = {
                "id": f"d{before}-{after}",
                "before": f"t{before}",
                "after": f"t{after}",
                "kind": rng.choice(_KINDS),
                "lag": rng.choice((0, 0, 0, 2, 5)),
            }
    return list(found.values())


def _risk(rng: random.Random, number: int, tasks: int) -> dict[str, Any]:
    threatened = sorted({f"t{rng.randrange(tasks)}" for _ in range(2)})
    likely = rng.uniform(3, 10)
    now = {"probability": rng.uniform(0.1, 0.5), "delay": _spread(likely / 2, likely, likely * 2)}
    return {"id": f"r{number}", "event": f"R{number}", "threatens": threatened, "now": now}


def _spread(low: float, likely: float, high: float) -> dict[str, float]:
    return {"low": low, "likely": likely, "high": high}
