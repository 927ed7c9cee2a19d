"""What those who use a milestone's result said of it."""

from __future__ import annotations

import msgspec

from milepost.plan.parts import Id
from milepost.plan.plan import Plan
from milepost.plan.reviews import Verdict, Voice

_LATEST = 3


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """How many users spoke, how many would keep, change or stop it, and the latest words first."""

    voices: int
    keep: int = 0
    change: int = 0
    stop: int = 0
    latest: tuple[str, ...] = ()


def heard(plan: Plan, milestone: Id) -> Heard | None:
    """What users said of a milestone; None where none has."""
    users = [f for f in plan.feedback.values() if f.about == milestone and f.voice is Voice.USERS]
    if not users:
        return None
    verdicts = [each.verdict for each in users]
    words = [each.said for each in reversed(users) if each.said.strip()]
    return Heard(
        voices=len(users),
        keep=verdicts.count(Verdict.KEEP),
        change=verdicts.count(Verdict.CHANGE),
        stop=verdicts.count(Verdict.STOP),
        latest=tuple(words[:_LATEST]),
    )
