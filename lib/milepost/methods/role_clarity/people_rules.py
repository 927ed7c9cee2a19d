"""Rules about people's days, their absence, and work that hangs on one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from milepost.methods.network.planned import part_of, planned_tasks
from milepost.methods.role_clarity.demand import demand
from milepost.methods.role_clarity.found import GRAVE, WARNING, Found
from milepost.methods.role_clarity.limits import RoleLimits
from milepost.methods.role_clarity.matrix_rules import Seen
from milepost.methods.timeline_mapping import critical_chains, timeline
from milepost.plan.faults import Fault
from milepost.plan.parts import Id
from milepost.plan.plan import Plan

__all__ = ["PEOPLE_RULES", "Staffed"]


class Staffed(NamedTuple):
    """A plan on the morning of ``today``, with its matrix of all parts."""

    plan: Plan
    today: date
    seen: Seen

    @property
    def limits(self) -> RoleLimits:
        """From where on rules speak up."""
        return self.seen.limits


def person_without_days(staffed: Staffed) -> Iterator[Found]:
    """Somebody who gives the plan no days does or answers for something in it."""
    for person in staffed.plan.people.values():
        held = [
            part
            for part in staffed.seen.parts
            if person.id in staffed.seen.by_part[part]["A"] + staffed.seen.by_part[part]["R"]
        ]
        if person.days_per_week == 0 and held:
            evidence = {"name": person.name, "titles": staffed.seen.titled(held)}
            yield Found("person_without_days", GRAVE, None, person.id, evidence)


def absent_when_due(staffed: Staffed) -> Iterator[Found]:
    """Whoever answers for a part is away on the day it is due."""
    for part, held in staffed.seen.by_part.items():
        due = part_of(staffed.plan, part).due
        for person in held["A"] if due is not None and due >= staffed.today else ():
            if due in staffed.plan.people[person].days_off:
                evidence = {
                    "name": staffed.seen.names[person],
                    "title": staffed.seen.titles[part],
                    "due": due,
                }
                yield Found("absent_when_due", WARNING, part, person, evidence)


def over_capacity(staffed: Staffed) -> Iterator[Found]:
    """The work that somebody has promised by a date takes more days than there are until then."""
    rows = demand(staffed.plan, staffed.today).to_dict("records")
    for person in dict.fromkeys(row["person"] for row in rows):
        theirs = [row for row in rows if row["person"] == person]
        worst = max(theirs, key=lambda row: row["over"])
        if worst["over"] > 0 and staffed.plan.people[person].days_per_week > 0:
            yield _overfull(staffed, worst)


def _overfull(staffed: Staffed, worst: dict[Any, Any]) -> Found:
    person = worst["person"]
    far = worst["over"] > staffed.limits.far_over * worst["days_available"]
    evidence = {
        "name": staffed.seen.names[person],
        "due": worst["due"],
        "needed": float(worst["days_needed"]),
        "available": float(worst["days_available"]),
        "over": float(worst["over"]),
    }
    return Found("over_capacity", GRAVE if far else WARNING, None, person, evidence)


def milestone_on_one(staffed: Staffed) -> Iterator[Found]:
    """All the tasks of a milestone are one person's."""
    owners: dict[Id, list[Id | None]] = {}
    for task in planned_tasks(staffed.plan).values() if len(staffed.plan.people) > 1 else ():
        if task.milestone is not None:
            owners.setdefault(task.milestone, []).append(task.owner)
    for key, theirs in owners.items():
        owner, title = theirs[0], staffed.plan.milestones[key].title
        if owner and set(theirs) == {owner} and len(theirs) >= staffed.limits.tasks_on_one:
            evidence = {"name": staffed.seen.names[owner], "title": title, "count": len(theirs)}
            yield Found("milestone_on_one", WARNING, key, owner, evidence)


def chain_on_one(staffed: Staffed) -> Iterator[Found]:
    """Most of the chain that decides the end is one person's."""
    days = _days_on_chain(staffed)
    total = sum(days.values())
    if not total or len(staffed.plan.people) < 2:
        return
    owner, most = days.most_common(1)[0]
    if owner is not None and most >= staffed.limits.chain_share * total:
        evidence = {"name": staffed.seen.names[owner], "days": most, "of": total}
        yield Found("chain_on_one", WARNING, None, owner, evidence)


def _days_on_chain(staffed: Staffed) -> Counter[Id | None]:
    """The working days of each owner on the chain that is over last; none if there is no order."""
    try:
        frame = timeline(staffed.plan, staffed.today)
    except Fault:
        return Counter()  # circles and owners without days are findings of their own
    days: Counter[Id | None] = Counter()
    chains = critical_chains(frame) if len(frame) else []
    on_chain = frame[frame["id"].isin(chains[0])] if chains else frame
    for row in on_chain.to_dict("records"):
        days[row["owner"]] += int(row["duration"])
    return days


PEOPLE_RULES: tuple[Callable[[Staffed], Iterator[Found]], ...] = (
    person_without_days,
    over_capacity,
    absent_when_due,
    milestone_on_one,
    chain_on_one,
)
