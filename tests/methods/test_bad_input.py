"""Whatever the plan, each method answers with what it documents, or says in a sentence why not."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost import methods
from milepost.methods import example
from milepost.methods.drawing import svg
from milepost.plan.faults import Fault
from milepost.plan.plan import Plan
from tests.methods.claims import assert_all_answer, assert_answers, columns_in, said_in
from tests.methods.difficult_plans import DAYS, PLANS, TITLES
from tests.methods.plan_methods import METHODS
from tests.methods.plans import TODAY, plan_of


@cache
def documented(name: str) -> tuple[type, list[tuple[str, ...]]]:
    """What a method gives for a plan that is sound."""
    found = METHODS[name].work(example.plan(), example.TODAY)
    return type(found), columns_in(found)


def test_every_method_that_takes_a_plan_is_tried() -> None:
    taking = {
        f"{method}.{name}"
        for method in dir(methods)
        for name in getattr(getattr(methods, method), "__all__", ())
        if "plan" in _first_arguments(getattr(getattr(methods, method), name))
    }
    tried_with_others = {
        "network.part_of",
        "plan_check.as_text",
        "scheduling.describe_clash",
        "tracking.verdicts",
    }
    assert {name for name in taking if name not in METHODS} <= tried_with_others


def _first_arguments(function: Any) -> tuple[str, ...]:
    code = getattr(function, "__code__", None)
    return code.co_varnames[:1] if code else ()


#: Of these, what is found is drawn too; of all of them where there is time.
_DRAWN = (
    "empty",
    "one bare task",
    "no days",
    "all in year 1",
    "all in year 9999",
    "hostile titles",
)


@pytest.mark.parametrize("plan", PLANS)
def test_a_difficult_plan_is_answered(plan: str) -> None:
    difficult = PLANS[plan]()
    for name, method in METHODS.items():
        found = assert_answers(method, difficult, TODAY, drawn=plan in _DRAWN)
        if found is not None:
            kind, columns = documented(name)
            assert (type(found), _without(columns_in(found), method.optional)) == (kind, columns)


def _without(columns: list[tuple[str, ...]], optional: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [tuple(each for each in frame if each not in optional) for frame in columns]


@pytest.mark.parametrize("day", DAYS)
def test_a_plan_is_answered_on_any_day(day: str) -> None:
    assert_all_answer(example.plan(), DAYS[day])


def test_hostile_titles_are_drawn_as_text() -> None:
    plan = PLANS["hostile titles"]()
    for name in ("timeline_mapping.timeline", "scheduling.schedule", "prioritization.backlog"):
        method = METHODS[name]
        found = method.work(plan, TODAY)
        pictures = [svg(draw(found), "All") for draw in method.drawn]
        assert pictures
        assert not [picture for picture in pictures if "<script" in picture]


@pytest.mark.parametrize("title", TITLES)
def test_a_circle_is_named_whatever_its_parts_are_called(title: str) -> None:
    plan = plan_of({"a": {"title": title}, "b": {}}, links=[("a", "b"), ("b", "a")])
    with pytest.raises(Fault) as caught:
        METHODS["network.network"].work(plan, TODAY)
    assert title in str(caught.value)


def test_work_that_a_part_of_a_week_makes_too_long_is_named_with_its_owner() -> None:
    people = {"ann": {"id": "ann", "name": "Ann", "days_per_week": 1}}
    days = {"low": 1, "likely": 2, "high": 3000}
    plan = plan_of({"a": {"owner": "ann", "days": days}}, people=people)
    with pytest.raises(Fault, match=r"3000 days of Ann, who gives 1 a week, take 15000\."):
        METHODS["network.network"].work(plan, TODAY)


def mutated(seed: int) -> Plan:
    """The worked example with up to six fields of its parts changed to what is allowed."""
    chance = random.Random(seed)
    raw = msgspec.to_builtins(example.plan())
    for _ in range(chance.randint(1, 6)):
        before = msgspec.json.encode(raw)
        _mutate(raw, chance)
        try:
            msgspec.convert(raw, Plan)
        except (Fault, msgspec.ValidationError):
            raw = msgspec.json.decode(before)
    return msgspec.convert(raw, Plan)


def _mutate(raw: dict[str, Any], chance: random.Random) -> None:
    kind = chance.choice([key for key, parts in raw.items() if isinstance(parts, dict) and parts])
    if kind in ("calendar", "cadence"):
        raw[kind] = chance.choice([{}, {"working_week": [6]}, {"country": "DE-BY"}, {"weeks": 52}])
        return
    parts = raw[kind]
    part = parts[chance.choice(list(parts))]
    if chance.random() < 0.15:
        del parts[part["id"]]
        return
    part[chance.choice([key for key in part if key != "id"])] = chance.choice(_VALUES)


_VALUES: tuple[Any, ...] = (
    *(None, 0, 0.5, 1, 5, 400, -7, "", "ann", "ada", "must", "wont", "done", "dropped", "started"),
    *("0001-01-01", "1999-12-31", "2027-01-09", "2027-01-11", "2027-12-25", "9999-12-31"),
    *({"low": 0, "likely": 0, "high": 0}, {"low": 1, "likely": 1, "high": 900}, [], {}, True),
    *("start_finish", "start_start", "closed", "happened", "accountable", "users", TITLES[1]),
)


@pytest.mark.soak
@pytest.mark.parametrize("plan", PLANS)
def test_a_difficult_plan_is_drawn(plan: str) -> None:
    assert_all_answer(PLANS[plan](), TODAY, drawn=True)


@pytest.mark.soak
@pytest.mark.parametrize("day", DAYS)
def test_a_plan_is_drawn_on_any_day(day: str) -> None:
    assert_all_answer(example.plan(), DAYS[day], drawn=True)


@settings(max_examples=3, deadline=None)
@given(st.integers(0, 10**9))
def test_a_plan_in_which_anything_was_changed_is_answered(seed: int) -> None:
    assert_all_answer(mutated(seed), example.TODAY)


@pytest.mark.soak
@settings(max_examples=2000, deadline=None)
@given(st.integers(0, 10**9))
def test_thousands_of_changed_plans_are_answered(seed: int) -> None:
    assert_all_answer(mutated(seed), example.TODAY, drawn=seed % 10 == 0)


def test_what_stands_on_a_figure_is_among_what_is_said() -> None:
    method = METHODS["timeline_mapping.timeline"]
    figure = method.drawn[0](method.work(example.plan(), example.TODAY))
    assert any("Gates read the ticket" in text for text in said_in(figure))
