"""Rules about looking back: reviews, who knows the plan, and what people say of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from milepost.methods.day_steps import days_on
from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.plan.parts import Kind, Status
from milepost.plan.reviews import Feedback, Voice


def review_overdue(seen: Examined) -> Iterator[Finding]:
    """The plan has not been looked at again for longer than the team meant to."""
    held = [each.on for each in seen.plan.reviews.values() if not each.about]
    said = [promise.said_on for each in seen.committed for promise in each.promises]
    if not said:
        return
    since = max([*held, *said])
    ago, weeks = seen.today - since, seen.plan.cadence.weeks
    if held and ago > timedelta(weeks=weeks):
        evidence = {"since": since, "weeks": weeks, "ago": ago}
        yield Finding(rule="review_overdue", severity=Severity.WARNING, evidence=evidence)
    elif not held and ago > timedelta(days=seen.limits.soon_days):
        # Of a plan made elsewhere nobody knows how often it was meant to be reviewed.
        evidence = {"since": since, "ago": ago}
        yield Finding(rule="reviews_missing", severity=Severity.HINT, evidence=evidence)


def plan_unseen(seen: Examined) -> Iterator[Finding]:
    """Some people have not been shown the plan since it last changed."""
    changed = seen.plan.changed_on
    if changed is None:
        return
    people = seen.plan.people.values()
    unaware = [each for each in people if each.seen_on is None or each.seen_on < changed]
    if unaware:
        yield Finding(
            rule="plan_unseen",
            severity=Severity.WARNING,
            parts=tuple(each.id for each in unaware),
            evidence={
                "names": [each.name for each in unaware],
                "count": len(unaware),
                "people": len(seen.plan.people),
                "changed": changed,
            },
        )


def feedback_missing(seen: Examined) -> Iterator[Finding]:
    """Something was finished lately, and no user has been asked about it."""
    asked = {each.about for each in seen.plan.feedback.values() if each.voice is Voice.USERS}
    fresh = days_on(seen.today, -seen.limits.fresh_days)
    for each in seen.plan.milestones.values():
        done = each.status is Status.DONE and each.kind is Kind.DELIVERY
        if done and each.done_on and each.done_on >= fresh and each.id not in asked:
            yield Finding(
                rule="feedback_missing",
                severity=Severity.WARNING,
                parts=(each.id,),
                evidence={"title": each.title, "done": each.done_on},
            )


def team_in_doubt(seen: Examined) -> Iterator[Finding]:
    """The team's latest answers say that the plan cannot be done, or not at this pace."""
    answers = [each for each in seen.plan.feedback.values() if each.voice is Voice.TEAM]
    if not answers:
        return
    last = max(each.on for each in answers)
    latest = [each for each in answers if each.on == last]
    yield from _doubt(latest, "feasibility", 2.0, last)
    yield from _doubt(latest, "pacing", 4.0, last)


def _doubt(latest: list[Feedback], scale: str, limit: float, on: object) -> Iterator[Finding]:
    scores = [score for each in latest if (score := getattr(each, scale)) is not None]
    if not scores:
        return
    middle = float(median(scores))
    if (middle <= limit) if scale == "feasibility" else (middle >= limit):
        yield Finding(
            rule=f"{scale}_in_doubt",
            severity=Severity.WARNING,
            evidence={"median": middle, "count": len(scores), "on": on},
        )
