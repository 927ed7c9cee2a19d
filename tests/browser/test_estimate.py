"""Cards are played on phone and laptop, turned by whoever runs the room, and agreed on."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from milepost.plan.agenda import Estimate
from tests.browser.building import building, seat_at_a_laptop
from tests.browser.waiting import taken_in


def _play_by_tap(page: Page, face: str) -> None:
    page.locator(".hand").get_by_text(face, exact=True).tap()
    expect(page.get_by_role("radio", name=face, exact=True)).to_be_checked()
    taken_in(page)


def test_votes_are_hidden_until_they_are_turned_and_neighbours_take_the_larger(
    tmp_path: Path, browser: Browser
) -> None:
    with building(tmp_path, browser, Estimate(of="tasks")) as stage:
        desk = stage.laptop(insight=False)
        phone, laptop = stage.phone("Noor"), seat_at_a_laptop(stage, "Cem")
        _play_by_tap(phone, "3")
        laptop.get_by_role("radio", name="2", exact=True).focus()
        laptop.keyboard.press("Space")
        laptop.keyboard.press("ArrowRight")
        laptop.keyboard.press("ArrowRight")
        expect(laptop.get_by_role("radio", name="5", exact=True)).to_be_checked()
        expect(desk.get_by_text("2 of 2")).to_be_visible()
        expect(desk.locator(".played-card")).to_have_count(0)

        desk.get_by_role("button", name="Turn the cards over").click()
        for page in (desk, phone, laptop):
            expect(page.locator(".played-card")).to_have_text(["3Noor", "5Cem"])
        desk.get_by_role("button", name="Vote again").click()
        expect(phone.get_by_text("Round 2 of 3")).to_be_visible()
        _play_by_tap(phone, "5")
        desk.get_by_role("button", name="Turn the cards over").click()
        desk.get_by_role("button", name="Agree on 5 points").click()
        for page in (desk, phone, laptop):
            expect(page.locator(".item-size")).to_have_text("5 points")
        expect(phone.locator(".item-head")).to_contain_text("Train the volunteers")
        stage.room.live.follow()
        assert stage.room.wall.field("t1", "points") == "5"
