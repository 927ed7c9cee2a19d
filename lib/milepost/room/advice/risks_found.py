"""Risks on the board that nobody watches, would see coming, or has an answer to."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.plan_check import Finding, Severity, risks
from milepost.methods.risk_assessment import Bands
from milepost.plan.agenda import Rate, Refine
from milepost.plan.risks import Response, Risk
from milepost.room.advice.found import Found, on_board
from milepost.room.advice.reading import Reading
from milepost.words import Titles

#: From this score on the usual bands call a risk high.
_HIGH = Bands().begin[1]
#: Which field puts right what a rule finds.
_BY_FIELD = {
    "owner": risks.risk_without_owner,
    "trigger": risks.risk_without_trigger,
    "mitigation": risks.risk_without_response,
}


def is_about_risks(reading: Reading) -> bool:
    """Whether the step rates or refines what is or becomes risks of the plan."""
    asks = isinstance(reading.step.activity, Rate | Refine)
    return asks and any(part in reading.plan.risks for part in reading.cards_by_part)


def risks_on_board(reading: Reading) -> list[Risk]:
    """The risks that the cards are or would become."""
    plan = reading.plan
    return [plan.risks[part] for part in reading.cards_by_part if part in plan.risks]


def answers_found(reading: Reading) -> Iterator[Found]:
    """What the fields of this step still lack."""
    activity = reading.step.activity
    keys = {field.key for field in activity.fields} if isinstance(activity, Refine) else set()
    for key, rule in _BY_FIELD.items():
        if key in keys:
            yield from on_board(reading, rule(reading.examined))


def unanswered_found(reading: Reading) -> Iterator[Found]:
    """The risks that a room has just rated high, and that nobody has an answer to."""
    high = [risk for risk in risks_on_board(reading) if _is_unanswered(risk)]
    if high:
        evidence = {"titles": Titles(risk.event for risk in high), "count": len(high)}
        finding = Finding(
            rule="risks_high",
            severity=Severity.WARNING,
            parts=tuple(risk.id for risk in high),
            evidence=evidence,
            words="method.advice",
        )
        yield from on_board(reading, [finding])


def _is_unanswered(risk: Risk) -> bool:
    score = (risk.now.likelihood or 0) * (risk.now.impact or 0)
    taken = risk.response is Response.ACCEPT or bool(risk.mitigation.strip())
    return score >= _HIGH and not taken
