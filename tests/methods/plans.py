"""Random plans: work that waits for work, of people who have days off, in no circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from milepost.plan.plan import Plan
from milepost.plan.work import DependencyKind

TODAY = date(2027, 1, 11)  # a Monday

#: Titles that somebody may type, and none of which is a formula or markup.
HOSTILE = ("$x_1$", "<b>", "مرحبا بالعالم", "x" * 280, "\\frac{1}{2} %", "👩🏽‍🚀 go")

often = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

_DAYS = st.integers(-15, 40).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
_MAYBE_DAY = st.none() | _DAYS


def plan_of(
    tasks: Mapping[str, Mapping[str, Any]] | None = None,
    milestones: Mapping[str, Mapping[str, Any]] | None = None,
    links: Sequence[tuple[Any, ...]] = (),
    **others: Any,
) -> Plan:
    """A plan of parts given by their id, titled by it; links as before, after, kind and lag."""
    return msgspec.convert(
        {
            "title": "Invented",
            "tasks": _parts(tasks or {}),
            "milestones": _parts(milestones or {}),
            "dependencies": {
                f"l{number}": {"id": f"l{number}", **_link(*link)}
                for number, link in enumerate(links)
            },
            **others,
        },
        Plan,
    )


def exactly(days: float) -> dict[str, float]:
    """An estimate without spread."""
    return {"low": days, "likely": days, "high": days}


def _parts(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: {"id": key, "title": key, **fields} for key, fields in parts.items()}


def _link(before: str, after: str, kind: str = "finish_start", lag: int = 0) -> dict[str, Any]:
    return {"before": before, "after": after, "kind": kind, "lag": lag}


@st.composite
def plans(draw: st.DrawFn, *, days_off: bool = True, statuses: bool = False) -> Plan:
    """Up to nine tasks in up to three milestones; links run from earlier to later parts only.

    Args:
        days_off: whether people have days off and half weeks.
        statuses: whether some parts are done, started, dropped, or will not be done.
    """
    count = draw(st.integers(1, 9))
    stages = draw(st.integers(1, 3))
    milestones = {f"m{stage}": draw(_milestone(statuses)) for stage in range(stages)}
    where = sorted(draw(st.lists(st.integers(0, stages), min_size=count, max_size=count)))
    tasks = {
        f"t{number}": {
            **draw(_task(statuses)),
            "milestone": f"m{stage}" if stage < stages else None,
        }
        for number, stage in enumerate(where)
    }
    return plan_of(
        tasks,
        milestones,
        draw(st.lists(_links(where, stages), max_size=10)),
        people=_parts_of_people(draw(_people(days_off))),
        horizon=draw(_MAYBE_DAY),
    )


def _parts_of_people(people: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    return {key: {"id": key, "name": key, **fields} for key, fields in people.items()}


def _people(days_off: bool) -> st.SearchStrategy[dict[str, dict[str, Any]]]:
    one = st.fixed_dictionaries(
        {
            "days_off": st.lists(_DAYS, max_size=8) if days_off else st.just([]),
            "days_per_week": st.sampled_from([5.0, 2.5]) if days_off else st.just(5.0),
        }
    )
    return st.fixed_dictionaries({"ann": one, "bob": one})


def _task(statuses: bool) -> st.SearchStrategy[dict[str, Any]]:
    plain = st.fixed_dictionaries(
        {
            "days": st.none() | st.integers(0, 6).map(exactly),
            "owner": st.sampled_from([None, "ann", "bob"]),
            "earliest": _MAYBE_DAY,
            "due": _MAYBE_DAY,
        }
    )
    if not statuses:
        return plain
    stand = st.sampled_from(
        [
            {},
            {},
            {"status": "started", "started_on": "2027-01-06"},
            {"status": "started"},
            {"status": "done", "done_on": "2027-01-08", "started_on": "2027-01-05"},
            {"status": "dropped"},
            {"moscow": "wont"},
        ]
    )
    return st.builds(lambda task, standing: {**task, **standing}, plain, stand)


def _milestone(statuses: bool) -> st.SearchStrategy[dict[str, Any]]:
    plain = st.fixed_dictionaries(
        {
            "days": st.none() | st.integers(0, 6).map(exactly),
            "owner": st.sampled_from([None, "ann", "bob"]),
            "due": _MAYBE_DAY,
        }
    )
    stands: list[dict[str, Any]] = [{}]
    if statuses:
        stands += [
            {"status": "done", "done_on": "2027-01-08"},
            {"status": "dropped"},
            {"moscow": "wont"},
        ]
    return st.builds(
        lambda milestone, standing, fixed: {
            **milestone,
            **standing,
            "fixed": fixed and milestone["due"] is not None,
        },
        plain,
        st.sampled_from(stands),
        st.booleans(),
    )


@st.composite
def _links(draw: st.DrawFn, where: Sequence[int], stages: int) -> tuple[str, str, str, int]:
    """A link from an earlier to a later part: tasks of a milestone stand just before it."""
    order = [
        key
        for stage in range(stages + 1)
        for key in (
            *(f"t{number}" for number, each in enumerate(where) if each == stage),
            *([f"m{stage}"] if stage < stages else []),
        )
    ]
    first, second = sorted(
        draw(st.lists(st.integers(0, len(order) - 1), min_size=2, max_size=2, unique=True))
    )
    kind = draw(st.sampled_from([each.value for each in DependencyKind]))
    return order[first], order[second], kind, draw(st.integers(-4, 4))
