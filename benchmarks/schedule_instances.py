"""Instances of the scheduling problem as files hold them, and as Milepost is given them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.outside import Row, files, rows
from milepost.methods.scheduling import Job, Link, Problem
from milepost.plan.work import DependencyKind

__all__ = ["Instance", "load", "one_owner", "problem"]

PEOPLE = 4
#: The sets from which plans with one owner for each activity are made.
OWNED = ("j30", "j60")


class Known(msgspec.Struct, frozen=True):
    """The best known makespan; None where there is no schedule, or none is known."""

    best: int | None
    infeasible: bool


UNKNOWN = Known(None, infeasible=False)


class Instance(msgspec.Struct, frozen=True):
    """Activities by number, the first the start and the last the end of the project.

    ``lags`` are from start to start, one for each successor; without them a successor starts
    when the activity is over.
    """

    name: str
    capacities: list[int]
    durations: list[int]
    demands: list[list[int]]
    successors: list[list[int]]
    set: str
    lags: list[list[int]] | None = None
    known: Known = UNKNOWN

    def waits(self) -> list[tuple[int, int, int]]:
        """Which start waits for which, and how long."""
        return [
            (before, after, self.durations[before] if self.lags is None else lag)
            for before, afters in enumerate(self.successors)
            for after, lag in zip(afters, self.lags[before] if self.lags else afters, strict=True)
        ]


def load(folder: Path) -> dict[str, list[Instance]]:
    """All instances of a folder, or of ``scheduling/`` in it, by the set of the report."""
    tables = files(folder, ("scheduling",), "rcpsp*.jsonl")
    if not tables:
        raise SystemExit(f"neither rcpsp.jsonl nor rcpsp_max.jsonl in {folder}")
    known = _best_known(tables[0].with_name("best_known.csv"))
    sets: dict[str, list[Instance]] = {}
    for found in (each for file in tables for each in _instances(file)):
        told = msgspec.structs.replace(found, known=known.get((found.set, found.name), UNKNOWN))
        sets.setdefault("lags" if told.lags is not None else told.set, []).append(told)
    if not sets:
        raise SystemExit(f"{tables[0]}: no instances")
    owned = [one_owner(each) for name in OWNED for each in sets.get(name, ())]
    return sets | ({"one_owner": owned} if owned else {})


def _instances(file: Path) -> Iterator[Instance]:
    for number, line in enumerate(file.read_bytes().splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found = msgspec.json.decode(line, type=Instance)
        except msgspec.DecodeError as error:
            raise SystemExit(f"{file}, line {number}: {error}") from None
        if wrong := _misshapen(found):
            raise SystemExit(f"{file}, line {number}: {found.name} has {wrong}")
        yield found


def _misshapen(instance: Instance) -> str:
    """What is not as long or as large as it must be; nothing if all is."""
    total, lags = len(instance.durations), instance.lags
    after = [each for successors in instance.successors for each in successors]
    units = [each for demands in instance.demands for each in demands]
    shapes = {
        "no activities": total > 0,
        "not one list of demands for each activity": len(instance.demands) == total,
        "not one list of successors for each activity": len(instance.successors) == total,
        "not one demand for each resource": all(
            len(each) == len(instance.capacities) for each in instance.demands
        ),
        "a successor that is no activity": all(0 <= each < total for each in after),
        "a negative duration, demand or capacity": min(
            [*instance.durations, *units, *instance.capacities], default=0
        )
        >= 0,
        "not one lag for each successor": lags is None
        or list(map(len, lags)) == list(map(len, instance.successors)),
    }
    return next((wrong for wrong, is_right in shapes.items() if not is_right), "")


def _best_known(file: Path) -> dict[tuple[str, str], Known]:
    """By set and name; none if there is no such file."""
    if not file.is_file():
        return {}
    found = rows(file, "set", "name", "best_known", "status")
    return {(row.cells["set"], row.cells["name"]): _known(row) for row in found}


def _known(row: Row) -> Known:
    best, is_infeasible = row.number("best_known"), row.cells["status"] == "infeasible"
    return Known(None if math.isnan(best) or is_infeasible else round(best), is_infeasible)


def one_owner(instance: Instance) -> Instance:
    """The network as a workshop would plan it: activity i belongs to person i mod 4."""
    places = range(len(instance.durations))
    return msgspec.structs.replace(
        instance,
        set="one_owner",
        capacities=[1] * PEOPLE,
        demands=[[int(place % PEOPLE == person) for person in range(PEOPLE)] for place in places],
        known=UNKNOWN,
    )


def problem(instance: Instance) -> Problem:
    """The instance as Milepost is given it."""
    is_lagged = instance.lags is not None
    return Problem(
        jobs=tuple(
            Job(id=str(place), duration=days, demands=_demands(instance, place))
            for place, days in enumerate(instance.durations)
        ),
        links=tuple(
            Link(str(before), str(after), DependencyKind.START_START, lag)
            if is_lagged
            else Link(str(before), str(after))
            for before, after, lag in instance.waits()
        ),
        capacities={str(place): units for place, units in enumerate(instance.capacities)},
    )


def _demands(instance: Instance, place: int) -> dict[str, int]:
    return {str(name): units for name, units in enumerate(instance.demands[place]) if units}
