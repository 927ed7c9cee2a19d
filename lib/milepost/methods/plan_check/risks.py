"""Rules about risks: nobody's, unseen coming, unanswered, or not looked at again."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.plan.risks import Response, Risk, RiskStatus


def risks_missing(seen: Examined) -> Iterator[Finding]:
    """Milestones were promised, and nobody has asked what could go wrong."""
    if seen.committed and not seen.plan.risks:
        yield Finding(
            rule="risks_missing",
            severity=Severity.WARNING,
            parts=tuple(each.id for each in seen.committed),
            evidence={"count": len(seen.committed)},
        )


def risk_without_owner(seen: Examined) -> Iterator[Finding]:
    """Nobody watches a risk."""
    for risk in _open(seen):
        if risk.owner is None:
            yield _about(risk, "risk_without_owner")


def risk_without_trigger(seen: Examined) -> Iterator[Finding]:
    """Nobody would see a risk coming."""
    for risk in _open(seen):
        if not risk.trigger.strip():
            yield _about(risk, "risk_without_trigger")


def risk_without_response(seen: Examined) -> Iterator[Finding]:
    """Nothing is done about a risk, and nobody has said that it is taken."""
    for risk in _open(seen):
        if risk.response is not Response.ACCEPT and not risk.mitigation.strip():
            yield _about(risk, "risk_without_response")


def risk_review_overdue(seen: Examined) -> Iterator[Finding]:
    """A risk should have been looked at again by now."""
    for risk in _open(seen):
        if risk.review_on is not None and risk.review_on < seen.today:
            late = seen.today - risk.review_on
            yield _about(risk, "risk_review_overdue", due=risk.review_on, late=late)


def _open(seen: Examined) -> list[Risk]:
    return [risk for risk in seen.plan.risks.values() if risk.status is RiskStatus.OPEN]


def _about(risk: Risk, rule: str, **evidence: object) -> Finding:
    about = {"event": risk.event, **evidence}
    return Finding(rule=rule, severity=Severity.WARNING, parts=(risk.id,), evidence=about)
