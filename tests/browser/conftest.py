"""A kit with a plan and a room, and a real browser with as many people as a journey needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

from benchmarks.chromium import FLAGS, executable
from milepost import agendas
from milepost.plan.plan import Plan
from milepost.room.room import Room, open_plan, open_room
from milepost.room.sqlite import SQLiteLog
from tests.kit_process import KitProcess

PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1440, "height": 900}
WALL: ViewportSize = {"width": 1920, "height": 1080}

#: In milliseconds. A slow machine is no fault; what never comes is.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")  # Playwright keeps a loop running as long as it lives
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable(), args=list(FLAGS))
        yield launched
        launched.close()


@dataclass
class Stage:
    """A running kit with one SMART room, and the people who come to it."""

    kit: KitProcess
    room: Room
    browser: Browser

    @property
    def code(self) -> str:
        return self.room.state.code

    def person(self) -> BrowserContext:
        return self.browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)

    def phone(self, name: str) -> Page:
        """A phone that has joined the room."""
        page = self.person().new_page()
        page.goto(f"{self.kit.origin}/join/{self.code}")
        page.get_by_label("Your name").fill(name)
        page.get_by_role("button", name="Join").click()
        page.get_by_text("I have finished").wait_for()
        return page

    def laptop(self, *, insight: bool = True) -> Page:
        """The facilitator's laptop, by the link with the token."""
        page = self.browser.new_context(viewport=LAPTOP, accept_downloads=True).new_page()
        if not insight:  # a kernel takes seconds to start
            page.route("**/insight/**", lambda route: route.fulfill(body=""))
        page.goto(f"{self.kit.origin}/facilitate/smart_goals/{self.code}?token={self.kit.token}")
        page.get_by_role("button", name="Next:").wait_for()
        return page

    def wall(self) -> Page:
        """The projector in the room."""
        page = self.browser.new_context(viewport=WALL).new_page()
        page.goto(f"{self.kit.origin}/present/{self.code}")
        page.locator(".join-code").wait_for()
        return page


@pytest.fixture
def stage(tmp_path: Path, browser: Browser) -> Iterator[Stage]:
    log = SQLiteLog(tmp_path / "plans.db")
    plan = Plan(title="A library in every pocket", vision="Everybody in town reads what they like.")
    room = open_room(open_plan(log, plan), agendas.load("smart_goals"))
    kit = KitProcess(tmp_path / "plans.db").start()
    try:
        yield Stage(kit, room, browser)
    finally:
        for context in browser.contexts:
            context.close()
        kit.stop()
        log.close()
