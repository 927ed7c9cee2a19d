"""Rules about who answers for what, and whether they can."""

from __future__ import annotations

from collections.abc import Iterator

from milepost.methods.plan_check.examined import Examined
from milepost.methods.plan_check.finding import Finding, Severity, quoted
from milepost.methods.timeline_mapping import critical_chains
from milepost.plan.parts import Id, Milestone, Status
from milepost.plan.work import Raci, Task

#: So many steps, and more than this share of the days, make a chain one person's.
_MANY_STEPS, _MOST_OF = 3, 0.6


def owner_missing(seen: Examined) -> Iterator[Finding]:
    """Nobody answers for a milestone."""
    for each in seen.planned:
        if not _accountable(seen, each.id, each.owner):
            promised = each.status is Status.COMMITTED
            yield Finding(
                rule="owner_missing",
                severity=Severity.GRAVE if promised else Severity.WARNING,
                parts=(each.id,),
                evidence={"title": each.title},
            )


def owners_two(seen: Examined) -> Iterator[Finding]:
    """More than one person answers for a milestone, so nobody does."""
    for each in seen.planned:
        owners = _accountable(seen, each.id, each.owner)
        if len(owners) > 1:
            names = [seen.name(person) for person in owners]
            yield Finding(
                rule="owners_two",
                severity=Severity.WARNING,
                parts=(each.id, *owners),
                evidence={"title": each.title, "names": names, "count": len(names)},
            )


def owner_without_days(seen: Examined) -> Iterator[Finding]:
    """Somebody who gives the plan no days owns work in it."""
    without_tasks = [each for each in seen.planned if not seen.plan.tasks_of(each.id)]
    work: list[Task | Milestone] = [*seen.tasks, *without_tasks]
    for person in seen.plan.people.values():
        owned = [each for each in work if each.owner == person.id]
        if person.days_per_week == 0 and owned:
            yield Finding(
                rule="owner_without_days",
                severity=Severity.GRAVE,
                parts=(person.id, *(each.id for each in owned)),
                evidence={"name": person.name, "titles": quoted(each.title for each in owned)},
            )


def chain_through_one(seen: Examined) -> Iterator[Finding]:
    """The chain that decides the end rests on one person."""
    if seen.timeline is None:
        return
    for chain in critical_chains(seen.timeline)[:1]:
        steps = seen.timeline[seen.timeline["id"].isin(chain) & (seen.timeline["duration"] > 0)]
        owned = steps.dropna(subset=["owner"])
        days = owned.groupby("owner")["duration"].agg(["sum", "count"])
        all_days = int(steps["duration"].sum())
        heavy = days[(days["count"] >= _MANY_STEPS) & (days["sum"] > _MOST_OF * all_days)]
        for person, row in heavy.iterrows():
            yield Finding(
                rule="chain_through_one",
                severity=Severity.WARNING,
                parts=(str(person), *owned.loc[owned["owner"] == person, "id"]),
                evidence={
                    "name": seen.name(str(person)),
                    "count": int(row["count"]),
                    "days": int(row["sum"]),
                    "all": all_days,
                    "title": seen.title(chain[-1]),
                },
            )


def _accountable(seen: Examined, part: Id, owner: Id | None) -> list[Id]:
    """The owner first, then whoever else is said to be accountable."""
    said = [
        each.person
        for each in seen.plan.assignments.values()
        if each.part == part and each.role is Raci.ACCOUNTABLE
    ]
    return list(dict.fromkeys([*([owner] if owner else []), *said]))
