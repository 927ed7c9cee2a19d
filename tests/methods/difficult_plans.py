"""Plans that nobody would call sound, each with the day on which it is looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from milepost.methods import example
from milepost.plan.plan import Plan
from tests.methods.plans import TODAY, exactly, plan_of

#: Titles that a screen, a PDF, a spreadsheet or a template may take for more than text.
TITLES = (
    "<script>alert(1)</script> & <b>",
    '#set text(red) $x_1$ \\frac{1}{2} %s %(a)s "quoted"',
    "=HYPERLINK(A1)",
    "\u202eمرحبا بالعالم\u202c",  # noqa: RUF001 - no l is meant
    "👩🏽‍🚀👨‍👩‍👧 go",
    "one\nline\tand another",
    "x" * 300,
    "- [ ] *all* | of | _this_ `too`",
)
_LONG_AGO, _NEVER = date(1, 1, 3), date(9999, 12, 31)


def lived_in(**changes: Any) -> Plan:
    """The worked example, some of whose fields are others."""
    return msgspec.convert({**msgspec.to_builtins(example.plan()), **changes}, Plan)


def every(kind: str, **changes: Any) -> Plan:
    """The worked example, in which all parts of a kind have these fields."""
    parts = msgspec.to_builtins(example.plan())[kind]
    return lived_in(**{kind: {key: {**part, **changes} for key, part in parts.items()}})


def _people(**fields: Any) -> dict[str, Any]:
    return {key: {"id": key, "name": key, **fields} for key in ("ann", "bob")}


def _titled() -> Plan:
    named = dict(enumerate(TITLES))
    return plan_of(
        {
            f"t{number}": {"title": title, "owner": f"p{number}", "milestone": f"m{number}"}
            for number, title in named.items()
        },
        {f"m{n}": {"title": title, "due": "2027-02-01"} for n, title in named.items()},
        [(f"t{number}", f"t{number + 1}") for number in range(len(TITLES) - 1)],
        title=TITLES[0],
        vision="\n".join(TITLES),
        people={f"p{n}": {"id": f"p{n}", "name": title[:60]} for n, title in named.items()},
        risks={
            f"r{n}": {"id": f"r{n}", "event": title, "threatens": [f"t{n}"]}
            for n, title in named.items()
        },
    )


def _knotted() -> Plan:
    """Twenty tasks, of which each waits for ten before it."""
    links = [
        (f"t{one}", f"t{other}") for other in range(20) for one in range(max(0, other - 10), other)
    ]
    return plan_of({f"t{number}": {} for number in range(20)}, {"m": {}}, [*links, *links][:200])


def _done() -> Plan:
    day = "2027-01-08"
    return every("tasks", status="done", done_on=day, started_on=day, actual_days=0)


def _off() -> list[str]:
    return [(TODAY + timedelta(days=n)).isoformat() for n in range(800)]


def _dated(due: date) -> Plan:
    day = due.isoformat()
    tasks: dict[str, Any] = {
        "a": {"due": day, "milestone": "m", "owner": "ann"},
        "b": {"milestone": "m"},
    }
    milestones: dict[str, Any] = {
        "m": {"due": day, "owner": "bob", "status": "committed"},
        "n": {"due": day, "fixed": True},
    }
    return plan_of(
        tasks,
        milestones,
        [("a", "b")],
        horizon=day,
        changed_on=day,
        people=_people(seen_on=day),
        reviews={"v": {"id": "v", "on": day}},
        sprints={"s": {"id": "s", "start": day, "committed": 3, "completed": 2}},
        feedback={"f": {"id": "f", "on": day, "about": "m", "pacing": 3}},
        forecasts={"c": {"id": "c", "milestone": "m", "said_on": day, "p50": day, "p80": day}},
        risks={"r": {"id": "r", "event": "It rains", "review_on": day, "threatens": ["m"]}},
    )


def _begun_long_ago() -> Plan:
    return every("tasks", status="started", started_on="0001-01-03", earliest="9999-12-31")


def _sprints(*amounts: float | None) -> dict[str, Any]:
    return {
        f"s{n}": {"id": f"s{n}", "start": date(2026, 1 + n, 1).isoformat(), "completed": amount}
        for n, amount in enumerate(amounts)
    }


PLANS: dict[str, Callable[[], Plan]] = {
    "empty": plan_of,
    "people only": lambda: plan_of(people=_people()),
    "one bare milestone": lambda: plan_of({}, {"m": {}}),
    "one bare task": lambda: plan_of({"a": {}}),
    "all done": _done,
    "all dropped": lambda: every("milestones", status="dropped"),
    "nothing this time": lambda: every("tasks", moscow="wont"),
    "all that can be said is must": lambda: every("tasks", moscow="must", points=1),
    "a circle": lambda: plan_of(
        {"a": {}, "b": {}, "c": {}}, {}, [("a", "b"), ("b", "c"), ("c", "a")]
    ),
    "nobody has days": lambda: every("people", days_per_week=0),
    "half-time": lambda: every("people", days_per_week=0.25),
    "nobody is named": lambda: every("tasks", owner=None),
    "country unknown": lambda: lived_in(calendar={"country": "ZZ"}),
    "every day is worked": lambda: lived_in(calendar={"working_week": [0, 1, 2, 3, 4, 5, 6]}),
    "off for years": lambda: lived_in(calendar={"days_off": _off()}),
    "people off for years": lambda: every("people", days_off=_off()),
    "all in year 1": lambda: _dated(_LONG_AGO),
    "all in year 9999": lambda: _dated(_NEVER),
    "begun long ago": _begun_long_ago,
    "no days": lambda: every("tasks", days=exactly(0), points=0),
    "no estimates": lambda: every("tasks", days=None, points=None),
    "only points": lambda: every("tasks", days=None, points=5),
    "as long as can be": lambda: every("tasks", days=exactly(10_000), points=10_000),
    "lags of years": lambda: every("dependencies", lag=1000),
    "leads of years": lambda: every("dependencies", lag=-1000),
    "knotted": _knotted,
    "hostile titles": _titled,
    "sprints in which nothing came": lambda: lived_in(sprints=_sprints(0, 0, 0, 0)),
    "sprints with gaps": lambda: lived_in(sprints=_sprints(3, None, None, 8, None)),
    "certain risks without end": lambda: every(
        "risks", now={"probability": 1, "delay": exactly(10_000), "likelihood": 5, "impact": 5}
    ),
    "bare risks": lambda: every("risks", now={}, residual=None, threatens=[], owner=None),
}

#: Days on which the worked example is looked at.
DAYS = {
    "a Sunday": date(2027, 1, 10),
    "a holiday": date(2027, 3, 26),
    "year 1": date(1, 1, 1),
    "two centuries ago": date(1827, 1, 11),
    "two centuries ahead": date(2227, 1, 11),
    "year 9999": date(9999, 12, 31),
}
