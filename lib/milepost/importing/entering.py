"""What a plan is told of a part that enters it, or changes."""

from __future__ import annotations

from typing import Final

from milepost.importing.comparing import Compared
from milepost.plan import events
from milepost.plan.events import ImportedEvent, MilestoneChanges, TaskChanges
from milepost.plan.parts import Milestone, Part
from milepost.plan.work import Task

#: The event that puts a part on its shelf, new or in place of the old, and the field it has.
_PUT: Final[dict[str, tuple[type, str]]] = {
    "people": (events.PersonPut, "person"),
    "dependencies": (events.DependencyPut, "dependency"),
    "risks": (events.RiskPut, "risk"),
    "assignments": (events.AssignmentPut, "assignment"),
    "estimates": (events.EstimateRecorded, "estimate"),
    "sprints": (events.SprintPut, "sprint"),
    "forecasts": (events.ForecastRecorded, "forecast"),
    "feedback": (events.FeedbackGiven, "feedback"),
    "reviews": (events.ReviewHeld, "review"),
    "decisions": (events.DecisionRecorded, "decision"),
    "actions": (events.ActionPut, "action"),
}


def event_of(compared: Compared) -> ImportedEvent | None:
    """What the plan is told; None where nothing changes."""
    if compared.before is not None and not compared.fields:
        return None
    match compared.after:
        case Milestone():
            return _milestone(compared, compared.after)
        case Task():
            return _task(compared, compared.after)
    return _put(compared.shelf, compared.after)


def _put(shelf: str, part: Part) -> ImportedEvent:
    kind, field = _PUT[shelf]
    event: ImportedEvent = kind(**{field: part})
    return event


def _milestone(compared: Compared, after: Milestone) -> ImportedEvent:
    if compared.before is None:
        return events.MilestoneAdded(milestone=after)
    new = MilestoneChanges(**{field: getattr(after, field) for field in compared.fields})
    return events.MilestoneEdited(milestone=after.id, changes=new)


def _task(compared: Compared, after: Task) -> ImportedEvent:
    if compared.before is None:
        return events.TaskAdded(task=after)
    new = TaskChanges(**{field: getattr(after, field) for field in compared.fields})
    return events.TaskEdited(task=after.id, changes=new)
