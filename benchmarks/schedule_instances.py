"""Instances of the scheduling problem as files hold them, and as Milepost is given them."""

from __future__ import annotations

import csv
from pathlib import Path

import msgspec

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
    known: Known = Known(None, infeasible=False)

    def waits(self) -> list[tuple[int, int, int]]:
        """Which start waits for which, and how long."""
        return [
            (before, after, self.durations[before] if self.lags is None else lag)
            for before, afters in enumerate(self.successors)
            for after, lag in zip(afters, self.lags[before] if self.lags else afters, strict=True)
        ]


def load(folder: Path) -> dict[str, list[Instance]]:
    """All instances of a folder by the set that they are reported under."""
    known = _best_known(folder / "best_known.csv")
    sets: dict[str, list[Instance]] = {}
    for file in ("rcpsp.jsonl", "rcpsp_max.jsonl"):
        for line in (folder / file).read_bytes().splitlines():
            found = msgspec.json.decode(line, type=Instance)
            found = msgspec.structs.replace(found, known=known.get(found.name, found.known))
            sets.setdefault("lags" if found.lags is not None else found.set, []).append(found)
    owned = [each for name in OWNED for each in sets.get(name, ())]
    return sets | {"one_owner": [one_owner(each) for each in owned]}


def _best_known(file: Path) -> dict[str, Known]:
    with file.open(encoding="utf-8", newline="") as rows:
        return {
            row["name"]: Known(
                int(row["best_known"]) if row["best_known"] else None,
                row["status"] == "infeasible",
            )
            for row in csv.DictReader(rows)
        }


def one_owner(instance: Instance) -> Instance:
    """The network as a workshop would plan it: activity i belongs to person i mod 4."""
    places = range(len(instance.durations))
    return msgspec.structs.replace(
        instance,
        set="one_owner",
        capacities=[1] * PEOPLE,
        demands=[[int(place % PEOPLE == person) for person in range(PEOPLE)] for place in places],
        known=Known(None, infeasible=False),
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
