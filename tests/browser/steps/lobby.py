"""The facilitator's lobby: one page for the whole journey, in which plan and rooms begin."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.kit_process import KitProcess

#: The shortest form of each workshop.
MINUTES = 30


class Lobby:
    """A lobby that stays open.

    Args:
        page: where it is shown.
        kit: that serves it.
    """

    def __init__(self, page: Page, kit: KitProcess) -> None:
        self.page = page
        page.goto(kit.link)
        page.get_by_role("button", name="Make this plan").wait_for()

    def make_plan(self, title: str, vision: str, horizon: str) -> None:
        """Write down what the plan is for."""
        self.page.get_by_label("Title").fill(title)
        self.page.get_by_label("Vision").fill(vision)
        self.page.get_by_label("Horizon").fill(horizon)
        self.page.get_by_role("button", name="Make this plan").click()
        self.page.get_by_role("heading", name=title, level=1).wait_for()

    def start(self, stem: str, title: str) -> Page:
        """Start a workshop from the path, in its shortest form; what opens is its desk."""
        page = self.page
        page.bring_to_front()
        station = page.locator(".milepost-station .milepost-entry", has_text=title)
        station.click()
        expect(station).to_contain_class("chosen")
        short = page.get_by_role("button", name=f"{MINUTES} min")
        short.click()
        expect(short).to_contain_class("mod-active")
        page.get_by_role("button", name=re.compile("^Start the (next|room)")).click()
        way_in = page.locator(f"a.primary[href*='/{stem}/']")
        with page.context.expect_page() as opened:
            way_in.click(modifiers=["ControlOrMeta"])
        desk = opened.value
        desk.bring_to_front()  # a tab behind another draws once a second
        desk.get_by_role("button", name="Next:").wait_for()
        return desk
