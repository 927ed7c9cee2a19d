"""What the team says, by workshop and step; what is not said here is answered by the driver."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Values = dict[str, str]


@dataclass(frozen=True)
class Note:
    """A note, and the answers to the fields of its step by key."""

    text: str
    values: Values = field(default_factory=dict)


GOAL = "By 30 June 2027 the town library lends 500 e-books a month"
LICENCES = "Licences are signed"
PILOT = "The pilot is evaluated"
BUDGET = "The council decides on the budget"
FIRST_LOAN = "A reader can borrow a first e-book"
CALL = "One of us calls every Friday"

CONTENT: dict[str, dict[str, Any]] = {
    "smart_goals": {
        "ideas": (Note(GOAL), Note("Reading feels great")),
        "choose": 1,
        "draft": (
            {
                "metric": "e-books lent, from the catalogue",
                "baseline": "20",
                "target": "500",
                "unit": "loans a month",
                "due": "2027-06-30",
                "owner": "Ana",
                "why": "Everybody in town reads what they like.",
            },
        ),
    },
    "backward_planning": {
        "results": (Note(LICENCES, {"owner": "Ben"}), Note(PILOT, {"owner": "Cem"})),
        "pull": ((LICENCES, PILOT), (PILOT, GOAL)),
        "todo": (
            Note("Ask three publishers", {"milestone": LICENCES}),
            Note("Import the catalogue", {"milestone": PILOT}),
            Note("Train the volunteers", {"milestone": GOAL}),
        ),
    },
    "timeline_mapping": {
        "gaps": (Note(BUDGET, {"kind": "decision"}),),
        "order": ((BUDGET, LICENCES),),
    },
    "prioritization": {
        "items": (Note("Put up posters", {"milestone": GOAL}),),
        "alone": ("must", "must", "should", "could", "wont"),
    },
    "risk_assessment": {
        "reasons": (
            Note(
                "The publisher withdraws",
                {"cause": "prices rise", "effect": "no books", "threatens": GOAL},
            ),
            Note("Nobody can install the app", {"threatens": PILOT}),
        ),
        "short": 2,
        "top": 2,
        "answers": tuple(
            {
                "response": "reduce",
                "mitigation": f"{name} keeps a second way open",
                "trigger": "an answer takes longer than a week",
                "review_on": "2027-02-01",
                "owner": name,
            }
            for name in ("Ana", "Ben")
        ),
    },
    "role_clarity": {"keep": 2},
    "agile_estimating": {"today": 2},
    "sprint_planning": {
        "days": (Note("Nothing", {"days": "8"}), Note("A course", {"days": "6"})),
        "goal_lines": (Note(FIRST_LOAN), Note("Two publishers agree")),
        "goal": 1,
        "fill": 2,
    },
    "retrospective": {
        "facts": (
            Note("The catalogue came in time", {"sort": "well"}),
            Note("Nobody called the publishers back", {"sort": "badly"}),
        ),
        "topics": 1,
        "why": ({"why_first": "Each of us thought another would do it"},),
        "ideas": (Note(CALL),),
        "keep": 1,
        "promise": ({"owner": "Ben", "due": "2027-01-15"},),
    },
}
