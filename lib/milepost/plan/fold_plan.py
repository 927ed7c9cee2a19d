"""How each event changes the plan."""

from __future__ import annotations

from functools import singledispatch
from typing import Any, TypeVar

import msgspec
from msgspec.structs import asdict, replace

from milepost.plan import events
from milepost.plan.events import Entry
from milepost.plan.faults import Fault
from milepost.plan.parts import DueDate, Milestone, Status
from milepost.plan.plan import Plan

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


@singledispatch
def _fold(event: events.Event, plan: Plan, entry: Entry) -> Plan:
    return plan


@_fold.register
def _(event: events.PlanEdited, plan: Plan, entry: Entry) -> Plan:
    return changed(plan, event.changes)


@_fold.register
def _(event: events.PersonPut, plan: Plan, entry: Entry) -> Plan:
    return replace(plan, people={**plan.people, event.person.id: event.person})


@_fold.register
def _(event: events.PersonLeft, plan: Plan, entry: Entry) -> Plan:
    stay = {key: person for key, person in plan.people.items() if key != event.person}
    return replace(plan, people=stay)


@_fold.register
def _(event: events.MilestoneAdded, plan: Plan, entry: Entry) -> Plan:
    added = event.milestone
    if added.id in plan.milestones:
        return plan
    if added.status is Status.COMMITTED and not added.promises:
        added = _promised(added, entry)
    return replace(plan, milestones={**plan.milestones, added.id: added})


@_fold.register
def _(event: events.MilestoneEdited, plan: Plan, entry: Entry) -> Plan:
    before = plan.milestones.get(event.milestone)
    if before is None:
        return plan
    after = changed(before, event.changes)
    committed = after.status is not Status.PROPOSED
    if committed and (not after.promises or after.promises[-1].due != after.due):
        after = _promised(after, entry)
    return replace(plan, milestones={**plan.milestones, after.id: after})


def _promised(milestone: Milestone, entry: Entry) -> Milestone:
    promise = DueDate(said_on=entry.at.date(), due=milestone.due)
    return replace(milestone, promises=(*milestone.promises, promise))


@_fold.register
def _(event: events.DecisionRecorded, plan: Plan, entry: Entry) -> Plan:
    return replace(plan, decisions={**plan.decisions, event.decision.id: event.decision})


@_fold.register
def _(event: events.ActionPut, plan: Plan, entry: Entry) -> Plan:
    return replace(plan, actions={**plan.actions, event.action.id: event.action})
