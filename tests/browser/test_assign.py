"""Who does what is named by taps on a phone and by letters on a laptop."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from milepost.plan.agenda import Assign, Grid
from milepost.plan.work import Raci
from tests.browser.building import building, seat_at_a_laptop
from tests.browser.waiting import taken_in


def test_a_part_is_given_with_a_tap_or_a_letter_and_seen_on_the_other_screen(
    tmp_path: Path, browser: Browser
) -> None:
    with building(tmp_path, browser, Assign(of="tasks", grid=Grid.RACI)) as stage:
        phone, laptop = stage.phone("Noor"), seat_at_a_laptop(stage, "Cem")
        ana = phone.get_by_role("group", name="Ana: Import the catalogue")
        ana.get_by_role("button", name="Accountable").tap()
        first = laptop.get_by_role("gridcell", name="Ana: Accountable")
        expect(first).to_be_visible()

        laptop.locator("td[tabindex='0']").focus()
        laptop.keyboard.press("ArrowRight")
        laptop.keyboard.press("r")
        expect(laptop.get_by_role("gridcell", name="Ben: Responsible")).to_be_focused()
        ben = phone.get_by_role("group", name="Ben: Import the catalogue")
        done = ben.get_by_role("button", name="Responsible")
        expect(done).to_have_attribute("aria-pressed", "true")
        stage.room.live.follow()
        held = stage.room.wall.assigned("t1")
        assert held == {"Ana": Raci.ACCOUNTABLE, "Ben": Raci.RESPONSIBLE}


def test_an_owner_is_one_of_those_who_are_known_or_somebody_else(
    tmp_path: Path, browser: Browser
) -> None:
    with building(tmp_path, browser, Assign(of="tasks", grid=Grid.OWNER)) as stage:
        phone = stage.phone("Noor")
        phone.get_by_text("Ben", exact=True).tap()
        expect(phone.get_by_role("radio", name="Ben")).to_be_checked()
        phone.get_by_role("button", name="Somebody else").tap()
        phone.get_by_label("Another name").fill("Dora")
        phone.get_by_role("button", name="Take this name").tap()
        expect(phone.get_by_role("radio", name="Dora")).to_be_checked()
        taken_in(phone)
        stage.room.live.follow()
        assert stage.room.wall.assigned("t1") == {"Dora": Raci.ACCOUNTABLE}
