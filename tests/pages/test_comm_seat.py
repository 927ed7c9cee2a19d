"""A live screen in a notebook is a seat like any other: told by view, heard by permits."""

from typing import Any

import pytest

from milepost.pages.comm_seat import CommSeat
from milepost.plan import acts
from milepost.room.room import new_id
from milepost.room.timebox import end_timebox, timebox_end
from milepost.widgets.live_screen import LiveScreen
from tests.pages.stage import CANARY, Workshop
from tests.widgets.comms import FakeComm, line_of

pytestmark = pytest.mark.usefixtures("fake_comms")


@pytest.fixture
def workshop() -> Workshop:
    return Workshop()


@pytest.fixture
def line(workshop: Workshop) -> FakeComm:
    screen = LiveScreen(workshop.code)
    CommSeat(workshop.host, screen)
    return line_of(screen)


def asked(**act: Any) -> dict[str, Any]:
    return {"id": new_id(), **act}


def test_a_seat_is_told_the_room_at_once(line: FakeComm, workshop: Workshop) -> None:
    [first] = line.frames
    assert first["put"]["room"]["code"] == workshop.code
    assert first["put"]["me"]["role"] == "facilitator"


def test_an_act_is_done_shown_and_then_acknowledged(line: FakeComm, workshop: Workshop) -> None:
    act = asked(act="go_to", step="ideas", leaving="welcome")
    line.hear(act)
    shown, acked = line.frames[-2:]
    assert shown["put"]["step"]["key"] == "ideas"
    assert acked == {"ack": act["id"], "seq": workshop.host.board.seq}
    assert workshop.host.state.step.key == "ideas"


def test_an_act_that_is_sent_again_is_done_once(line: FakeComm, workshop: Workshop) -> None:
    act = asked(act="record_decision", text="Ship on Friday")
    line.hear(act)
    line.hear(act)
    plan = workshop.host.board.plan
    assert plan is not None
    assert len(plan.decisions) == 1
    assert line.frames[-1]["ack"] == act["id"]


def test_an_act_that_may_not_be_is_refused_in_a_sentence(line: FakeComm) -> None:
    act = asked(act="reveal", step="exit")
    line.hear(act)
    assert line.frames[-1]["refused"] == act["id"]
    assert line.frames[-1]["why"]["text"].endswith(".")


@pytest.mark.parametrize(
    "act",
    [
        {"act": "fly"},
        {"act": "rename", "name": 7},
        {"act": "rename", "name": "Eve", "who": "somebody else"},
        {"act": "open_plan", "plan": {"title": "Mine"}},
    ],
)
def test_garbage_is_refused_and_changes_nothing(
    line: FakeComm, workshop: Workshop, act: dict[str, Any]
) -> None:
    before = workshop.host.board.seq
    line.hear(asked(**act))
    assert "refused" in line.frames[-1]
    assert workshop.host.board.seq == before


def test_private_writing_never_crosses_the_comm(line: FakeComm, workshop: Workshop) -> None:
    workshop.write(CANARY)
    line.hear(asked(act="lock", step="ideas"))
    line.hear({"hello": 0})
    assert CANARY not in repr(line.published)
    line.hear(asked(act="reveal", step="ideas"))
    assert CANARY in repr(line.published)


def test_a_timebox_that_ran_out_is_ended_once(workshop: Workshop) -> None:
    workshop.go("ideas")
    workshop.host.say(acts.StartTimer(step="ideas", seconds=60))
    live, room = workshop.host.live, workshop.host.id
    end_timebox(live, room)
    assert workshop.host.state.state("ideas").timer is not None
    assert timebox_end(workshop.host.state, workshop.clock.now) is None
    workshop.clock.passes(2)
    before = workshop.host.board.seq
    end_timebox(live, room)
    end_timebox(live, room)
    timer = workshop.host.state.state("ideas").timer
    assert timer is not None
    assert timer.ended
    assert workshop.host.board.seq == before + 1
