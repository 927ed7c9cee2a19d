"""Cards are sorted alone by taps, and settled together by keyboard."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from milepost.plan import acts
from milepost.plan.agenda import Lane, Sort
from tests.browser.building import building, seat_at_a_laptop
from tests.browser.waiting import taken_in

LANES = tuple(
    Lane(key=key, label=label)
    for key, label in (("must", "Must"), ("could", "Could"), ("wont", "Not now"))
)


def test_people_sort_alone_and_settle_what_splits_them(tmp_path: Path, browser: Browser) -> None:
    sort = Sort(of="tasks", lanes=LANES, field="moscow", private=True)
    with building(tmp_path, browser, sort) as stage:
        phone, laptop = stage.phone("Noor"), seat_at_a_laptop(stage, "Cem")
        phone.get_by_text("Must", exact=True).tap()
        expect(phone.get_by_text("1 of 2 cards sorted.")).to_be_visible()
        laptop.get_by_role("radio", name="Not now").first.focus()
        laptop.keyboard.press("Space")
        expect(laptop.get_by_text("1 of 2 cards sorted.")).to_be_visible()

        for page in (phone, laptop):
            taken_in(page)
        stage.room.live.follow()
        stage.room.say(acts.Reveal(step="build"))
        expect(phone.get_by_text("1 says Must, 1 says Not now")).to_be_visible()
        place = laptop.get_by_role("group", name="Put into a lane: Import the catalogue")
        place.get_by_role("button", name="Could").focus()
        laptop.keyboard.press("Enter")
        for page in (phone, laptop):
            lane = page.locator("[data-lane=could]")
            expect(lane.get_by_text("Import the catalogue").first).to_be_visible()
        expect(laptop.locator("[data-lane=could] button")).to_be_focused()
        stage.room.live.follow()
        assert stage.room.wall.field("t1", "moscow") == "could"
