"""How each event changes the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from milepost.plan import events
from milepost.plan.circles import circle, in_circles
from milepost.plan.events import Entry
from milepost.plan.faults import Fault
from milepost.plan.open_plan import OpenPlan
from milepost.plan.parts import DueDate, Id, Milestone, Status
from milepost.plan.plan import Plan
from milepost.plan.work import Dependency

P = TypeVar("P", bound=msgspec.Struct)


def fold_plan(plan: Plan | None, entry: Entry) -> Plan | None:
    """The plan after ``entry``; the same plan where it does not concern or suit it."""
    if plan is None:
        return entry.event.plan if isinstance(entry.event, events.PlanOpened) else None
    try:
        return _fold(entry.event, plan, entry)
    except Fault:
        return plan


def changed(part: P, changes: events.Changes) -> P:
    """``part`` with the values that ``changes`` sets.

    Raises:
        Fault: the part would be invalid.
    """
    return replace(part, **_set_values(changes))


def _set_values(changes: events.Changes) -> dict[str, Any]:
    return {key: value for key, value in asdict(changes).items() if value is not msgspec.UNSET}


def bring_in(
    plan: Plan, changes: Iterable[events.AnyEvent], entry: Entry
) -> tuple[Plan, list[Fault]]:
    """The plan after an import, in one pass, and why some of it does not suit the plan.

    Links are drawn last and looked at once for circles: one by one, each would be compared with
    all others.
    """
    faults: list[Fault] = []
    opened = OpenPlan.of(plan)
    links: dict[Id, Dependency] = {}
    for change in changes:
        if isinstance(change, events.DependencyPut):
            links[change.dependency.id] = change.dependency
            continue
        try:
            opened = OpenPlan.of(_fold(change, opened, entry))
        except Fault as fault:
            faults.append(fault)
    faults += _draw(opened, links)
    return opened.closed(), faults


def _draw(plan: Plan, links: dict[Id, Dependency]) -> Iterator[Fault]:
    """Draw ``links`` on an open plan; what would close a circle is left out, and told."""
    stuck = in_circles((d.before, d.after) for d in {**plan.dependencies, **links}.values())
    for drawn in links.values():
        pair = drawn.before, drawn.after
        if pair in stuck:
            yield Fault("link_circle", circle=" → ".join(pair))
            continue
        try:
            plan.having("dependencies", drawn)
        except Fault as fault:
            yield fault


def _is_work(plan: Plan, key: Id) -> bool:
    """Whether a milestone or a task has that id; with a risk or an action, logs of old share it."""
    return key in plan.milestones or key in plan.tasks


@singledispatch
def _fold(event: events.Event, plan: Plan, entry: Entry) -> Plan:
    return plan


@_fold.register
def _(event: events.PlanEdited, plan: Plan, entry: Entry) -> Plan:
    return changed(plan, event.changes)


@_fold.register
def _(event: events.Imported, plan: Plan, entry: Entry) -> Plan:
    return bring_in(plan, event.changes, entry)[0]


@_fold.register
def _(event: events.PersonPut, plan: Plan, entry: Entry) -> Plan:
    return plan.having("people", event.person)


@_fold.register
def _(event: events.PersonLeft, plan: Plan, entry: Entry) -> Plan:
    stay = {key: person for key, person in plan.people.items() if key != event.person}
    return replace(plan, people=stay)


@_fold.register
def _(event: events.PlanSeen, plan: Plan, entry: Entry) -> Plan:
    person = plan.people.get(event.person)
    if person is None:
        return plan
    return plan.having("people", replace(person, seen_on=entry.at.date()))


@_fold.register
def _(event: events.MilestoneAdded, plan: Plan, entry: Entry) -> Plan:
    added = event.milestone
    if _is_work(plan, added.id):
        return plan
    if added.status is Status.COMMITTED and not added.promises:
        added = _promised(added, entry)
    return _news(plan.having("milestones", added), entry)


@_fold.register
def _(event: events.MilestoneEdited, plan: Plan, entry: Entry) -> Plan:
    before = plan.milestones.get(event.milestone)
    if before is None:
        return plan
    after = changed(before, event.changes)
    committed = after.status is not Status.PROPOSED
    if committed and (not after.promises or after.promises[-1].due != after.due):
        after = _promised(after, entry)
    edited = plan.having("milestones", after)
    same = (before.due, before.owner, before.status) == (after.due, after.owner, after.status)
    return edited if same else _news(edited, entry)


def _promised(milestone: Milestone, entry: Entry) -> Milestone:
    promise = DueDate(said_on=entry.at.date(), due=milestone.due)
    return replace(milestone, promises=(*milestone.promises, promise))


def _news(plan: Plan, entry: Entry) -> Plan:
    """The plan with something new in it: whoever saw it before has not seen this."""
    return plan.changed(entry.at.date())


@_fold.register
def _(event: events.TaskAdded, plan: Plan, entry: Entry) -> Plan:
    added = event.task
    if _is_work(plan, added.id):
        return plan
    return _news(plan.having("tasks", added.estimated(added.days, added.points)), entry)


@_fold.register
def _(event: events.TaskEdited, plan: Plan, entry: Entry) -> Plan:
    before = plan.tasks.get(event.task)
    if before is None:
        return plan
    wanted = changed(before, event.changes)
    # The first estimate stays beside a new one, whatever else changes.
    after = changed(before.estimated(wanted.days, wanted.points), event.changes)
    edited = plan.having("tasks", after)
    same = (before.due, before.owner) == (after.due, after.owner)
    return edited if same else _news(edited, entry)


@_fold.register
def _(event: events.DependencyPut, plan: Plan, entry: Entry) -> Plan:
    drawn = event.dependency
    others = ((d.before, d.after) for d in plan.dependencies.values() if d.id != drawn.id)
    # Undone events can bring back what this one was drawn without.
    if circle(others, drawn.before, drawn.after):
        return plan
    return plan.having("dependencies", drawn)


@_fold.register
def _(event: events.DependencyRemoved, plan: Plan, entry: Entry) -> Plan:
    return plan.lacking("dependencies", event.dependency)


@_fold.register
def _(event: events.RiskPut, plan: Plan, entry: Entry) -> Plan:
    return plan.having("risks", event.risk)


@_fold.register
def _(event: events.AssignmentPut, plan: Plan, entry: Entry) -> Plan:
    return plan.having("assignments", event.assignment)


@_fold.register
def _(event: events.AssignmentRemoved, plan: Plan, entry: Entry) -> Plan:
    return plan.lacking("assignments", event.assignment)


@_fold.register
def _(event: events.EstimateRecorded, plan: Plan, entry: Entry) -> Plan:
    return plan.having("estimates", event.estimate)


@_fold.register
def _(event: events.SprintPut, plan: Plan, entry: Entry) -> Plan:
    return plan.having("sprints", event.sprint)


@_fold.register
def _(event: events.ForecastRecorded, plan: Plan, entry: Entry) -> Plan:
    return plan.having("forecasts", event.forecast)


@_fold.register
def _(event: events.FeedbackGiven, plan: Plan, entry: Entry) -> Plan:
    return plan.having("feedback", event.feedback)


@_fold.register
def _(event: events.ReviewHeld, plan: Plan, entry: Entry) -> Plan:
    return plan.having("reviews", event.review)


@_fold.register
def _(event: events.DecisionRecorded, plan: Plan, entry: Entry) -> Plan:
    return plan.having("decisions", event.decision)


@_fold.register
def _(event: events.ActionPut, plan: Plan, entry: Entry) -> Plan:
    return plan.having("actions", event.action)
