"""The first page of what is made from a board: what leads in, some facts, how far the plan is."""

from __future__ import annotations

from datetime import date

from milepost.export.document import Cover, Fact, Said, Spoken
from milepost.export.roadmap import milestone_lines
from milepost.export.timeline import tally, timeline_of
from milepost.plan.plan import Plan


def plan_cover(plan: Plan, day: date, lead: str | Said | Spoken, *facts: Fact) -> Cover:
    """A cover with the milestones of ``plan``, as they stand on ``day``, on its banner."""
    lines = [line for line in milestone_lines(plan, day) if line.is_kept]
    return Cover(
        lead=lead,
        facts=facts,
        tally=tally(lines),
        path=timeline_of(lines, day, plan.horizon),
    )
