"""Times the simulation of a generated plan, beside a plain loop over runs and tasks.

    python -m benchmarks.simulate [--tasks 120] [--runs 10000] [--json FILE]

Both live through the same plan with the same order of hands, correlations, risks and days off,
each with chances of its own, on one core. The seconds hold the network, the draws, the runs and
the percentiles of all milestones; solving for the order of hands is done once before.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks import plain_simulation
from benchmarks.generated_plan import generated
from benchmarks.table import Figure, table, write_json
from milepost.methods.network import Link
from milepost.methods.risk_assessment import Assumptions, milestone_dates, percentile, simulate
from milepost.methods.scheduling import resource_links, schedule
from milepost.plan.plan import Plan

TODAY = date(2027, 1, 4)
ROUNDS = 3

Simulate = Callable[[Plan, tuple[Link, ...], int], tuple[float, float]]


def vectorised(plan: Plan, hands: tuple[Link, ...], runs: int) -> tuple[float, float]:
    """P50 and P80 of the end of everything, in working days from today; all dates beside."""
    found = simulate(plan, TODAY, runs=runs, assumptions=Assumptions(resource_links=hands))
    milestone_dates(found)
    return percentile(found.ends, 0.5), percentile(found.ends, 0.8)


def plain(plan: Plan, hands: tuple[Link, ...], runs: int) -> tuple[float, float]:
    """The same by the plain loop."""
    return plain_simulation.percentiles(plan, TODAY, hands, runs)


def measure(tasks: int, runs: int, rounds: int = ROUNDS) -> dict[str, dict[str, Figure]]:
    """Seconds and percentiles of both, and how they compare."""
    plan = generated(tasks)
    hands = resource_links(schedule(plan, TODAY))
    contestants: dict[str, Simulate] = {"milepost": vectorised, "plain loop": plain}
    seconds: dict[str, list[float]] = {name: [] for name in contestants}
    found = {}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            start = time.perf_counter()
            found[name] = contestant(plan, hands, runs)
            seconds[name].append(time.perf_counter() - start)
    return {
        name: {
            "tasks": tasks,
            "runs": runs,
            "seconds": statistics.median(seconds[name]),
            "p50_days": found[name][0],
            "p80_days": found[name][1],
        }
        for name in contestants
    }


def compared(ours: dict[str, Figure], other: dict[str, Figure]) -> dict[str, Figure]:
    """Our figures by the names of the JSON, with those of the plain loop."""
    gaps: dict[str, Figure] = {}
    for name in ("p50", "p80"):
        mine, theirs = float(ours[f"{name}_days"] or 0), float(other[f"{name}_days"] or 0)
        gaps |= {f"plain_{name}_days": theirs, f"{name}_gap_pct": 100 * (mine / theirs - 1)}
    times = float(other["seconds"] or 0) / float(ours["seconds"] or 1)
    return ours | {"plain_seconds": other["seconds"], "times_faster": times} | gaps


def main(arguments: list[str] | None = None) -> None:
    """Print the table, and write the JSON if it is asked for."""
    parser = argparse.ArgumentParser(description="Time the simulation beside a plain loop.")
    parser.add_argument("--tasks", type=int, default=120)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    options = parser.parse_args(arguments)
    columns = measure(options.tasks, options.runs)
    figures = compared(*columns.values())
    print(table(columns))
    print(
        f"{figures['times_faster']:.0f} times faster; "
        f"P50 {figures['p50_gap_pct']:+.2f} %, P80 {figures['p80_gap_pct']:+.2f} %"
    )
    write_json(options.json, figures)


if __name__ == "__main__":
    main()
