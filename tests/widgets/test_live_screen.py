"""The contract of the live screen as a widget: what it tells a browser, and what it hears."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest

from milepost.plan.entities import DecisionShown, Progress
from milepost.plan.faults import Refusal
from milepost.screen import bundle
from milepost.widgets.live_screen import LiveScreen
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")

DECISION = DecisionShown(id="d1", text="Ship on Friday", on=date(2026, 11, 6))


def test_a_patch_is_sent_as_the_hub_would_send_it() -> None:
    screen = LiveScreen("AB234")
    screen.show(7, {"decision/d1": DECISION, "progress": Progress(members=3)})
    [frame] = line_of(screen).frames
    assert frame == {
        "seq": 7,
        "put": {
            "decision/d1": {"id": "d1", "text": "Ship on Friday", "on": "2026-11-06"},
            "progress": {"members": 3},
        },
        "drop": [],
    }


def test_a_patch_without_news_is_not_sent() -> None:
    screen = LiveScreen("AB234")
    screen.show(7, {}, ["decision/d1"])
    assert line_of(screen).frames == []


def test_a_screen_that_says_hello_is_told_everything_anew() -> None:
    screen = LiveScreen("AB234")
    screen.show(7, {"decision/d1": DECISION, "progress": Progress(members=3)})
    screen.show(8, {"progress": Progress(members=4)}, ["decision/d1"])
    line_of(screen).hear({"hello": 0})
    reset = {"seq": 8, "put": {"progress": {"members": 4}}, "drop": [], "reset": True}
    assert line_of(screen).frames[-1] == reset


def test_an_act_is_passed_on_as_it_came() -> None:
    screen, heard = LiveScreen("AB234"), list[dict[str, Any]]()
    screen.on_act(heard.append)
    line_of(screen).hear({"id": "a" * 22, "act": "reveal", "step": "vote"})
    assert heard == [{"id": "a" * 22, "act": "reveal", "step": "vote"}]


@pytest.mark.parametrize(
    "noise", [None, [], "x", {}, {"id": 3, "act": "reveal"}, {"act": "reveal"}]
)
def test_what_is_no_act_is_not_passed_on(noise: object) -> None:
    screen, heard = LiveScreen("AB234"), list[dict[str, Any]]()
    screen.on_act(heard.append)
    line_of(screen).hear(noise)
    assert heard == []


def test_outcomes_are_told_in_the_words_of_the_protocol() -> None:
    screen = LiveScreen("AB234")
    screen.acknowledge("a1", 9)
    screen.refuse("a2", Refusal("text_empty"))
    screen.tell_time(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    acked, refused, told = line_of(screen).frames
    assert acked == {"ack": "a1", "seq": 9}
    assert refused["refused"] == "a2"
    assert refused["why"]["text"] == Refusal("text_empty").say()
    assert told == {"now": "2026-11-22T09:30:00+00:00"}


def test_a_browser_cannot_change_room_or_mode() -> None:
    screen = LiveScreen("AB234", "participant")
    line_of(screen).update(room="OTHER", mode="facilitator", _esm="alert(1)")
    assert (screen.room, screen.mode) == ("AB234", "participant")
    assert "alert(1)" not in screen._esm


def test_behind_our_server_the_widget_is_a_shim_for_the_served_bundle() -> None:
    screen = LiveScreen("AB234", served=True)
    assert f"/static/screen/{bundle().script}" in screen._esm
    assert len(screen._esm) < 1000
    assert screen._css == ""


def test_elsewhere_the_widget_brings_everything_along() -> None:
    screen = LiveScreen("AB234")
    assert re.search(r"export\s*\{.*as default", screen._esm)
    addresses = re.findall(r"url\(\"?([^)\"]+)", screen._css)
    assert addresses
    assert [each for each in addresses if not each.startswith("data:")] == []
