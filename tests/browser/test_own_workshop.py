"""A workshop that somebody wrote is chosen in the lobby and run, in a kit that knows its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from milepost import agendas, places
from milepost.plan.plan import Plan
from milepost.room.room import open_plan
from milepost.room.sqlite import SQLiteLog
from tests.browser.conftest import LAPTOP
from tests.kit_process import KitProcess


@pytest.fixture
def kit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KitProcess]:
    monkeypatch.setenv(places.FOLDER, str(tmp_path / "mine"))
    agendas.begin("Kick-off 2027")
    log = SQLiteLog(tmp_path / "plans.db")
    open_plan(log, Plan(title="A library in every pocket"))
    log.close()
    started = KitProcess(tmp_path / "plans.db").start()
    yield started
    started.stop()


def lobby(browser: Browser, kit: KitProcess) -> Page:
    page = browser.new_context(viewport=LAPTOP).new_page()
    page.goto(f"{kit.origin}/facilitate/kick_off_2027?token={kit.token}")
    page.get_by_role("button", name="Start the room").wait_for(timeout=60_000)
    return page


def test_ones_own_workshop_runs_from_its_notebook_to_its_first_step(
    browser: Browser, kit: KitProcess
) -> None:
    page = lobby(browser, kit)
    chosen = page.get_by_label("Workshop").locator("option:checked").inner_text()
    assert chosen.split() == ["Kick-off", "2027"]
    page.get_by_role("button", name="Start the room").click()
    page.get_by_role("link", name="Go to the room").click()
    page.get_by_role("button", name="Next:").wait_for(timeout=30_000)
    page.get_by_role("heading", name="Why we are here").first.wait_for()
    page.context.close()


def test_the_agenda_on_paper_comes_from_the_lobby(browser: Browser, kit: KitProcess) -> None:
    page = lobby(browser, kit)
    with page.expect_download(timeout=60_000) as caught:
        page.get_by_role("button", name="Agenda on paper (PDF)").click()
    assert caught.value.suggested_filename == "agenda.pdf"
    assert Path(caught.value.path()).read_bytes().startswith(b"%PDF")
    page.context.close()


def test_a_mistake_stands_in_the_lobby_with_its_line(
    browser: Browser, kit: KitProcess, tmp_path: Path
) -> None:
    file = tmp_path / "mine" / "workshops" / "kick_off_2027" / "workshop.toml"
    file.write_text(file.read_text("utf-8").replace("[forms.60]", "[forms.61]"), "utf-8")
    page = lobby(browser, kit)
    page.get_by_role("alert").filter(has_text="has 1 fault").wait_for()
    page.get_by_text("line ").filter(has_text="name it [forms.60]").first.wait_for()
    page.context.close()
