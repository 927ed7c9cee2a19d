"""Rules about what comes first: too many Musts, and Musts that hang on lesser things."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.methods.prioritization import ShareLimits, effort_shares, inversions, team_days
from milepost.plan.parts import MoSCoW


def musts_over_capacity(seen: Examined) -> Iterator[Finding]:
    """Musts take so much of what fits that nothing is left to give up."""
    until = _last_must(seen)
    if until is None or seen.network is None or until < seen.today:
        return
    capacity = team_days(seen.plan, seen.today, until)
    limits = ShareLimits(must=seen.limits.must_share)
    shares = effort_shares(seen.plan, capacity or None, limits=limits, today=seen.today)
    (must,) = shares[shares["class"] == "must"].to_dict("records")
    if capacity and must["of_capacity"] > seen.limits.must_share:
        yield Finding(
            rule="musts_over_capacity",
            severity=Severity.GRAVE,
            parts=tuple(each.id for each in seen.planned if each.moscow is MoSCoW.MUST),
            evidence={
                "percent": round(100 * must["of_capacity"]),
                "effort": float(must["effort"]),
                "capacity": float(capacity),
                "until": until,
                "limit": round(100 * seen.limits.must_share),
            },
        )


def must_behind(seen: Examined) -> Iterator[Finding]:
    """A Must waits for something that may be given up."""
    if seen.network is None:
        return
    found = inversions(seen.plan, seen.today)
    musts = found[(found["class"] == "must") & found["waits_for_class"].isin(["could", "should"])]
    nearest = musts.sort_values("through", key=lambda each: each.map(len), kind="stable")
    for row in nearest.drop_duplicates("waits_for").to_dict("records"):
        grave = row["waits_for_class"] == "could"
        yield Finding(
            rule="must_behind",
            severity=Severity.GRAVE if grave else Severity.WARNING,
            parts=(row["item"], row["waits_for"]),
            evidence={
                "must": row["title"],
                "blocker": row["waits_for_title"],
                "blocker_class": row["waits_for_class"].title(),
            },
        )


def _last_must(seen: Examined) -> date | None:
    """The day by which the last Must is promised; where one is not, the plan's horizon if later."""
    musts = [each.due for each in seen.planned if each.moscow is MoSCoW.MUST]
    dated = [due for due in musts if due is not None]
    if len(dated) == len(musts) and dated:
        return max(dated)
    return None if seen.plan.horizon is None else max([*dated, seen.plan.horizon])
