"""Rules about the milestones themselves: their number, their measures, and what users get."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.methods.working_days import public_holidays
from milepost.plan.faults import Fault
from milepost.plan.parts import Kind, Milestone, MoSCoW
from milepost.words import Titles

#: From so many minor milestones on, they drown the others.
_MANY_MINOR = 3


def vision_missing(seen: Examined) -> Iterator[Finding]:
    """Nobody can say what the milestones lead to."""
    if not seen.plan.vision.strip():
        yield Finding(rule="vision_missing", severity=Severity.WARNING)


def horizon_missing(seen: Examined) -> Iterator[Finding]:
    """The plan has no day to which it looks, so nothing can be planned back from it."""
    if seen.plan.horizon is None and seen.planned:
        yield Finding(rule="horizon_missing", severity=Severity.HINT)


def calendar_unknown(seen: Examined) -> Iterator[Finding]:
    """The holidays of the plan's country are not known, so no working day can be counted."""
    country = seen.plan.calendar.country
    try:
        public_holidays(country, seen.today.year, seen.today.year)
    except Fault:
        evidence = {"country": country}
        yield Finding(rule="calendar_unknown", severity=Severity.WARNING, evidence=evidence)


def nothing_planned(seen: Examined) -> Iterator[Finding]:
    """There is no milestone ahead."""
    if not seen.planned:
        yield Finding(rule="nothing_planned", severity=Severity.WARNING)


def metric_missing(seen: Examined) -> Iterator[Finding]:
    """A delivery has no measure, or a measure that says not how much."""
    for each in seen.planned:
        if each.kind is not Kind.DELIVERY:
            continue
        if each.metric is None:
            yield _about(each, "metric_missing", Severity.WARNING)
        elif each.metric.target is None:
            yield _about(each, "target_missing", Severity.WARNING, metric=each.metric.name)


def too_many_milestones(seen: Examined) -> Iterator[Finding]:
    """More milestones are open than a team can hold in mind, or too many of them are minor."""
    minor = [each for each in seen.planned if _is_minor(each, seen.limits.minor_value)]
    if len(minor) >= _MANY_MINOR and len(minor) * 3 > len(seen.planned):
        yield Finding(
            rule="minor_milestones",
            severity=Severity.WARNING,
            parts=tuple(each.id for each in minor),
            evidence={
                "count": len(minor),
                "planned": len(seen.planned),
                "titles": Titles(each.title for each in minor),
            },
        )
    elif len(seen.planned) > seen.limits.most_milestones:
        yield Finding(
            rule="too_many_milestones",
            severity=Severity.WARNING,
            parts=tuple(each.id for each in seen.planned),
            evidence={"count": len(seen.planned), "most": seen.limits.most_milestones},
        )


def user_value_late(seen: Examined) -> Iterator[Finding]:
    """Users wait long for the first thing that is worth much to them."""
    rated = [each for each in seen.planned if each.value is not None]
    if not rated:
        if seen.planned:
            yield Finding(rule="value_unrated", severity=Severity.HINT)
        return
    great = [each for each in rated if _is_great(each, seen.limits.great_value)]
    if not great:
        best = max(rated, key=lambda each: each.value or 0)
        yield _about(best, "user_value_missing", Severity.WARNING, value=best.value or 0)
    elif all(each.due for each in great) and not _comes_soon(seen, great):
        first = great[0]
        if any(each.value is None for each in seen.planned[: seen.planned.index(first)]):
            return  # what nobody has rated may come first
        count = sum(each.due is not None and each.due < first.due for each in rated if first.due)
        yield _about(first, "user_value_late", Severity.WARNING, due=first.due, earlier=count)


def _comes_soon(seen: Examined, great: list[Milestone]) -> bool:
    """Whether users get something within the first third of the way, or soon anyway."""
    within = timedelta(days=seen.limits.soon_days)
    if seen.plan.horizon is not None:
        within = max(within, (seen.plan.horizon - seen.today) / 3)
    return any(each.due is not None and each.due <= seen.today + within for each in great)


def _is_minor(milestone: Milestone, most: int) -> bool:
    little = milestone.value is not None and milestone.value <= most
    return little or (milestone.value is None and milestone.moscow is MoSCoW.COULD)


def _is_great(milestone: Milestone, least: int) -> bool:
    return milestone.value is not None and milestone.value >= least


def _about(milestone: Milestone, rule: str, severity: Severity, **evidence: object) -> Finding:
    about = {"title": milestone.title, **evidence}
    return Finding(rule=rule, severity=severity, parts=(milestone.id,), evidence=about)
