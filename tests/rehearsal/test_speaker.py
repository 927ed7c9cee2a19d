"""What is answered reaches whoever asked, also where the answer does not say to what."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from milepost.rehearsal import speaker as speaking
from milepost.rehearsal.guest import Frame
from milepost.rehearsal.speaker import Speaker
from tests.rehearsal.stand import Line, agreed, refused

STEP = {"key": "ideas"}


@pytest.fixture(autouse=True)
def _without_a_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "_BREATH", 0.0)


def test_who_was_too_fast_asks_again_for_the_very_same_act() -> None:
    answers = iter([refused("too_fast"), refused("too_fast"), None])
    line = Line({}, lambda frame: next(answers) or agreed(frame))
    speaker = Speaker(line)
    assert asyncio.run(speaker.do(STEP, "write_note", text="One"))
    assert len({frame["id"] for frame in line.said}) == 1
    assert (len(line.said), speaker.tally.acts["ideas"], speaker.tally.refused) == (3, 1, [])


@pytest.mark.parametrize(("code", "fault"), [("field_changed", False), ("card_gone", True)])
def test_a_refusal_is_a_fault_unless_two_people_were_at_the_same_thing(
    code: str, fault: bool
) -> None:
    def refusing(frame: Frame) -> Frame:
        return refused(code, frame["id"])

    speaker = Speaker(Line({}, refusing))
    assert not asyncio.run(speaker.do(STEP, "write_note", text="One"))
    assert bool(speaker.tally.unexpected()) is fault


def test_all_who_read_the_same_card_agree_on_it_whatever_its_id() -> None:
    shown: dict[str, Any] = {"card/n1": {"title": "Sell"}, "card/n7": {"title": "Sell"}}
    one, other = Speaker(Line(shown), seed=1), Speaker(Line(shown), seed=2)
    assert one.common("n1").random() == other.common("n7").random()
