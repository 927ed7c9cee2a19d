"""Rules about what the work is thought to be."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity
from milepost.plan.parts import Kind
from milepost.plan.work import Task
from milepost.words import Titles


def work_unknown(seen: Examined) -> Iterator[Finding]:
    """A milestone was promised, but nobody has said what has to be done for it."""
    for each in seen.committed:
        has_work = bool(seen.plan.tasks_of(each.id)) or each.days is not None
        if not has_work and each.kind is not Kind.DECISION:
            yield Finding(
                rule="work_unknown",
                severity=Severity.WARNING,
                parts=(each.id,),
                evidence={"title": each.title},
            )


def estimate_missing(seen: Examined) -> Iterator[Finding]:
    """Tasks stand in the plan without an estimate."""
    without = [task for task in seen.tasks if task.days is None and task.points is None]
    if without:
        yield _tasks("estimate_missing", without, seen)


def estimate_without_spread(seen: Examined) -> Iterator[Finding]:
    """Estimates are one number, as if nothing could come otherwise."""
    certain = [
        task for task in seen.tasks if task.days and task.days.likely and not task.days.has_spread
    ]
    if certain:
        yield _tasks("estimate_without_spread", certain, seen)


def _tasks(rule: str, tasks: list[Task], seen: Examined) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        parts=tuple(task.id for task in tasks),
        evidence={
            "count": len(tasks),
            "all": len(seen.tasks),
            "titles": Titles(task.title for task in tasks),
        },
    )
