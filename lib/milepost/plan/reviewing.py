"""When the plan was last looked at again, and when that is due."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.plan.agenda import Feedback, Source
from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.room_state import RoomState


def has_reviewed(room: RoomState) -> bool:
    """Whether a room looked at the whole plan again: it was asked about each of its milestones."""
    return any(
        isinstance(step.activity, Feedback)
        and room.agenda.source(step.of) is Source.MILESTONES
        and room.state(step.key).revealed
        for step in room.agenda.steps
    )


def review_due(plan: Plan, opened_on: date) -> date | None:
    """The day on which all of the plan is to be looked at again; None where nothing is planned.

    Args:
        plan: the plan, with its cadence and its reviews.
        opened_on: the day it was begun, from which is counted before the first review.
    """
    if not any(milestone.is_open for milestone in plan.milestones.values()):
        return None
    whole = (review.on for review in plan.reviews.values() if not review.about)
    return max(whole, default=opened_on) + timedelta(weeks=plan.cadence.weeks)


def checked_on(plan: Plan, parts: set[Id]) -> date | None:
    """The last day on which somebody said of one of these ``parts`` how it stands."""
    told = (review.on for review in plan.reviews.values() if parts.intersection(review.about))
    return max(told, default=None)
