"""At the lobby files show what they would change before anything does, and can be taken back."""

from __future__ import annotations

import pytest

from milepost.pages.import_desk import ImportDesk
from milepost.plan.acts import PutPerson
from milepost.plan.parts import Person
from milepost.room.live_plan import LivePlan
from milepost.room.memory import MemoryLog
from milepost.room.room import open_plan, plan_act
from milepost.widgets.upload import Upload
from tests.importing.files import TASKS
from tests.pages.stage import HARBOUR
from tests.pages.test_lobby import field, parts, press, shown
from tests.widgets.comms import line_of

pytestmark = pytest.mark.usefixtures("fake_comms")

BRING_IN, TAKE_BACK = "Bring all of this in", "Take back the last import"


@pytest.fixture
def live() -> LivePlan:
    return open_plan(MemoryLog(), HARBOUR)


def upload(desk: ImportDesk, text: str) -> None:
    """Choose a file, as a person would."""
    (button,) = (part for part in parts(desk) if isinstance(part, Upload))
    line = line_of(button)
    line.hear({"files": ["work.csv"]})
    line.hear({"piece": 0}, text.encode())
    line.hear({"all": True})


def is_offered(desk: ImportDesk, label: str) -> bool:
    return bool(field(desk, label).layout.display != "none")


def test_a_file_shows_what_would_change_and_changes_nothing(live: LivePlan) -> None:
    desk, before = ImportDesk(live), live.board
    assert not is_offered(desk, BRING_IN)
    upload(desk, TASKS)
    assert "Tasks: 2 new" in shown(desk)
    assert "Draw the pier" in shown(desk)
    assert is_offered(desk, BRING_IN)
    assert live.board is before


def test_what_was_shown_is_brought_in_and_taken_back(live: LivePlan) -> None:
    told: list[str] = []
    desk = ImportDesk(live, lambda: told.append("changed"))
    upload(desk, TASKS)
    press(desk, BRING_IN)
    assert live.board.plan is not None
    assert len(live.board.plan.tasks) == 2
    assert not is_offered(desk, BRING_IN)
    press(desk, TAKE_BACK)
    assert live.board.plan == HARBOUR
    assert not is_offered(desk, TAKE_BACK)
    assert told == ["changed", "changed"]


def test_faults_are_all_shown_and_nothing_can_be_brought_in(live: LivePlan) -> None:
    desk = ImportDesk(live)
    upload(desk, TASKS.replace("2027-03-31", "<b>soon</b>").replace(",5,", ",five,"))
    assert "line 2, column 3" in shown(desk)
    assert "line 3, column 4" in shown(desk)
    assert "<b>" not in shown(desk)
    assert not is_offered(desk, BRING_IN)


def test_a_plan_that_changed_since_is_shown_once_more(live: LivePlan) -> None:
    desk = ImportDesk(live)
    upload(desk, TASKS)
    plan_act(live, PutPerson(person=Person(id="bo", name="Bo")))
    press(desk, BRING_IN)
    assert "changed meanwhile" in shown(desk)
    assert live.board.plan is not None
    assert not live.board.plan.tasks
    press(desk, BRING_IN)
    assert len(live.board.plan.tasks) == 2
