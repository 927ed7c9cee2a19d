"""Re-checks schedules against the instance as it was read, and shares no code with the solver."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.schedule_instances import Instance

__all__ = ["chain", "makespan", "wrongs"]


def wrongs(instance: Instance, starts: Sequence[int]) -> list[str]:
    """What is wrong with a schedule, in words; nothing if it is sound."""
    if len(starts) != len(instance.durations):
        return [f"{len(starts)} starts for {len(instance.durations)} activities"]
    found = [f"activity {place} starts at {day}" for place, day in enumerate(starts) if day < 0]
    found += [
        f"activity {after} starts less than {lag} days after activity {before}"
        for before, after, lag in instance.waits()
        if starts[after] - starts[before] < lag
    ]
    return found or _overloads(instance, starts)


def _overloads(instance: Instance, starts: Sequence[int]) -> list[str]:
    found = []
    for day in range(makespan(instance, starts)):
        running = [
            place
            for place, start in enumerate(starts)
            if start <= day < start + instance.durations[place]
        ]
        for resource, capacity in enumerate(instance.capacities):
            used = sum(instance.demands[place][resource] for place in running)
            if used > capacity:
                found.append(f"day {day} uses {used} of {capacity} of resource {resource}")
    return found


def makespan(instance: Instance, starts: Sequence[int]) -> int:
    """The day on which everything is over."""
    return max(start + days for start, days in zip(starts, instance.durations, strict=True))


def chain(instance: Instance) -> int:
    """The makespan if there were enough of each resource; for instances without lags."""
    starts = [0] * len(instance.durations)
    for _ in starts:
        for before, after, lag in instance.waits():
            starts[after] = max(starts[after], starts[before] + lag)
    return makespan(instance, starts)
