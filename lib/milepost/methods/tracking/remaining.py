"""How much is left to do, in the unit in which the team's sprints are counted."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from milepost.methods.network.planned import planned_tasks
from milepost.plan.plan import Plan

__all__ = ["Remaining", "Unit", "remaining"]


class Unit(StrEnum):
    """What work is counted in."""

    POINTS = "points"
    ITEMS = "items"
    DAYS = "days"


class Remaining(msgspec.Struct, frozen=True, kw_only=True):
    """What is left: so much of a unit, in so many tasks, of which some are not sized."""

    amount: float
    unit: Unit
    tasks: int
    unsized: int = 0


def remaining(plan: Plan) -> Remaining:
    """What is left of a plan's tasks: points, or as many items if no open task has points.

    A task that nobody has sized counts as much as the sized ones do on average.
    """
    tasks = planned_tasks(plan).values()
    sizes = [each.points for each in tasks if each.points is not None]
    if not sizes:
        return Remaining(amount=float(len(tasks)), unit=Unit.ITEMS, tasks=len(tasks))
    unsized = len(tasks) - len(sizes)
    amount = sum(sizes) + unsized * sum(sizes) / len(sizes)
    return Remaining(amount=amount, unit=Unit.POINTS, tasks=len(tasks), unsized=unsized)
