"""Schedules PSPLIB's projects, beside plain CP-SAT, the rule of latest finish and the best known.

    python -m benchmarks.schedule DIR --seconds S [--json FILE]

DIR holds `rcpsp.jsonl`, `rcpsp_max.jsonl` and `best_known.csv`, or is the folder above. What is not
in `best_known.csv` is set beside the best of this run. `one_owner` are plans made from
the j30 and j60 networks, activity i belonging to person i mod 4. Building the model counts;
loading OR-Tools does not. Every schedule is checked again by code that shares nothing with the
solver. S seconds are turned into fixed units of the solver's own work, so wall times differ from
them; searches under half a second are timed three times, and the median counts.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from benchmarks.schedule_checker import chain, makespan, wrongs
from benchmarks.schedule_instances import Instance, load, problem
from benchmarks.schedule_rivals import latest_finish, plain
from benchmarks.table import Figure, table, write_json
from milepost.methods.scheduling import Aim, Search, Solution, Status, clash, solve

ROUNDS = 3
SHORT = 0.5


class Result(NamedTuple):
    """One instance: our answer and how long it took, and the makespans to compare with."""

    instance: Instance
    ours: Solution
    seconds: float
    lft: int | None
    plain: int | None
    is_plain_proven: bool
    is_explained: bool

    @property
    def best(self) -> int | None:
        """The best known makespan; of plans of which none is known, the best of this run."""
        if self.instance.known.best is not None or self.is_infeasible:
            return self.instance.known.best
        found = [each for each in (self.makespan, self.lft, self.plain) if each is not None]
        return min(found, default=None)

    @property
    def makespan(self) -> int | None:
        return self.ours.makespan if self.ours.found else None

    @property
    def is_decided(self) -> bool:
        """Whether the answer is proven, and right."""
        if self.ours.status is Status.OPTIMAL:
            return self.best is not None and self.ours.makespan <= self.best
        return self.ours.status is Status.INFEASIBLE and self.is_infeasible

    @property
    def is_infeasible(self) -> bool:
        """Whether there is no schedule, which is known or proven by plain CP-SAT."""
        known = self.instance.known
        is_refuted = self.is_plain_proven and self.plain is None
        return known.infeasible or (known.best is None and is_refuted)


def run(instance: Instance, seconds: float) -> Result:
    """Solve one instance in all ways."""
    ours, took = _timed(instance, seconds)
    found = [ours.starts[str(place)] for place in range(len(ours.starts))] if ours.found else None
    _checked(instance, found)
    rival, is_proven = plain(instance, seconds)
    return Result(
        instance=instance,
        ours=ours,
        seconds=took,
        lft=_checked(instance, latest_finish(instance)),
        plain=_checked(instance, rival),
        is_plain_proven=is_proven,
        is_explained=ours.status is Status.INFEASIBLE and clash(problem(instance)) is not None,
    )


def _timed(instance: Instance, seconds: float) -> tuple[Solution, float]:
    times: list[float] = []
    while True:
        began = time.perf_counter()
        found = solve(problem(instance), Search(seconds=seconds, aim=Aim.MAKESPAN))
        times.append(time.perf_counter() - began)
        if len(times) == ROUNDS or times[0] > SHORT:
            return found, statistics.median(times)


def _checked(instance: Instance, starts: list[int] | None) -> int | None:
    if starts is None:
        return None
    if found := wrongs(instance, starts):
        raise RuntimeError(f"{instance.name}: {found[0]}")
    return makespan(instance, starts)


def figures(results: list[Result]) -> dict[str, Figure]:
    """The figures of one set, by the names that the JSON has."""
    solvable = [each for each in results if each.best is not None]
    return {
        "n": len(results),
        "optimal_pct": _percent(each.is_decided for each in results),
        "plain_optimal_pct": _percent(each.is_plain_proven for each in results),
        "best_known_pct": _percent(not _is_worse(each.makespan, each.best) for each in solvable),
        "gap_pct": _gap(solvable, lambda each: each.makespan),
        "lft_gap_pct": _gap(solvable, lambda each: each.lft),
        "plain_gap_pct": _gap(solvable, lambda each: each.plain),
        "slowest_s": max(each.seconds for each in results),
        "mean_s": statistics.mean(each.seconds for each in results),
        "worse_than_lft": sum(_is_worse(each.makespan, each.lft) for each in results),
        "unsolved": sum(each.makespan is None for each in solvable),
        "plain_unsolved": sum(each.plain is None for each in solvable),
    }


def _is_worse(ours: int | None, other: int | None) -> bool:
    return other is not None and (ours is None or ours > other)


def _percent(answers: Iterable[bool]) -> float | None:
    listed = list(answers)
    return 100 * sum(listed) / len(listed) if listed else None


def _gap(results: list[Result], of: Callable[[Result], int | None]) -> float | None:
    gaps = [
        100 * (found - each.best) / each.best
        for each in results
        if (found := of(each)) is not None and each.best
    ]
    return statistics.mean(gaps) if gaps else None


def measure(folder: Path, seconds: float) -> tuple[dict[str, dict[str, Figure]], dict[str, Figure]]:
    """The figures of each set, and those of the infeasible instances of all sets."""
    sets = load(folder)
    _timed(next(iter(sets.values()))[0], seconds)  # loads OR-Tools
    results = {name: [run(each, seconds) for each in found] for name, found in sets.items()}
    everything = [each for found in results.values() for each in found]
    columns = {name: figures(found) for name, found in results.items()} | _by_resources(everything)
    infeasible = [each for each in everything if each.is_infeasible]
    return columns, {
        "infeasible_recognised_pct": _percent(
            each.ours.status is Status.INFEASIBLE for each in infeasible
        ),
        "infeasible_explained_pct": _percent(each.is_explained for each in infeasible),
    }


def _by_resources(results: list[Result]) -> dict[str, dict[str, Figure]]:
    """PSPLIB's projects, split by whether they are longer than their longest chain."""
    parts: dict[str, list[Result]] = {}
    for each in results:
        if each.instance.lags is None and each.instance.known.best is not None:
            is_longer = each.instance.known.best > chain(each.instance)
            parts.setdefault("binding" if is_longer else "not_binding", []).append(each)
    return {name: figures(found) for name, found in sorted(parts.items())}


def main(arguments: list[str] | None = None) -> None:
    """Print the table, and write the JSON if it is asked for."""
    parser = argparse.ArgumentParser(description="Schedule projects, beside others.")
    parser.add_argument("folder", type=Path, help="folder of instances")
    parser.add_argument("--seconds", type=float, default=1.0, help="for each instance")
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args(arguments)
    columns, infeasible = measure(options.folder, options.seconds)
    print(table(columns))
    print(table({"": infeasible}))
    write_json(options.json, {**columns, **infeasible, "seconds": options.seconds})


if __name__ == "__main__":
    main()
