"""The risk register: what may go wrong, how badly, what is done, by whom, until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from milepost.methods import three_point
from milepost.methods.frames import empty, require
from milepost.methods.risk_assessment.bands import USUAL, Bands
from milepost.methods.risk_assessment.model import residual
from milepost.methods.saying import said
from milepost.plan.parts import Milestone
from milepost.plan.plan import Plan
from milepost.plan.risks import Assessment, Risk, RiskStatus
from milepost.plan.work import Task
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["COLUMNS", "describe_register", "register"]

COLUMNS = (
    *("number", "risk", "cause", "event", "effect", "threatens"),
    *("likelihood", "impact", "score", "band", "response", "mitigation", "trigger"),
    *("owner", "review_on", "overdue", "status"),
    *("residual_likelihood", "residual_impact", "residual_score", "residual_band"),
    *("exposure", "residual_exposure"),
)

_STATUS = {RiskStatus.HAPPENED: 0, RiskStatus.OPEN: 1, RiskStatus.CLOSED: 2}


def register(plan: Plan, today: date, bands: Bands = USUAL) -> pd.DataFrame:
    """The plan's risks, what to talk about first on top.

    First what has happened, then what may: the gravest band first; within a band what is overdue
    for review, then by exposure and by score, since a score alone cannot order what shares a
    band. Risks that nobody has scored follow, then the closed ones.

    Args:
        plan: the plan with its risks.
        today: what is overdue is before this day.
        bands: where the bands begin.

    Returns:
        ``number`` (from 1), ``risk`` (id), ``cause``, ``event``, ``effect``, ``threatens`` (a
        tuple of titles), ``likelihood`` and ``impact`` (1 to 5, NaN where not scored), ``score``
        (their product), ``band``, ``response``, ``mitigation``, ``trigger``, ``owner`` (name),
        ``review_on``, ``overdue``, ``status``, the same scores as ``residual_…`` after the
        mitigation, ``exposure`` (probability times mean delay, in working days of each part that
        is threatened; NaN where one is not known) and ``residual_exposure``.
    """
    if not plan.risks:
        return empty(COLUMNS)
    found = pd.DataFrame([_row(plan, risk, today, bands) for risk in plan.risks.values()])
    found["order"] = [_STATUS[plan.risks[each].status] for each in found["risk"]]
    found["grave"] = [bands.rank(each) for each in found["band"]]
    keys = ["order", "grave", "overdue", "exposure", "score", "event", "risk"]
    rising = [True, False, False, False, False, True, True]
    found = found.sort_values(keys, ascending=rising, kind="stable", ignore_index=True)
    found["number"] = np.arange(1, len(found) + 1)
    return found[list(COLUMNS)]


def describe_register(register: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """How many risks are open, and what the open ones lack, as one sentence.

    Raises:
        Fault: a column is missing.
    """
    require(register, "status", "score", "owner", "trigger", "overdue")
    is_open = register[register["status"] == "open"]
    counts = {
        "unscored": is_open["score"].isna(),
        "overdue": is_open["overdue"].astype(bool),
        "ownerless": is_open["owner"].isna(),
        "triggerless": is_open["trigger"].fillna("") == "",
    }
    lacks = [
        said(f"method.risk_assessment.{name}", language, count=int(rows.sum()))
        for name, rows in counts.items()
        if rows.any()
    ]
    code = "register" if lacks else "register_whole"
    code = code if len(is_open) else "register_empty"
    return said(f"method.risk_assessment.{code}", language, count=len(is_open), lacks=lacks)


def _row(plan: Plan, risk: Risk, today: date, bands: Bands) -> dict[str, Any]:
    is_open = risk.status is RiskStatus.OPEN
    return {
        "risk": risk.id,
        "cause": risk.cause,
        "event": risk.event,
        "effect": risk.effect,
        "threatens": tuple(_titled(plan, part).title for part in risk.threatens),
        "response": risk.response.value if risk.response else None,
        "mitigation": risk.mitigation,
        "trigger": risk.trigger,
        "owner": plan.people[risk.owner].name if risk.owner else None,
        "review_on": risk.review_on,
        "overdue": bool(is_open and risk.review_on and risk.review_on < today),
        "status": risk.status.value,
        **_scored(risk.now, bands),
        **_prefixed(_scored(risk.residual or Assessment(), bands)),
        "exposure": _exposure(risk.now),
        "residual_exposure": _exposure(residual(risk)),
    }


def _titled(plan: Plan, part: str) -> Task | Milestone:
    return plan.tasks[part] if part in plan.tasks else plan.milestones[part]


def _scored(seen: Assessment, bands: Bands) -> dict[str, Any]:
    likelihood = float(seen.likelihood) if seen.likelihood else np.nan
    impact = float(seen.impact) if seen.impact else np.nan
    score = likelihood * impact
    return {
        "likelihood": likelihood,
        "impact": impact,
        "score": score,
        "band": bands.of(score),
    }


def _prefixed(scored: Mapping[str, Any]) -> dict[str, Any]:
    return {f"residual_{key}": value for key, value in scored.items()}


def _exposure(seen: Assessment | None) -> float:
    if seen is None or seen.probability is None or seen.delay is None:
        return np.nan
    days = seen.delay
    return seen.probability * float(three_point.mean(days.low, days.likely, days.high))
