"""Where in the events of a log names stand, and where what somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from milepost.plan import events
from milepost.plan.agenda import PLAN_FIELDS, Agenda, Collect, FieldKind, Refine

#: A field by the name of the struct that has it, as ``rewriting`` tells it.
Place = tuple[str, str]

#: Fields that hold the name of one person, by the struct that has them.
NAMES: Final[set[Place]] = {
    ("Person", "name"),
    ("Member", "name"),
    ("MemberRenamed", "name"),
    ("PersonAssigned", "person"),
    ("Dependency", "contact"),
    ("CardsLinked", "contact"),
    ("Feedback", "audience"),
}

#: Fields that hold the id of a person, or one made of it.
PEOPLE: Final[set[Place]] = {
    *((kind, "owner") for kind in ("Milestone", "Task", "Risk", "Action")),
    ("MilestoneChanges", "owner"),
    ("TaskChanges", "owner"),
    ("Person", "id"),
    ("Plan", "people#"),
    ("Assignment", "person"),
    ("PlanSeen", "person"),
    ("PersonLeft", "person"),
    ("EstimateRound", "votes#"),
}
MADE_OF_PEOPLE: Final[set[Place]] = {
    ("Assignment", "id"),
    ("Plan", "assignments#"),
    ("AssignmentRemoved", "assignment"),
}

#: Fields that hold what a member of a room writes.
WRITTEN: Final[set[Place]] = {
    ("Note", "text"),
    ("NoteEdited", "text"),
    ("GroupNamed", "name"),
    ("Commented", "text"),
    ("CardsLinked", "contact"),
    ("Parked", "text"),
}

#: Fields of the plan that hold sentences.
PLANNED: Final[set[Place]] = {
    *((kind, field) for kind in ("Plan", "PlanChanges") for field in ("title", "vision")),
    *(
        (kind, field)
        for kind in ("Milestone", "MilestoneChanges")
        for field in ("title", "outcome")
    ),
    *((kind, "title") for kind in ("Task", "TaskChanges")),
    *(("Risk", field) for field in ("event", "cause", "effect", "mitigation", "trigger")),
    *(("Feedback", field) for field in ("said", "shown", "audience")),
    ("Metric", "name"),
    ("Sprint", "goal"),
    ("Decision", "text"),
    ("Action", "text"),
    ("Dependency", "contact"),
    ("Imported", "source"),
}

WORDS: Final = (FieldKind.TEXT, FieldKind.LONG)


def card_field(owner: Any, field: str) -> str:
    """The key of the field of a card that is filled in there, if one is."""
    if isinstance(owner, events.FieldSet):
        return owner.field if field == "value" else ""
    return field.removeprefix("fields.") if field.startswith("fields.") else ""


def kinds(agenda: Agenda) -> dict[str, set[FieldKind]]:
    """What the fields of a room's cards take; a lane is a choice."""
    found: dict[str, set[FieldKind]] = {}
    for key, kind in _declared(agenda):
        found.setdefault(key, set(PLAN_FIELDS.get(key, ()))).add(kind)
    return found


def _declared(agenda: Agenda) -> Iterator[tuple[str, FieldKind]]:
    for step in agenda.steps:
        activity = step.activity
        if isinstance(activity, Collect | Refine):
            yield from ((field.key, field.kind) for field in activity.fields)
        elif lane := getattr(activity, "field", ""):
            yield lane, FieldKind.CHOICE
