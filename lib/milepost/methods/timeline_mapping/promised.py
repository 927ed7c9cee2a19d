"""The dates that were promised: the one that stands, and the first."""

from __future__ import annotations

from datetime import date

from milepost.methods.network import part_of
from milepost.plan.parts import Id, Milestone
from milepost.plan.plan import Plan

__all__ = ["first_date", "promised"]


def promised(plan: Plan, key: Id, baseline: Plan | None) -> dict[str, date | None]:
    """The date that stands for a part, and the first one it had."""
    part = part_of(plan, key)
    first = first_date(part, baseline) if isinstance(part, Milestone) else None
    return {"due": part.due, "first_due": first}


def first_date(milestone: Milestone, baseline: Plan | None) -> date | None:
    """The date of a milestone in the baseline, or without one that first committed to."""
    if baseline is None:
        return milestone.first_promise
    then = baseline.milestones.get(milestone.id)
    return then.due if then else None
