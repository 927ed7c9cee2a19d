"""What is looked back on: votes on sizes, forecasts, feedback, and the reviews themselves."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec

from milepost.plan import text
from milepost.plan.faults import Fault
from milepost.plan.parts import Id, Part, Score
from milepost.plan.work import Points


class EstimateRound(Part, frozen=True, kw_only=True):
    """One round of votes on a task's size, in the team's unit; ``agreed`` is what came out."""

    task: Id
    round: int = 1
    votes: dict[Id, Points] = msgspec.field(default_factory=dict)
    agreed: Points | None = None
    on: date | None = None


class Forecast(Part, frozen=True, kw_only=True):
    """On the day ``said_on`` a milestone was held 50 and 80 % likely by these dates."""

    milestone: Id
    said_on: date
    p50: date
    p80: date

    def __post_init__(self) -> None:
        if self.p50 > self.p80:
            raise Fault("forecast_order", p50=self.p50.isoformat(), p80=self.p80.isoformat())


class Voice(StrEnum):
    """Whose feedback it is: of those who build, or of those who use what was built."""

    TEAM = "team"
    USERS = "users"


class Verdict(StrEnum):
    """What users' feedback means for the plan."""

    KEEP = "keep"
    CHANGE = "change"
    STOP = "stop"


class Feedback(Part, frozen=True, kw_only=True):
    """What was said of a milestone, a feature or a room on one day.

    ``pacing`` runs from 1, far too slow, over 3, just right, to 5, far too fast. ``shown`` is
    what users saw, ``audience`` who they were.
    """

    on: date
    about: Id | None = None
    voice: Voice = Voice.TEAM
    feasibility: Score | None = None
    pacing: Score | None = None
    confidence: Score | None = None
    shown: str = ""
    audience: str = ""
    said: str = ""
    verdict: Verdict | None = None

    def __post_init__(self) -> None:
        for each in (self.shown, self.audience, self.said):
            text.check(each, text.TEXT, required=False)


class Review(Part, frozen=True, kw_only=True):
    """The plan was looked at again on this day; ``about`` are the parts, empty for all of it."""

    on: date
    about: tuple[Id, ...] = ()


class Cadence(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How often the plan is to be reviewed."""

    weeks: int = 2

    def __post_init__(self) -> None:
        if not 1 <= self.weeks <= 52:
            raise Fault("cadence_out_of_range", weeks=self.weeks)
