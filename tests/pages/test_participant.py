"""What participants read holds the plan, and nothing of what is going on in the room."""

from pathlib import Path

from msgspec.structs import replace

from milepost.pages.participant import page, plan_so_far
from milepost.pages.surroundings import Surroundings
from milepost.plan.room_state import Role
from milepost.plan.view import shared
from milepost.room.sqlite import SQLiteLog
from milepost.server.room_pages import for_readers_of
from tests.pages.stage import CANARY, HARBOUR, Workshop


def told(workshop: Workshop) -> str:
    return plan_so_far(shared(workshop.host.board, workshop.host.id, Role.SPECTATOR))


def test_the_plan_so_far_is_told() -> None:
    html = told(Workshop())
    assert "A harbour that 400 families use" in html
    assert "30 Jun 2028" in html
    assert "Pier open to 40 boats" in html
    assert "Ana Lima" in html
    assert "berths: 12 → 1,000,000 boats" in html


def test_the_plan_is_told_in_every_language_to_those_who_read_it(tmp_path: Path) -> None:
    store = tmp_path / "plans.db"
    workshop = Workshop(SQLiteLog(store))
    html = page(Surroundings(store=store, member="", room=workshop.code, served=True)).data
    for language, horizon in (("en", "Up to 30 Jun 2028"), ("de", "Bis 30. Juni 2028")):
        shown = for_readers_of(language, html)
        assert horizon in shown
        assert shown.count("<section") == 1
        assert shown.count("Pier open to 40 boats") == 1
        assert "<style>" in shown


def test_nothing_of_the_room_is_told() -> None:
    workshop = Workshop()
    workshop.write(CANARY)
    assert CANARY not in told(workshop)


def test_what_people_typed_into_the_plan_stays_text() -> None:
    html = told(Workshop(plan=replace(HARBOUR, vision="<script>alert(1)</script>")))
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_page_of_a_room_is_read_from_the_store(tmp_path: Path) -> None:
    store = tmp_path / "plans.db"
    workshop = Workshop(SQLiteLog(store))
    html = page(Surroundings(store=store, member="", room=workshop.code, served=True)).data
    assert "Pier open to 40 boats" in html


def test_a_room_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    around = Surroundings(store=tmp_path / "plans.db", room="XXXXX", served=True)
    assert "This room is not here any more" in page(around).data


def test_outside_a_room_the_page_says_what_it_is_for(tmp_path: Path) -> None:
    assert "In a room" in page(Surroundings(store=tmp_path / "plans.db")).data
