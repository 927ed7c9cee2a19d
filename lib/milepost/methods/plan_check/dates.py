"""Rules about dates: missing, past, moved, or too good to be true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.plan.parts import Kind, Milestone, Status


def date_missing(seen: Examined) -> Iterator[Finding]:
    """Somebody has promised a milestone, but not when."""
    for each in seen.committed:
        if each.due is None:
            yield _about(each, "date_missing", Severity.WARNING)


def date_past(seen: Examined) -> Iterator[Finding]:
    """A milestone should have been reached by now."""
    for each in seen.planned:
        if each.due is not None and each.due < seen.today:
            late = seen.today - each.due
            yield _about(each, "date_past", Severity.GRAVE, due=each.due, late=late)


def date_beyond_horizon(seen: Examined) -> Iterator[Finding]:
    """A milestone lies behind the day to which the plan looks."""
    horizon = seen.plan.horizon
    for each in seen.planned:
        if horizon is not None and each.due is not None and each.due > horizon:
            yield _about(
                each, "date_beyond_horizon", Severity.WARNING, due=each.due, horizon=horizon
            )


def date_moved(seen: Examined) -> Iterator[Finding]:
    """A promised date has moved far, or again and again."""
    for each in seen.planned:
        said = [promise.due for promise in each.promises if promise.due is not None]
        later = [now for before, now in pairwise(said) if now > before]
        if not later:
            continue
        by = said[-1] - said[0]
        if len(later) > 1 or by.days > seen.limits.moved_days:
            yield _about(
                each,
                "date_moved",
                Severity.WARNING,
                first=said[0],
                due=said[-1],
                count=len(later),
                by=by,
            )


def dates_slip(seen: Examined) -> Iterator[Finding]:
    """Most of what was done so far came later than first promised, and dates lie ahead."""
    slips = [_slip(each) for each in seen.plan.milestones.values()]
    known = [slip for slip in slips if slip is not None]
    late = [slip for slip in known if slip > 0]
    ahead = any(each.due and each.due >= seen.today for each in seen.committed)
    if ahead and len(known) >= 3 and len(late) * 2 > len(known):
        evidence = {"late": len(late), "known": len(known), "by": timedelta(days=median(late))}
        yield Finding(rule="dates_slip", severity=Severity.WARNING, evidence=evidence)


def first_milestone_far(seen: Examined) -> Iterator[Finding]:
    """Nothing is to be reached for a long time, so nothing can be celebrated or corrected."""
    dated = [each for each in seen.planned if each.due is not None]
    if dated and dated[0].due is not None:
        away = dated[0].due - seen.today
        if away.days > seen.limits.soon_days:
            yield _about(
                dated[0], "first_milestone_far", Severity.HINT, due=dated[0].due, away=away
            )


def research_without_time(seen: Examined) -> Iterator[Finding]:
    """Something is to be found out, and no time is set aside for it."""
    for task in seen.tasks:
        timeless = not task.points and (task.days is None or task.days.likely == 0)
        if task.kind == "research" and timeless:
            yield _untimed(task.id, task.title)
    for each in seen.planned:
        timeless = each.days is None or each.days.likely == 0
        if each.kind is Kind.RESEARCH and timeless and not seen.plan.tasks_of(each.id):
            yield _untimed(each.id, each.title)


def _untimed(part: str, title: str) -> Finding:
    evidence = {"title": title}
    return Finding(
        rule="research_without_time", severity=Severity.WARNING, parts=(part,), evidence=evidence
    )


def _slip(milestone: Milestone) -> int | None:
    """Days from the first promise to the day it was done."""
    first = milestone.first_promise
    if milestone.status is not Status.DONE or milestone.done_on is None or first is None:
        return None
    return (milestone.done_on - first).days


def _about(
    milestone: Milestone, rule: str, severity: Severity, **evidence: date | timedelta | float | str
) -> Finding:
    about = {"title": milestone.title, **evidence}
    return Finding(rule=rule, severity=severity, parts=(milestone.id,), evidence=about)
