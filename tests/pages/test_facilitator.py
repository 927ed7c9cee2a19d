"""A workshop's notebook is insight behind our server, and the whole desk where there is none."""

from pathlib import Path
from typing import Any

import pytest

from milepost.pages import facilitator
from milepost.pages.insight import Insight
from milepost.pages.surroundings import Surroundings
from milepost.room.sqlite import SQLiteLog
from milepost.widgets.downloads import Downloads
from milepost.widgets.live_screen import LiveScreen
from tests.pages.stage import Workshop
from tests.pages.test_lobby import parts, press, shown
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "plans.db"


def has(page: Any, kind: type) -> bool:
    return any(isinstance(part, kind) for part in parts(page))


def test_in_a_room_the_notebook_is_insight_and_what_to_take_home(store: Path) -> None:
    workshop = Workshop(SQLiteLog(store))
    page = facilitator.page(
        "smart_goals", Surroundings(store=store, room=workshop.code, served=True)
    )
    assert [kind for kind in (Insight, Downloads, LiveScreen) if has(page, kind)] == [
        Insight,
        Downloads,
    ]


def test_a_room_that_is_not_there_is_said_so(store: Path) -> None:
    page = facilitator.page("smart_goals", Surroundings(store=store, room="XXXXX", served=True))
    assert "This room is not here any more" in shown(page)


def test_without_a_server_the_notebook_says_that_nobody_can_join(store: Path) -> None:
    page = facilitator.page("smart_goals", Surroundings(store=store))
    assert "milepost run" in shown(page)


def test_without_a_server_a_room_is_run_right_here(store: Path) -> None:
    workshop = Workshop(SQLiteLog(store))
    page = facilitator.page("smart_goals", Surroundings(store=store))
    press(page, "Run it here")
    screen = next(part for part in parts(page) if isinstance(part, LiveScreen))
    act = {"id": "a" * 22, "act": "go_to", "step": "ideas", "leaving": "welcome"}
    line_of(screen).hear(act)
    workshop.host.follow()
    assert workshop.host.state.step.key == "ideas"


def test_entering_another_room_leaves_the_first(store: Path) -> None:
    log = SQLiteLog(store)
    Workshop(log)
    page = facilitator.page("smart_goals", Surroundings(store=store))
    press(page, "Start the room")
    press(page, "Run it here")
    assert len([part for part in parts(page) if isinstance(part, LiveScreen)]) == 1
