"""A sound plan, and for every rule the smallest change that breaks just that rule."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from milepost.plan.plan import Plan

TODAY = date(2027, 1, 11)

Raw = dict[str, Any]


def on(days: int) -> str:
    """The day so many days from now."""
    return (TODAY + timedelta(days=days)).isoformat()


def _milestone(key: str, due: int, owner: str) -> Raw:
    return {
        "id": key,
        "title": key.title(),
        "due": on(due),
        "owner": owner,
        "value": 4,
        "moscow": "must",
        "status": "committed",
        "metric": {"name": "Riders", "baseline": 0, "target": 10},
        "promises": [{"said_on": on(-5), "due": on(due)}],
    }


def _task(key: str, milestone: str, owner: str) -> Raw:
    return {
        "id": key,
        "title": key.title(),
        "milestone": milestone,
        "owner": owner,
        "moscow": "must",
        "days": {"low": 2, "likely": 3, "high": 5},
    }


SOUND: Raw = {
    "title": "Sound",
    "vision": "Everyone crosses the bay with one ticket.",
    "horizon": on(180),
    "changed_on": on(-5),
    "people": {
        "ada": {"id": "ada", "name": "Ada", "seen_on": on(-5)},
        "ben": {"id": "ben", "name": "Ben", "seen_on": on(-5)},
    },
    "milestones": {
        "pilot": _milestone("pilot", 45, "ada"),
        "launch": _milestone("launch", 120, "ben"),
    },
    "tasks": {
        "sell": _task("sell", "pilot", "ada"),
        "check": _task("check", "pilot", "ben"),
        "tell": _task("tell", "launch", "ben"),
    },
    "dependencies": {
        "d1": {"id": "d1", "before": "pilot", "after": "launch"},
        "d2": {"id": "d2", "before": "sell", "after": "check"},
    },
    "risks": {
        "sun": {
            "id": "sun",
            "event": "Codes fade",
            "threatens": ["pilot"],
            "owner": "ada",
            "trigger": "One scan in ten fails",
            "response": "reduce",
            "mitigation": "Try three readers",
            "review_on": on(5),
        }
    },
    "assignments": {
        "a1": {"id": "a1", "part": "pilot", "person": "ada", "role": "responsible"},
        "a2": {"id": "a2", "part": "launch", "person": "ben", "role": "responsible"},
    },
    "reviews": {"v1": {"id": "v1", "on": on(-5)}},
    "feedback": {"f1": {"id": "f1", "on": on(-5), "feasibility": 4, "pacing": 3}},
}


def _set(*path: str, to: Any) -> Callable[[Raw], None]:
    """A flaw: the value at ``path`` is another."""

    def flaw(raw: Raw) -> None:
        *shelves, key = path
        for each in shelves:
            raw = raw.setdefault(each, {})
        raw[key] = to

    return flaw


def _all(*flaws: Callable[[Raw], None]) -> Callable[[Raw], None]:
    def flaw(raw: Raw) -> None:
        for each in flaws:
            each(raw)

    return flaw


def _done_late(raw: Raw) -> None:
    for number, days in enumerate((40, 60, 80)):
        done = {
            "id": f"old{number}",
            "title": "Old",
            "status": "done",
            "done_on": on(-300),
            "promises": [{"said_on": on(-500), "due": on(-300 - days)}],
        }
        raw["milestones"][f"old{number}"] = done


def _about(days: float) -> Raw:
    return {"low": days * 0.8, "likely": days, "high": days * 1.4}


def _one_after_the_other(raw: Raw) -> None:
    raw["tasks"]["third"] = _task("third", "launch", "ada") | {"days": _about(6)}
    raw["tasks"]["tell"] |= {"owner": "ada", "days": _about(6)}
    raw["dependencies"]["d3"] = {"id": "d3", "before": "third", "after": "tell"}


def _too_much_of_everything(raw: Raw) -> None:
    raw["tasks"]["tell"]["days"] = _about(55)
    raw["tasks"]["sell"]["days"] = _about(25)
    raw["tasks"]["third"] = _task("third", "launch", "ada") | {"days": _about(40)}


def _a_month_and_more() -> list[str]:
    return [on(days) for days in range(50) if days not in (7, 8, 9)]


def _almost_sure() -> Raw:
    return {"probability": 0.9, "delay": _about(60)}


def _promised_long_ago(raw: Raw) -> None:
    for each in raw["milestones"].values():
        each["promises"] = [{"said_on": on(-100), "due": each["due"]}]


def _nothing_left(raw: Raw) -> None:
    for each in raw["milestones"].values():
        each |= {"status": "done", "done_on": on(-200)}
    raw["tasks"] = {}
    raw["dependencies"] = {}


def _done_unseen(raw: Raw) -> None:
    done = {"id": "old", "title": "Old", "status": "done", "done_on": on(-10)}
    raw["milestones"]["old"] = done


def _minor(raw: Raw) -> None:
    for number in range(4):
        minor = _milestone(f"minor{number}", 60, "ada") | {"value": 1, "days": _certainly(1)}
        raw["milestones"][minor["id"]] = minor


def _many(raw: Raw) -> None:
    for number in range(6):
        more = _milestone(f"more{number}", 100, "ben") | {
            "days": {"low": 1, "likely": 2, "high": 3}
        }
        raw["milestones"][more["id"]] = more


def _certainly(days: float) -> Raw:
    return {"low": days, "likely": days, "high": days}


def _without(*path: str) -> Callable[[Raw], None]:
    def flaw(raw: Raw) -> None:
        *shelves, key = path
        for each in shelves:
            raw = raw[each]
        raw.pop(key)

    return flaw


def _far(raw: Raw) -> None:
    for key, days in (("pilot", 95), ("launch", 120)):
        raw["milestones"][key] |= {"due": on(days), "promises": []}
    raw["horizon"] = on(400)


#: For each rule the flaw, and the parts that its finding is about.
FLAWS: dict[str, tuple[Callable[[Raw], None], tuple[str, ...]]] = {
    "vision_missing": (_set("vision", to=" "), ()),
    "calendar_unknown": (_set("calendar", to={"country": "QQ"}), ()),
    "nothing_planned": (_nothing_left, ()),
    "horizon_missing": (_set("horizon", to=None), ()),
    "date_missing": (
        _all(_set("milestones", "launch", "due", to=None)),
        ("launch",),
    ),
    "date_past": (_set("milestones", "pilot", "due", to=on(-3)), ("pilot",)),
    "date_beyond_horizon": (_set("horizon", to=on(100)), ("launch",)),
    "date_moved": (
        _set(
            "milestones",
            "launch",
            "promises",
            to=[
                {"said_on": on(-40), "due": on(60)},
                {"said_on": on(-20), "due": on(90)},
                {"said_on": on(-5), "due": on(120)},
            ],
        ),
        ("launch",),
    ),
    "dates_slip": (_done_late, ()),
    "date_unlikely": (_set("risks", "sun", "now", to=_almost_sure()), ("pilot",)),
    "first_milestone_far": (_far, ("pilot",)),
    "research_without_time": (
        _all(
            _set("tasks", "check", "kind", to="research"),
            _set("tasks", "check", "days", to=_certainly(0)),
        ),
        ("check",),
    ),
    "dependency_circle": (
        _set("dependencies", "d3", to={"id": "d3", "before": "check", "after": "sell"}),
        ("sell", "check"),
    ),
    "dependency_inverted": (
        _all(
            _set("tasks", "sell", "due", to=on(30)),
            _set("tasks", "check", "due", to=on(20)),
        ),
        ("sell", "check"),
    ),
    "dependency_ignored": (
        _all(
            _set("tasks", "check", "status", to="started"),
            _set("tasks", "check", "started_on", to=on(-2)),
        ),
        ("sell", "check"),
    ),
    "dependency_dead": (
        _all(
            _set("tasks", "sell", "status", to="dropped"),
            _set("tasks", "tell", "owner", to="ada"),
        ),
        ("check", "sell"),
    ),
    "dependencies_missing": (
        _all(
            _without("dependencies", "d1"),
            _set("milestones", "third", to=_milestone("third", 60, "ada") | {"kind": "decision"}),
        ),
        ("pilot", "third", "launch"),
    ),
    "outside_without_contact": (
        _all(
            _set("tasks", "permit", to=_task("permit", "launch", "ben") | {"owner": None}),
            _set("dependencies", "d3", to={"id": "d3", "before": "permit", "after": "tell"}),
        ),
        ("permit", "tell"),
    ),
    "accountable_none": (_set("milestones", "launch", "owner", to=None), ("launch",)),
    "accountable_many": (
        _set(
            "assignments",
            "a3",
            to={"id": "a3", "part": "pilot", "person": "ben", "role": "accountable"},
        ),
        ("pilot",),
    ),
    "person_without_days": (_set("people", "ada", "days_per_week", to=0.0), ("ada",)),
    "over_capacity": (
        _all(
            _set("people", "ada", "days_off", to=_a_month_and_more()),
            _set("tasks", "sell", "days", to={"low": 1, "likely": 2, "high": 12}),
            _without("dependencies", "d2"),
        ),
        ("ada",),
    ),
    "chain_on_one": (_one_after_the_other, ("ada",)),
    "musts_over_capacity": (_too_much_of_everything, ("pilot", "launch")),
    "must_behind": (
        _all(_set("tasks", "sell", "moscow", to="could")),
        ("check", "sell"),
    ),
    "metric_missing": (_set("milestones", "pilot", "metric", to=None), ("pilot",)),
    "target_missing": (_set("milestones", "pilot", "metric", to={"name": "Riders"}), ("pilot",)),
    "too_many_milestones": (
        _many,
        ("pilot", *(f"more{number}" for number in range(6)), "launch"),
    ),
    "minor_milestones": (_minor, ("minor0", "minor1", "minor2", "minor3")),
    "value_unrated": (
        _all(
            _set("milestones", "pilot", "value", to=None),
            _set("milestones", "launch", "value", to=None),
        ),
        (),
    ),
    "user_value_missing": (
        _all(
            _set("milestones", "pilot", "value", to=3),
            _set("milestones", "launch", "value", to=2),
        ),
        ("pilot",),
    ),
    "user_value_late": (_set("milestones", "pilot", "value", to=2), ("launch",)),
    "work_unknown": (_without("tasks", "tell"), ("launch",)),
    "estimate_missing": (_set("tasks", "tell", "days", to=None), ("tell",)),
    "estimate_without_spread": (_set("tasks", "tell", "days", to=_certainly(3)), ("tell",)),
    "risks_missing": (_set("risks", to={}), ("pilot", "launch")),
    "risk_without_owner": (_set("risks", "sun", "owner", to=None), ("sun",)),
    "risk_without_trigger": (_set("risks", "sun", "trigger", to=""), ("sun",)),
    "risk_without_response": (_set("risks", "sun", "mitigation", to=""), ("sun",)),
    "risk_review_overdue": (_set("risks", "sun", "review_on", to=on(-9)), ("sun",)),
    "review_overdue": (_all(_promised_long_ago, _set("reviews", "v1", "on", to=on(-40))), ()),
    "reviews_missing": (_all(_promised_long_ago, _set("reviews", to={})), ()),
    "plan_unseen": (_set("people", "ben", "seen_on", to=on(-6)), ("ben",)),
    "feedback_missing": (_done_unseen, ("old",)),
    "feasibility_in_doubt": (_set("feedback", "f1", "feasibility", to=2), ()),
    "pacing_in_doubt": (_set("feedback", "f1", "pacing", to=5), ()),
}


def sound() -> Plan:
    return msgspec.convert(SOUND, Plan)


def flawed(rule: str) -> Plan:
    """The sound plan with the flaw that ``rule`` finds."""
    raw = copy.deepcopy(SOUND)
    FLAWS[rule][0](raw)
    return msgspec.convert(raw, Plan)
