"""The shelves of a plan in the order in which an import fills them, and what stands on each."""

from __future__ import annotations

from typing import Final

from milepost.plan.parts import Action, Decision, Milestone, Part, Person
from milepost.plan.reviews import EstimateRound, Feedback, Forecast, Review
from milepost.plan.risks import Risk
from milepost.plan.work import Assignment, Dependency, Sprint, Task

PARTS: Final[dict[str, type[Part]]] = {
    "people": Person,
    "milestones": Milestone,
    "tasks": Task,
    "dependencies": Dependency,
    "risks": Risk,
    "assignments": Assignment,
    "estimates": EstimateRound,
    "sprints": Sprint,
    "forecasts": Forecast,
    "feedback": Feedback,
    "reviews": Review,
    "decisions": Decision,
    "actions": Action,
}

#: What a new part's id begins with where its key gives none.
PREFIXES: Final = dict(
    zip(PARTS, ("p", "m", "t", "l", "k", "c", "e", "s", "f", "b", "v", "d", "a"), strict=True)
)

#: The field that a part is known by.
TITLES: Final = {
    "people": "name",
    "milestones": "title",
    "tasks": "title",
    "risks": "event",
    "sprints": "goal",
    "decisions": "text",
    "actions": "text",
}
