"""What schedules are compared with: plain CP-SAT, and the rule of latest finish alone."""

from __future__ import annotations

from ortools.sat.python import cp_model

from benchmarks.schedule_instances import Instance, problem
from milepost.methods.scheduling.serial import by_latest_finish
from milepost.methods.scheduling.windows import frame

__all__ = ["latest_finish", "plain"]


def plain(instance: Instance, seconds: float) -> tuple[list[int] | None, bool]:
    """The model as a manual has it, default settings, one worker.

    Returns:
        The starts, None if nothing was found, and whether the answer is proven.
    """
    model = cp_model.CpModel()
    last = sum(instance.durations)
    last += sum(abs(lag) for lags in instance.lags or () for lag in lags)
    starts = [model.new_int_var(0, last, "") for _ in instance.durations]
    bars = [
        model.new_fixed_size_interval_var(start, days, "")
        for start, days in zip(starts, instance.durations, strict=True)
    ]
    for resource, capacity in enumerate(instance.capacities):
        model.add_cumulative(bars, [each[resource] for each in instance.demands], capacity)
    for before, after, lag in instance.waits():
        model.add(starts[after] >= starts[before] + lag)
    over = model.new_int_var(0, last, "")
    for start, days in zip(starts, instance.durations, strict=True):
        model.add(over >= start + days)
    model.minimize(over)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.status_name(solver.solve(model))
    has_found = status in ("OPTIMAL", "FEASIBLE")
    found = [solver.value(start) for start in starts] if has_found else None
    return found, status in ("OPTIMAL", "INFEASIBLE")


def latest_finish(instance: Instance) -> list[int] | None:
    """One pass in the order of latest finish; None where maximum lags are in its way."""
    return by_latest_finish(frame(problem(instance)))
