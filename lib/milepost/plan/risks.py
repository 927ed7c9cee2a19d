"""What may go wrong, how likely and how badly, and what is done about it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from milepost.plan import text
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Part, Score
from milepost.plan.three_point import ThreePoint

Probability = Annotated[float, Meta(ge=0, le=1)]


class Response(StrEnum):
    """What is done about a threat (PMBOK Guide, plan risk responses)."""

    AVOID = "avoid"
    REDUCE = "reduce"
    TRANSFER = "transfer"
    ACCEPT = "accept"


class RiskStatus(StrEnum):
    """Whether it may still happen, has happened, or no longer can."""

    OPEN = "open"
    HAPPENED = "happened"
    CLOSED = "closed"


class Assessment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a risk is seen: scores for the matrix, and what the simulation needs.

    ``probability`` is that it happens at all, ``delay`` the working days it then costs each
    part that it threatens.
    """

    likelihood: Score | None = None
    impact: Score | None = None
    probability: Probability | None = None
    delay: ThreePoint | None = None


class Risk(Part, frozen=True, kw_only=True):
    """Because of ``cause``, ``event`` may happen, with ``effect`` on the parts it ``threatens``.

    ``now`` is the risk as it stands, ``residual`` as it would be after the mitigation.
    ``trigger`` is what one would see shortly before. ``key`` is where it was brought in from, if
    it was.
    """

    event: str
    cause: str = ""
    effect: str = ""
    threatens: tuple[Id, ...] = ()
    now: Assessment = Assessment()
    residual: Assessment | None = None
    response: Response | None = None
    mitigation: str = ""
    trigger: str = ""
    owner: Id | None = None
    review_on: date | None = None
    status: RiskStatus = RiskStatus.OPEN
    key: str = ""

    def __post_init__(self) -> None:
        text.check(self.event, text.TITLE)
        text.check(self.key, text.TITLE, required=False)
        for each in (self.cause, self.effect, self.mitigation, self.trigger):
            text.check(each, text.TEXT, required=False)
        if len(set(self.threatens)) != len(self.threatens):
            raise Fault("threatened_twice", event=self.event)
