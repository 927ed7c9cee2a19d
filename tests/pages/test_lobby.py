"""At the lobby one makes, opens or borrows a plan, and starts, enters and looks back on rooms."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

from milepost import agendas, places
from milepost.pages import lobby
from milepost.pages.lobby import Lobby
from milepost.pages.room_start import RoomStart
from milepost.pages.surroundings import Surroundings
from milepost.plan import acts
from milepost.plan.board import Board
from milepost.room.live_plan import LivePlan
from milepost.room.log import Log
from milepost.room.memory import MemoryLog
from milepost.room.room import Room
from milepost.widgets.download import Download
from tests.export.reading import text_of
from tests.pages.stage import Workshop


def parts(widget: Any) -> Iterator[Any]:
    """A widget and all that is inside it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def shown(widget: Any) -> str:
    return "".join(part.value for part in parts(widget) if isinstance(part, ipywidgets.HTML))


def field(widget: Any, label: str) -> Any:
    return next(part for part in parts(widget) if getattr(part, "description", "") == label)


def press(widget: Any, label: str) -> None:
    """Press the first button of that label, as a person would."""
    field(widget, label).click()


def boards(log: Log) -> list[Board]:
    return [LivePlan(log, plan).board for plan in log.plans()]


@pytest.fixture
def log() -> MemoryLog:
    return MemoryLog()


def test_an_empty_store_is_met_with_a_beginning(log: MemoryLog) -> None:
    assert "Begin with a plan" in shown(Lobby(log))


def test_a_plan_is_made_of_what_was_typed(log: MemoryLog) -> None:
    page = Lobby(log)
    field(page, "Title").value = " Harbour "
    field(page, "Vision").value = "A harbour for all"
    field(page, "Horizon: the date you look ahead to").value = date(2028, 6, 30)
    field(page, "Public holidays of").value = "DE"
    press(page, "Make this plan")
    [board] = boards(log)
    assert board.plan is not None
    assert (board.plan.title, board.plan.vision) == ("Harbour", "A harbour for all")
    assert (board.plan.horizon, board.plan.calendar.country) == (date(2028, 6, 30), "DE")
    assert "A harbour for all" in shown(page)


@pytest.mark.parametrize("title", ["", "  ", "x" * 100_000, "NUL\0", "half \ud800"])
def test_a_title_that_is_none_is_refused_in_a_sentence(log: MemoryLog, title: str) -> None:
    page = Lobby(log)
    field(page, "Title").value = title
    press(page, "Make this plan")
    assert 'role="alert"' in shown(page)
    assert log.plans() == []


def test_a_sample_is_borrowed_whole(log: MemoryLog) -> None:
    press(Lobby(log), "Use Tesla")
    [board] = boards(log)
    assert board.plan is not None
    assert board.plan.milestones


def test_a_plan_that_is_there_is_open_at_once_and_can_be_changed(log: MemoryLog) -> None:
    workshop = Workshop(log)
    page = Lobby(log)
    field(page, "Vision").value = "<b>A harbour for 500</b>"
    press(page, "Save")
    plan = workshop.host.live.follow().plan
    assert plan is not None
    assert plan.vision == "<b>A harbour for 500</b>"
    assert plan.milestones
    assert "Saved." in shown(page)
    assert "<b>A harbour" not in shown(page)


def test_people_are_added_to_a_plan(log: MemoryLog) -> None:
    workshop = Workshop(log)
    page = Lobby(log)
    field(page, "Name").value = "Bo Ek"
    press(page, "Add")
    plan = workshop.host.live.follow().plan
    assert plan is not None
    assert sorted(person.name for person in plan.people.values()) == ["Ana Lima", "Bo Ek"]
    assert "Bo Ek" in shown(page)


def test_a_started_room_is_a_link_out_of_the_notebook(log: MemoryLog) -> None:
    workshop = Workshop(log)
    page = Lobby(log, "smart_goals")
    field(page, "Length").value = 30
    press(page, "Start the room")
    rooms = workshop.host.live.follow().rooms.values()
    room = next(room for room in rooms if room.id != workshop.host.id)
    assert room.agenda.minutes == 30
    assert f'href="/facilitate/smart_goals/{room.code}" target="_top"' in shown(page)


def test_a_room_without_the_facilitators_name_is_not_started(log: MemoryLog) -> None:
    Workshop(log)
    page = Lobby(log, "smart_goals")
    field(page, "Your name").value = ""
    press(page, "Start the room")
    assert 'role="alert"' in shown(page)


def test_an_open_room_can_be_entered_again(log: MemoryLog) -> None:
    workshop = Workshop(log)
    assert f"/facilitate/smart_goals/{workshop.code}" in shown(Lobby(log))


def test_a_past_room_is_told_by_its_day_and_what_it_put_into_the_plan(log: MemoryLog) -> None:
    workshop = Workshop(log)
    workshop.write("Pier", "Crane")
    workshop.go("commit")
    workshop.host.say(acts.CommitCards(step="commit", cards=tuple(workshop.cards())))
    workshop.host.say(acts.CloseRoom())
    html = shown(Lobby(log))
    assert "Past rooms" in html
    assert "2 milestones" in html
    assert f"/facilitate/smart_goals/{workshop.code}" not in html


def test_where_no_server_is_a_room_is_run_in_the_notebook(log: MemoryLog) -> None:
    workshop, entered = Workshop(log), list[Room]()
    page = Lobby(log, "smart_goals", entered.append)
    press(page, "Run it here")
    assert [room.id for room in entered] == [workshop.host.id]
    assert "/facilitate/" not in shown(page)


def test_another_plan_is_chosen_from_the_shelf(log: MemoryLog) -> None:
    Workshop(log)
    page = Lobby(log)
    press(page, "New plan")
    assert "Begin with a plan" in shown(page)
    press(page, "Harbour")
    assert "A harbour that 400 families use" in shown(page)


def test_a_store_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    broken = tmp_path / "plans.db"
    broken.write_text("no database")
    assert str(broken) in shown(lobby.page(Surroundings(store=broken)))


def test_a_workshop_with_faults_is_left_out_and_all_that_is_wrong_is_told(
    log: MemoryLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    file = agendas.begin("Team charter").folder / "workshop.toml"
    broken = file.read_text("utf-8").replace("[forms.60]", "[forms.6]")
    file.write_text(broken.replace('"vote"', '"<b>"'), "utf-8")
    Workshop(log)
    page = Lobby(log, "team_charter")
    told = shown(page)
    assert f"{file} has 2 faults:" in told
    assert told.count("line ") >= 2
    assert "<b>" not in told.replace("&lt;b&gt;", "")
    assert "Team charter" not in [title for title, _ in field(page, "Workshop").options]


def test_ones_own_workshop_can_be_started_from_the_lobby(
    log: MemoryLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(places.FOLDER, str(tmp_path))
    agendas.begin("Team charter")
    Workshop(log)
    page = Lobby(log, "team_charter")
    press(page, "Start the room")
    assert 'href="/facilitate/team_charter/' in shown(page)


def test_the_form_that_is_chosen_is_printed_on_paper(log: MemoryLog) -> None:
    Workshop(log)
    page = Lobby(log, "smart_goals")
    field(page, "Length").value = 30
    [start] = [part for part in parts(page) if isinstance(part, RoomStart)]
    [button] = [part for part in parts(start) if isinstance(part, Download)]
    assert "30 minutes" in text_of(button._make())
