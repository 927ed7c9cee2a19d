"""What people can ask for happens, and what is refused is refused in a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import get_args

import pytest

from milepost.places import PACKAGE
from milepost.plan import acts, consequences, fold_plan, fold_room
from milepost.plan.events import AnyEvent, RoomOpened
from milepost.plan.faults import Refusal
from milepost.room import sqlite
from milepost.words import messages

SAYING_NO = {"Refusal", "Fault", "StoreFault"}


@pytest.mark.parametrize("act", get_args(acts.AnyAct), ids=lambda act: act.__name__)
def test_every_act_has_a_consequence(act: type[acts.Act]) -> None:
    known = consequences._events
    assert known.dispatch(act) is not known.dispatch(object)


@pytest.mark.parametrize("event", get_args(AnyEvent), ids=lambda event: event.__name__)
def test_every_event_changes_something(event: type[AnyEvent]) -> None:
    folds = (fold_plan._fold, fold_room._fold)
    known = any(fold.dispatch(event) is not fold.dispatch(object) for fold in folds)
    assert known or event.__name__ in {"PlanOpened", RoomOpened.__name__, "Undone"}


def test_every_refusal_has_a_sentence_with_a_next_step() -> None:
    codes = set(_codes()) | set(sqlite._FAULTS.values())
    assert len(codes) > 60
    assert [code for code in sorted(codes) if not _sentences(code)] == []
    for code in codes:
        assert all(sentence.rstrip().endswith((".", ":", "?")) for sentence in _sentences(code))


def test_every_field_that_a_sentence_names_is_filled_in() -> None:
    said = Refusal("off_scale", {"value": 9, "low": 1, "high": 5}).say()
    assert said == "The scale runs from 1 to 5; 9 is not on it. Choose a value on the scale."


def test_what_was_typed_is_not_read_as_a_field_of_the_sentence() -> None:
    said = Refusal("field_changed", {"stands": "{yours} {0}", "yours": "x"}).say()
    assert "{yours} {0}" in said


def _codes() -> Iterator[str]:
    """The codes that the sources name where they say no."""
    for file in PACKAGE.rglob("*.py"):
        if "node_modules" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Name(id=name), args=[ast.Constant(value=str() as code), *_]
                    ) if name in SAYING_NO:
                        yield code


def _sentences(code: str) -> list[str]:
    known = messages()
    forms = (f"refused.{code}", f"refused.{code}.one", f"refused.{code}.other")
    return [known[form] for form in forms if form in known]
