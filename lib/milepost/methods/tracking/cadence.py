"""Whether the plan, and each risk with a review date, is looked at as often as was agreed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pandas as pd

from milepost.methods.day_steps import days_on
from milepost.methods.frames import framed, require
from milepost.methods.saying import said
from milepost.plan.plan import Plan
from milepost.plan.risks import Risk, RiskStatus
from milepost.words import DEFAULT_LANGUAGE

__all__ = ["describe_reviews", "review_gaps", "reviews"]

_REVIEWS = ("kind", "id", "title", "last_on", "due_on", "overdue")
_GAPS = ("before", "on", "days", "over")

_Row = tuple[str, str | None, str, date | None, date]


def reviews(plan: Plan, today: date) -> pd.DataFrame:
    """Which reviews are due, of the plan and of its open risks, and by how many days overdue.

    The plan is due a cadence after the last review of all of it; one that was never reviewed is
    due a cadence after its first promise or sprint, and today if it has neither. A risk is due on
    its review date until a review names it.

    Returns:
        The plan first, then risks by date: ``kind`` (plan or risk), ``id`` (None for the plan),
        ``title``, ``last_on`` (None: never), ``due_on``, and ``overdue`` in calendar days, 0 if
        it is not.
    """
    rows: list[_Row] = [
        ("plan", None, plan.title, _last_review(plan, today), _plan_due(plan, today))
    ]
    risks = [each for each in plan.risks.values() if _is_watched(each)]
    for risk in sorted(risks, key=lambda each: (each.review_on or date.max, each.id)):
        last = _last_review(plan, today, risk.id)
        if risk.review_on is not None and (last is None or last < risk.review_on):
            rows.append(("risk", risk.id, risk.event, last, risk.review_on))
    counted = [(*row, max((today - row[-1]).days, 0)) for row in rows]
    return framed(counted, _REVIEWS)


def _is_watched(risk: Risk) -> bool:
    return risk.status is not RiskStatus.CLOSED and risk.review_on is not None


def _last_review(plan: Plan, today: date, part: str | None = None) -> date | None:
    held = (
        each.on
        for each in plan.reviews.values()
        if each.on <= today and (part in each.about if part else not each.about)
    )
    return max(held, default=None)


def _plan_due(plan: Plan, today: date) -> date:
    last = _last_review(plan, today) or _began(plan)
    return days_on(last, 7 * plan.cadence.weeks) if last else today


def _began(plan: Plan) -> date | None:
    said_on = [promise.said_on for each in plan.milestones.values() for promise in each.promises]
    return min([*said_on, *(each.start for each in plan.sprints.values())], default=None)


def review_gaps(plan: Plan, today: date) -> pd.DataFrame:
    """The time between one review of the whole plan and the next, the last one up to ``today``.

    Returns:
        ``before on days over``, oldest first: the days of two reviews (``on`` is None for the
        gap that is still open), calendar days between them, and by how many of these the agreed
        cadence was exceeded, 0 if it was not.
    """
    held = {each.on for each in plan.reviews.values() if not each.about and each.on <= today}
    days: list[date | None] = [*sorted(held)]
    allowed = 7 * plan.cadence.weeks
    rows = [
        (before, on, gap, max(gap - allowed, 0))
        for before, on in pairwise([*days, None] if days else [])
        if before is not None and (gap := ((on or today) - before).days) >= 0
    ]
    return framed(rows, _GAPS)


def describe_reviews(frame: pd.DataFrame, language: str = DEFAULT_LANGUAGE) -> str:
    """Which of the :func:`reviews` are overdue, in sentences.

    Raises:
        Fault: a column of the reviews is missing.
    """
    require(frame, *_REVIEWS)
    late = frame[frame["overdue"] > 0]
    if late.empty:
        return said("method.tracking.reviews.kept", language)
    return " ".join(
        said(
            f"method.tracking.reviews.{row.kind}",
            language,
            title=row.title,
            due=row.due_on,
            count=int(str(row.overdue)),
        )
        for row in late.itertuples()
    )
