"""An invented plan to try the methods on: one ticket for all ferries of a bay.

Nobody of this company exists. Four people, five milestones and sixteen tasks are enough for every
method to have something to say:

>>> from milepost.methods import example
>>> plan = example.plan()
>>> len(plan.milestones), len(plan.tasks), len(plan.risks)
(5, 16, 5)
>>> example.TODAY.isoformat()
'2027-01-11'
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
import pandas as pd

from milepost.plan.plan import Plan

__all__ = ["TODAY", "finished_items", "past_sprints", "plan"]

#: The Monday on which the example is told.
TODAY = date(2027, 1, 11)

_PEOPLE: dict[str, dict[str, Any]] = {
    "ada": {"name": "Ada", "days_off": ["2027-02-15", "2027-02-16", "2027-02-17", "2027-02-18"]},
    "ben": {"name": "Ben"},
    "chi": {"name": "Chi", "days_per_week": 3.0},
    "dov": {"name": "Dov", "days_per_week": 2.5, "stakeholder": True},
}

# title, owner, due, first promise, value, urgency, class, what is measured
_MILESTONES = {
    "fares": ("One fare table", "dov", "2027-01-29", "2027-01-29", 2, 4, "must"),
    "pilot": ("Pilot on two lines", "ada", "2027-03-26", "2027-03-12", 5, 5, "must"),
    "gates": ("Gates read the ticket", "ben", "2027-04-30", "2027-04-30", 4, 4, "must"),
    "refunds": ("Refunds without a counter", "chi", "2027-05-28", None, 3, 2, "should"),
    "all-lines": ("One ticket on all lines", "ada", "2027-07-16", "2027-06-30", 5, 3, "must"),
}

_METRICS = {
    "fares": ("Lines in the table", 0, 9, "lines"),
    "pilot": ("Pilot riders a week", 0, 500, "riders"),
    "gates": ("Gates that read it", 0, 24, "gates"),
    "refunds": ("Refunds at the counter", 120, 20, "a week"),
    "all-lines": ("Rides with the one ticket", 0, 40, "%"),
}

# milestone, title, owner, class, points, low, likely, high
_TASKS = {
    "collect-fares": ("fares", "Collect the fares of nine lines", "dov", "must", 3, 2, 3, 5),
    "agree-zones": ("fares", "Agree on zones", "dov", "must", 3, 1, 2, 6),
    "try-codes": ("pilot", "Find out: do codes scan in the sun?", "ben", "must", 5, 3, 5, 10),
    "sell": ("pilot", "Sell a ticket on the phone", "ada", "must", 13, 10, 14, 24),
    "pay": ("pilot", "Take the payment", "ada", "must", 8, 6, 9, 15),
    "check-on-board": ("pilot", "Check a ticket on board", "ben", "must", 5, 4, 6, 9),
    "brief-crews": ("pilot", "Brief two crews", "chi", "should", 2, 1, 2, 3),
    "order-readers": ("gates", "Order and test the readers", "ben", "must", 5, 4, 6, 12),
    "gate-software": ("gates", "Open a gate by ticket", "ben", "must", 13, 9, 12, 20),
    "fit-gates": ("gates", "Fit 24 gates", "ben", "must", 8, 6, 8, 12),
    "refund-rules": ("refunds", "Write the refund rules", "dov", "should", 2, 1, 2, 4),
    "refund-page": ("refunds", "Ask for a refund on the phone", "chi", "should", 8, 5, 7, 12),
    "pay-back": ("refunds", "Pay back within a day", "ada", "could", 5, 3, 5, 9),
    "more-lines": ("all-lines", "Bring in seven more lines", "ada", "must", 13, 8, 12, 22),
    "help-page": ("all-lines", "Answer riders' questions", "chi", "should", 3, 2, 3, 5),
    "launch": ("all-lines", "Tell the bay", "chi", "must", 5, 3, 4, 6),
}

# before, after, kind, lag
_DEPENDENCIES = (
    ("collect-fares", "agree-zones", "finish_start", 0),
    ("fares", "sell", "finish_start", 0),
    ("sell", "pay", "start_start", 5),
    ("try-codes", "check-on-board", "finish_start", 0),
    ("try-codes", "order-readers", "finish_start", 0),
    ("check-on-board", "brief-crews", "finish_start", 0),
    ("order-readers", "fit-gates", "finish_start", 10),
    ("gate-software", "fit-gates", "finish_start", 0),
    ("pilot", "more-lines", "finish_start", 0),
    ("gates", "all-lines", "finish_start", 0),
    ("refund-rules", "refund-page", "finish_start", 0),
    ("refund-page", "pay-back", "finish_finish", 2),
    ("more-lines", "launch", "finish_start", 0),
)

_RISKS: dict[str, dict[str, Any]] = {
    "sun": {
        "cause": "Phones are dim and decks are bright",
        "event": "Codes do not scan in the sun",
        "effect": "Crews go back to paper",
        "threatens": ["check-on-board", "gate-software"],
        "now": {"likelihood": 3, "impact": 4, "probability": 0.4, "delay": (4, 8, 15)},
        "residual": {"likelihood": 2, "impact": 3, "probability": 0.15, "delay": (2, 4, 8)},
        "response": "reduce",
        "mitigation": "Try three readers on deck before ordering any",
        "trigger": "More than one scan in ten fails at noon",
        "owner": "ben",
        "review_on": "2027-01-25",
    },
    "readers-late": {
        "cause": "One supplier, eight weeks of delivery",
        "event": "The readers come late",
        "effect": "Gates stay shut for the ticket",
        "threatens": ["order-readers"],
        "now": {"likelihood": 4, "impact": 4, "probability": 0.5, "delay": (5, 10, 25)},
        "residual": {"likelihood": 2, "impact": 4, "probability": 0.2, "delay": (3, 6, 12)},
        "response": "transfer",
        "mitigation": "Agree on a penalty and a second source",
        "trigger": "No delivery date in writing by 29 January",
        "owner": "dov",
        "review_on": "2027-01-29",
    },
    "zones": {
        "cause": "Two lines earn on long trips",
        "event": "Two lines leave the zones",
        "effect": "The fare table starts again",
        "threatens": ["fares"],
        "now": {"likelihood": 2, "impact": 5, "probability": 0.2, "delay": (5, 10, 20)},
        "response": "avoid",
        "mitigation": "Guarantee their income for a year",
        "trigger": "A line asks for a fare of its own",
        "owner": "dov",
        "review_on": "2026-12-18",
    },
    "audit": {
        "cause": "The bank audits new payment flows",
        "event": "The audit asks for changes",
        "effect": "Payment opens later",
        "threatens": ["pay"],
        "now": {"likelihood": 3, "impact": 3, "probability": 0.3, "delay": (2, 5, 10)},
        "response": "accept",
        "owner": "ada",
    },
    "strike": {
        "event": "Crews strike in spring",
        "threatens": ["pilot"],
        "now": {"likelihood": 1, "impact": 4, "probability": 0.05, "delay": (5, 10, 20)},
    },
}

# committed and completed points of six sprints of two weeks, capacity in days
_SPRINTS = ((20, 17, 26), (18, 19, 27), (22, 16, 24), (18, 18, 27), (20, 14, 21), (18, 17, 26))

# title, who, points, estimated days, days it took, days before today
_FINISHED = (
    ("Draw the line map", "chi", 2, 1.5, 2.0, 88),
    ("Sell a day ticket at the counter", "ada", 8, 6.0, 9.0, 84),
    ("Print a ticket with a code", "ben", 3, 2.0, 2.5, 80),
    ("Read a code with a phone", "ben", 5, 4.0, 7.0, 74),
    ("Pay at the counter by card", "ada", 5, 4.0, 4.5, 70),
    ("List the stops of all lines", "dov", 2, 2.0, 2.0, 66),
    ("Count riders by hand", "chi", 1, 1.0, 1.0, 61),
    ("Sign in with a telephone number", "ada", 5, 5.0, 8.0, 57),
    ("Show the next departure", "chi", 3, 3.0, 3.0, 52),
    ("Test scanners in the harbour", "ben", 3, 2.0, 4.0, 47),
    ("Ask riders what they pay for", "chi", 2, 2.0, 1.5, 41),
    ("Keep a ticket without a network", "ada", 8, 7.0, 10.0, 36),
    ("Write the privacy notice", "dov", 1, 1.0, 1.5, 30),
    ("Pay with a second card", "ada", 3, 3.0, 4.0, 24),
    ("Cancel a ticket before the trip", "ben", 3, 2.5, 3.0, 19),
    ("Show a ticket to the crew", "ben", 5, 4.0, 5.0, 12),
)


def plan() -> Plan:
    """The plan as it stands on the morning of :data:`TODAY`."""
    return msgspec.convert(
        {
            "title": "One ticket for the bay",
            "vision": "Whoever wants to cross the bay steps aboard any ferry with one ticket.",
            "horizon": "2027-07-30",
            "calendar": {"country": "GB-ENG"},
            "changed_on": "2027-01-08",
            "people": {key: _person(key) for key in _PEOPLE},
            "milestones": {key: _milestone(key) for key in _MILESTONES},
            "tasks": {key: _task(key) for key in _TASKS},
            "dependencies": {f"d{n}": _dependency(n) for n in range(1, len(_DEPENDENCIES) + 1)},
            "risks": {key: _risk(key, risk) for key, risk in _RISKS.items()},
            "assignments": {each["id"]: each for each in _assignments()},
            "sprints": {f"s{n}": _sprint(n) for n in range(1, len(_SPRINTS) + 1)},
            "feedback": {each["id"]: each for each in _feedback()},
            "reviews": {f"v{n}": _review(n) for n in range(1, 5)},
        },
        Plan,
    )


def past_sprints() -> pd.DataFrame:
    """The sprints behind the plan, oldest first: ``committed``, ``delivered``, ``capacity``."""
    return pd.DataFrame(_SPRINTS, columns=["committed", "delivered", "capacity"]).astype(float)


def finished_items() -> pd.DataFrame:
    """What the team finished before: ``title person points estimate actual date``, oldest first.

    ``estimate`` and ``actual`` are in working days.
    """
    columns = ["title", "person", "points", "estimate", "actual", "date"]
    rows = [(*rest, TODAY - timedelta(days=ago)) for *rest, ago in _FINISHED]
    return pd.DataFrame(rows, columns=columns)


def _person(key: str) -> dict[str, Any]:
    return {"id": key, "seen_on": "2027-01-08", **_PEOPLE[key]}


def _milestone(key: str) -> dict[str, Any]:
    title, owner, due, first, value, urgency, moscow = _MILESTONES[key]
    name, baseline, target, unit = _METRICS[key]
    promised = [{"said_on": "2026-11-16", "due": first}] if first else []
    if first and first != due:
        promised.append({"said_on": "2027-01-08", "due": due})
    return {
        "id": key,
        "title": title,
        "owner": owner,
        "due": due,
        "value": value,
        "urgency": urgency,
        "moscow": moscow,
        "metric": {"name": name, "baseline": baseline, "target": target, "unit": unit},
        "term": "long" if key == "all-lines" else "short",
        "status": "committed" if first else "proposed",
        "promises": promised,
    }


def _task(key: str) -> dict[str, Any]:
    milestone, title, owner, moscow, points, *days = _TASKS[key]
    spread = dict(zip(("low", "likely", "high"), days, strict=True))
    return {
        "id": key,
        "milestone": milestone,
        "title": title,
        "owner": owner,
        "moscow": moscow,
        "points": points,
        "days": spread,
        "original_days": spread,
        "original_points": points,
        "kind": "research" if key == "try-codes" else "build",
    }


def _dependency(number: int) -> dict[str, Any]:
    before, after, kind, lag = _DEPENDENCIES[number - 1]
    return {"id": f"d{number}", "before": before, "after": after, "kind": kind, "lag": lag}


def _risk(key: str, risk: Mapping[str, Any]) -> dict[str, Any]:
    assessed = {
        each: {**risk[each], "delay": _spread(risk[each]["delay"])}
        for each in ("now", "residual")
        if each in risk
    }
    return {"id": key, **risk, **assessed}


def _spread(days: tuple[float, float, float]) -> dict[str, float]:
    low, likely, high = days
    return {"low": low, "likely": likely, "high": high}


def _assignments() -> list[dict[str, str]]:
    roles = [
        ("fares", "dov", "responsible"),
        ("fares", "ada", "consulted"),
        ("pilot", "ada", "responsible"),
        ("pilot", "ben", "responsible"),
        ("pilot", "chi", "informed"),
        ("gates", "ben", "responsible"),
        ("gates", "dov", "informed"),
        ("refunds", "chi", "responsible"),
        ("refunds", "dov", "consulted"),
        ("all-lines", "ada", "responsible"),
        ("all-lines", "chi", "responsible"),
        ("all-lines", "dov", "informed"),
    ]
    return [
        {"id": f"{part}-{person}", "part": part, "person": person, "role": role}
        for part, person, role in roles
    ]


def _sprint(number: int) -> dict[str, Any]:
    committed, completed, capacity = _SPRINTS[number - 1]
    start = TODAY - timedelta(weeks=2 * (len(_SPRINTS) - number + 1))
    return {
        "id": f"s{number}",
        "start": start.isoformat(),
        "weeks": 2,
        "capacity": capacity,
        "committed": committed,
        "completed": completed,
    }


def _feedback() -> list[dict[str, Any]]:
    scores = [
        ("2026-11-16", ((5, 3), (4, 3), (4, 4), (4, 3))),
        ("2026-12-14", ((4, 4), (4, 3), (3, 4), (4, 4))),
        ("2027-01-08", ((3, 4), (4, 4), (2, 5), (3, 4))),
    ]
    return [
        {"id": f"f-{day}-{n}", "on": day, "feasibility": feasibility, "pacing": pacing}
        for day, room in scores
        for n, (feasibility, pacing) in enumerate(room, 1)
    ]


def _review(number: int) -> dict[str, str]:
    return {"id": f"v{number}", "on": f"{TODAY - timedelta(days=3 + 14 * (4 - number))}"}
