"""The dates that are as likely as not, and those that 80 of 100 runs keep.

A simulation takes a schedule and thousands of runs, and several documents ask for the same one, so
the last few are kept: a plan and a day have one answer.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import msgspec
import pandas as pd
from msgspec import field

from milepost.export.document import Spoken
from milepost.export.results import Record
from milepost.methods.risk_assessment import milestone_dates, simulate
from milepost.plan.faults import Fault, Refusal
from milepost.plan.parts import Id
from milepost.plan.plan import Plan


class LikelyDate(Record, frozen=True, kw_only=True):
    """When a milestone is reached: as likely as not, and in 80 of 100 runs.

    ``hundred`` is how many of 100 runs keep its date; None where it has none.
    """

    p50: date
    p80: date
    hundred: int | None = None


class Likely(Record, frozen=True, kw_only=True):
    """What a simulation says of a plan's milestones, and what it knows nothing of.

    ``dates`` hold only milestones whose work or risks are estimated; ``refusal`` is why there is
    no simulation at all.
    """

    dates: dict[Id, LikelyDate] = field(default_factory=dict)
    silent_risks: int = 0
    certain_tasks: int = 0
    refusal: Spoken | None = None


def likely(plan: Plan, day: date) -> Likely:
    """What the plan as it stands makes likely from the morning of ``day`` on."""
    if not _is_uncertain(plan):
        return Likely()
    return _likely(msgspec.json.encode(plan), day)


def _is_uncertain(plan: Plan) -> bool:
    """Whether anybody has said how long work takes, or what a risk costs: else no run differs."""
    return (
        any(each.days is not None for each in plan.tasks.values())
        or any(each.days is not None for each in plan.milestones.values())
        or any(each.now.delay is not None for each in plan.risks.values())
    )


@lru_cache(maxsize=8)
def _likely(plan: bytes, day: date) -> Likely:
    try:
        found = milestone_dates(simulate(msgspec.json.decode(plan, type=Plan), day))
    except Fault as fault:
        return Likely(refusal=_said(fault.refusal))
    known = found[found["days95"] > found["days50"]]
    return Likely(
        dates={row["milestone"]: _date(row) for row in known.to_dict("records")},
        silent_risks=found.attrs.get("silent_risks", 0),
        certain_tasks=found.attrs.get("certain_tasks", 0),
    )


def _date(row: dict[Any, Any]) -> LikelyDate:
    hundred = None if pd.isna(row["chance"]) else round(100 * row["chance"])
    return LikelyDate(p50=row["p50"], p80=row["p80"], hundred=hundred)


def _said(refusal: Refusal) -> Spoken:
    return Spoken(refusal.say)
