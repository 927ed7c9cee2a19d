"""What must hold before an import enters the plan: all of it fits, or none of it goes in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from milepost.plan import acts, events, text
from milepost.plan.events import Entry
from milepost.plan.faults import Refusal
from milepost.plan.fold_plan import bring_in
from milepost.plan.part_fields import part_of
from milepost.plan.plan import Plan


def import_refusal(plan: Plan, act: acts.BringIn, now: datetime) -> Refusal | None:
    """Why ``act`` cannot be done to the plan as it now is, or None."""
    if unnamed := text.refusal(act.source, text.TEXT):
        return unnamed
    for refusal in _ids(plan, act):
        return refusal
    event = events.Imported(source=act.source, changes=act.changes)
    _, faults = bring_in(plan, act.changes, Entry(seq=1, at=now, who="", event=event))
    return faults[0].refusal if faults else None


def _ids(plan: Plan, act: acts.BringIn) -> Iterator[Refusal]:
    """What is new has a new id, and what is changed is there."""
    added: set[str] = set()
    for change in act.changes:
        new = _new_id(plan, change)
        if new and (new in added or part_of(plan, new)):
            yield Refusal("id_taken", {"id": new})
        added.add(new)
        match change:
            case events.MilestoneEdited(milestone=key) if key not in plan.milestones:
                yield Refusal("milestone_unknown", {"milestone": key})
            case events.TaskEdited(task=key) if key not in plan.tasks:
                yield Refusal("task_unknown", {"task": key})


def _new_id(plan: Plan, change: events.ImportedEvent) -> str:
    match change:
        case events.MilestoneAdded(milestone=part) | events.TaskAdded(task=part):
            return part.id
        case events.RiskPut(risk=part) if part.id not in plan.risks:
            return part.id
        case events.ActionPut(action=part) if part.id not in plan.actions:
            return part.id
    return ""
