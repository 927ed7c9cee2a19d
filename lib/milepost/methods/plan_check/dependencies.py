"""Rules about what waits for what: circles, inversions, dead ends, and links nobody drew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from milepost.methods.network import cycles, is_planned
from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.plan.parts import Id, Milestone
from milepost.plan.work import Dependency, DependencyKind, Raci, Task
from milepost.words import Chain

#: From so many open milestones on, it is odd that none waits for another.
_MANY = 3
_SEES_TO_IT = (Raci.ACCOUNTABLE, Raci.RESPONSIBLE)


def dependency_circle(seen: Examined) -> Iterator[Finding]:
    """Parts wait for each other, so that none can begin."""
    for circle in cycles(seen.plan):
        titles = [seen.title(part) for part in circle]
        yield Finding(
            rule="dependency_circle",
            severity=Severity.GRAVE,
            parts=tuple(circle),
            evidence={"titles": Chain((*titles, titles[0]))},
        )


def dependency_inverted(seen: Examined) -> Iterator[Finding]:
    """What waits is to be over before what it waits for, or has been begun without it.

    With a lead the one may well begin, and even be over, before the other.
    """
    for each in seen.plan.dependencies.values():
        before, after = seen.part(each.before), seen.part(each.after)
        waits_for_end = each.kind is DependencyKind.FINISH_START and each.lag >= 0
        if not waits_for_end or not is_planned(before):
            continue
        if before.due and after.due and is_planned(after) and after.due < before.due:
            yield _inverted(each, before, after, "dependency_inverted")
        elif _has_begun(after):
            yield _inverted(each, before, after, "dependency_ignored")


def dependency_dead(seen: Examined) -> Iterator[Finding]:
    """Something waits for what was dropped or will not be done this time."""
    for each in seen.plan.dependencies.values():
        before, after = seen.part(each.before), seen.part(each.after)
        if before.done_on is None and not is_planned(before) and is_planned(after):
            yield Finding(
                rule="dependency_dead",
                severity=Severity.GRAVE,
                parts=(each.after, each.before),
                evidence={"after": after.title, "before": before.title},
            )


def dependencies_missing(seen: Examined) -> Iterator[Finding]:
    """Several milestones lie ahead, and nobody has said which waits for which."""
    linked = any(
        _milestone(seen, each.before) != _milestone(seen, each.after)
        for each in seen.plan.dependencies.values()
    )
    if len(seen.planned) >= _MANY and not linked:
        yield Finding(
            rule="dependencies_missing",
            severity=Severity.WARNING,
            parts=tuple(each.id for each in seen.planned),
            evidence={"count": len(seen.planned)},
        )


def outside_without_contact(seen: Examined) -> Iterator[Finding]:
    """Something is waited for that nobody in this plan owns, and nobody outside has promised."""
    held = {each.part for each in seen.plan.assignments.values() if each.role in _SEES_TO_IT}
    for each in seen.plan.dependencies.values():
        before, after = seen.part(each.before), seen.part(each.after)
        is_owned = before.owner is not None or each.before in held
        if is_planned(before) and is_planned(after) and not is_owned and not each.contact:
            yield Finding(
                rule="outside_without_contact",
                severity=Severity.WARNING,
                parts=(each.before, each.after),
                evidence={"before": before.title, "after": after.title},
            )


def _milestone(seen: Examined, key: Id) -> Id | None:
    return seen.plan.tasks[key].milestone if key in seen.plan.tasks else key


def _has_begun(part: Task | Milestone) -> bool:
    return part.done_on is not None or (isinstance(part, Task) and part.started_on is not None)


def _inverted(
    each: Dependency, before: Task | Milestone, after: Task | Milestone, rule: str
) -> Finding:
    days: dict[str, date | None] = {"before_due": before.due, "after_due": after.due}
    known = {key: day for key, day in days.items() if day is not None}
    return Finding(
        rule=rule,
        severity=Severity.GRAVE if rule == "dependency_inverted" else Severity.WARNING,
        parts=(each.before, each.after),
        evidence={"before": before.title, "after": after.title, **known},
    )
