from __future__ import annotations

import re
from typing import get_args

import pytest

from milepost import words
from milepost.plan import events, replay
from milepost.plan.acts import RoomAct
from milepost.plan.entities import AnyEntity
from milepost.screen import typescript


@pytest.fixture(scope="module")
def protocol() -> str:
    return typescript.protocol()


def test_protocol_ts_says_what_python_says(protocol: str) -> None:
    assert typescript.PROTOCOL.read_text() == protocol, "run `make types`"


def test_every_act_and_entity_has_its_type(protocol: str) -> None:
    for struct in (*get_args(RoomAct), *get_args(AnyEntity)):
        assert f"export interface {struct.__name__} {{" in protocol


def test_only_what_may_be_left_out_of_a_frame_is_optional(protocol: str) -> None:
    step = fields(protocol, "StepShown")
    assert "key: string;" in step
    assert "locked?: boolean;" in step
    assert not [field for field in fields(protocol, "Timer") if "?" in field]


def test_identity_and_role_travel_in_no_act(protocol: str) -> None:
    for act in get_args(RoomAct):
        names = {field.split(":", 1)[0].rstrip("?") for field in fields(protocol, act.__name__)}
        assert "act" in names
        assert not names & {"who", "at", "me", "author"}


def test_whatever_can_be_undone_has_a_word_in_the_history() -> None:
    for event in get_args(events.AnyEvent):
        if not issubclass(event, replay._LASTING):
            assert f"screen.event.{event.__struct_config__.tag}" in words.messages()


def fields(protocol: str, struct: str) -> list[str]:
    """The lines inside a struct's interface."""
    inside = re.search(rf"export interface {struct} {{\n(.*?)\n}}", protocol, re.DOTALL)
    assert inside is not None
    return [line.strip() for line in inside[1].splitlines()]
