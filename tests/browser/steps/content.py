"""What the team says, by workshop and step; what is not said here is answered by the driver."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Values = dict[str, str]
#: The lane of each person; where the room sorts together, one.
Split = tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """A note, and the answers to the fields of its step by key."""

    text: str
    values: Values = field(default_factory=dict)


@dataclass(frozen=True)
class Alike:
    """Notes that say the same, by a part of their words, and the name of their group."""

    titles: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Order:
    """What waits: pairs of what is waited for and what waits; and dates, by title."""

    links: tuple[tuple[str, str], ...]
    dates: Values


GOAL = "By 30 June 2027 the town library lends 500 e-books a month"
LICENCES = "Licences are signed"
PILOT = "The pilot is evaluated"
BUDGET = "The council decides on the budget"
FIRST_LOAN = "A reader can borrow a first e-book"
CALL = "One of us calls every Friday"
WITHDRAWN = "The publisher leaves us"
NO_APP = "Nobody can install the app"
POSTERS = "Put up posters"

CONTENT: dict[str, dict[str, Any]] = {
    "smart_goals": {
        "ideas": (Note(GOAL), Note("Reading feels great"), Note("Doors open on Sundays")),
        "choose": 1,
        "draft": {
            GOAL: {
                "metric": "e-books lent, from the catalogue",
                "baseline": "20",
                "target": "500",
                "unit": "loans a month",
                "due": "2027-06-30",
                "owner": "Ana",
                "why": "Everybody in town reads what they like.",
            },
        },
    },
    "backward_planning": {
        "results": (Note(LICENCES, {"owner": "Ben"}), Note(PILOT, {"owner": "Cem"})),
        "pull": Order(
            links=((LICENCES, PILOT), (PILOT, GOAL)),
            dates={LICENCES: "2027-03-31", PILOT: "2027-05-14"},
        ),
        "forward": {
            LICENCES: {"metric": "Three signed contracts lie in the folder"},
            PILOT: {"metric": "Twenty readers have answered"},
        },
        "todo": (
            Note("Ask three publishers", {"milestone": LICENCES}),
            Note("Import the catalogue", {"milestone": PILOT}),
            Note("Train the volunteers", {"milestone": GOAL}),
        ),
    },
    "risk_assessment": {
        "reasons": (
            Note(
                "The publisher withdraws",
                {"cause": "prices rise", "effect": "no books", "threatens": GOAL},
            ),
            Note(NO_APP, {"threatens": PILOT}),
            Note("Our publisher has second thoughts", {"threatens": GOAL}),
        ),
        "alike": Alike(("The publisher withdraws", "second thoughts"), WITHDRAWN),
        "short": 2,
        "top": 2,
        "answers": {
            title: {
                "response": "reduce",
                "mitigation": f"{name} keeps a second way open",
                "trigger": "an answer takes longer than a week",
                "review_on": "2027-02-01",
                "owner": name,
            }
            for title, name in ((WITHDRAWN, "Ana"), (NO_APP, "Ben"))
        },
    },
    "prioritization": {
        "items": (Note(POSTERS, {"milestone": GOAL}),),
        "alone": {
            "Ask three publishers": ("must", "must", "should"),
            "Import the catalogue": ("must", "must", "must"),
            "Train the volunteers": ("should", "could", "should"),
            POSTERS: ("must", "wont", "could"),
        },
        "settle": {POSTERS: ("could",)},
    },
    "timeline_mapping": {
        "gaps": (Note(BUDGET, {"kind": "decision"}),),
        "order": Order(links=((BUDGET, LICENCES),), dates={BUDGET: "2027-01-29"}),
        "unknowns": {BUDGET: {"metric": "The decision stands in the minutes", "owner": "Ana"}},
    },
    "role_clarity": {"keep": 3},
    "agile_estimating": {"today": 2},
    "sprint_planning": {
        "days": (
            Note("Nothing", {"days": "8"}),
            Note("A course", {"days": "6"}),
            Note("Half of each week", {"days": "5"}),
        ),
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
        "why": {
            "The catalogue came in time": {"why_first": "Two of us began before we were asked"},
        },
        "ideas": (Note(CALL),),
        "keep": 1,
        "promise": {CALL: {"owner": "Ben", "due": "2027-01-15"}},
        "changes": {PILOT: {"due": "2027-05-28", "reason": "The readers ask for two weeks more"}},
    },
}
