"""A plan under examination: what several rules look at, worked out once."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import pandas as pd

from milepost.methods.network import Network, is_planned, network, part_of
from milepost.methods.network.planned import planned_tasks
from milepost.methods.plan_check.limits import Limits
from milepost.methods.risk_assessment import milestone_dates, simulate
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Milestone, Status
from milepost.plan.plan import Plan
from milepost.plan.work import Task


class Examined:
    """A plan on the morning of ``today``, and the limits that it is held against."""

    def __init__(self, plan: Plan, today: date, limits: Limits) -> None:
        self.plan, self.today, self.limits = plan, today, limits

    @cached_property
    def planned(self) -> list[Milestone]:
        """The milestones still to be reached this time, earliest first."""
        return [each for each in self.plan.milestones_by_date() if is_planned(each)]

    @cached_property
    def committed(self) -> list[Milestone]:
        """Those of them that somebody has promised."""
        return [each for each in self.planned if each.status is Status.COMMITTED]

    @cached_property
    def tasks(self) -> list[Task]:
        """The tasks still to be done this time."""
        return list(planned_tasks(self.plan).values())

    @cached_property
    def network(self) -> Network | None:
        """The plan as a network; None where a rule of its own says what is wrong with it."""
        try:
            return network(self.plan, self.today)
        except Fault:
            return None

    @cached_property
    def milestone_dates(self) -> pd.DataFrame | None:
        """When milestones are likely to be reached; None where nobody has said what they take."""
        works = self.network.activities.values() if self.network else ()
        if not any(each.spread for each in works):
            return None
        return milestone_dates(simulate(self.plan, self.today, runs=self.limits.runs))

    def part(self, key: Id) -> Task | Milestone:
        """The task or milestone with that id."""
        return part_of(self.plan, key)

    def title(self, part: Id) -> str:
        """What a milestone or task is called."""
        return self.part(part).title
